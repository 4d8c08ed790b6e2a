//! What the service hands over to be told: a nomination with what its page shows, the outcome of an item of a batch, and
//! a place that stands against a rule.

use super::rules::Way;
use super::store::{Listed, Nomination, NominationStep};
use foundation::kernel::{Fault, Id, Result};

/// A nomination with all that its page shows.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The nomination.
    pub nomination: Nomination,
    /// What the list shows of it.
    pub listed: Listed,
    /// Id, name and title of who takes over.
    pub hand_over: Option<(Id, String, String)>,
    /// Its steps.
    pub steps: Vec<NominationStep>,
}

/// What became of one item of a batch.
#[derive(Debug)]
pub struct Outcome {
    /// The person, where people were sent.
    pub staff_id: Option<Id>,
    /// The nomination, where nominations were sent.
    pub nomination_id: Option<Id>,
    /// What the rules said, and did not stand in the way.
    pub warnings: Vec<Fault>,
    /// The nomination as it stands now, or why not.
    pub done: Result<Nomination>,
}

impl Outcome {
    /// One item's outcome. What failed on our side fails the batch.
    pub fn of(staff_id: Option<Id>, nomination_id: Option<Id>, done: Result<(Nomination, Vec<Fault>)>) -> Result<Self> {
        match done {
            Err(problem) if problem.code.status() >= 500 => Err(problem),
            Err(problem) => Ok(Self { staff_id, nomination_id, warnings: Vec::new(), done: Err(problem) }),
            Ok((nomination, warnings)) => Ok(Self { staff_id, nomination_id, warnings, done: Ok(nomination) }),
        }
    }
}

/// A place at a course that stands against a rule.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// The nomination.
    pub nomination: Nomination,
    /// The name of the person.
    pub full_name: String,
    /// What the rule says; its data name nomination and person.
    pub fault: Fault,
}

impl Conflict {
    /// Whether somebody must answer for it: the person has a place, and was not summoned by name. Before approval the
    /// rules are asked again anyway, and of the summoned they only warn.
    pub fn binds(&self) -> bool {
        self.nomination.state.counts_as_away() && self.nomination.way != Way::Summoned
    }
}
