//! Steps on the wire.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use super::store::Step;
use foundation::kernel::{Id, Instant, Problem, Result, TextEnum};

/// A step: who did what, when, and with which words.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StepOf<Action: ToSchema, State: ToSchema> {
    /// Its id.
    pub id: Id,
    /// When.
    pub at: Instant,
    /// What was done.
    pub action: Action,
    /// Where it stands since.
    pub state: State,
    /// By whom, by the name of that time.
    #[schema(example = "Nguyễn Văn Á")]
    pub account_name: String,
    /// For whom, where a substitute acted.
    pub acting_for_name: Option<String>,
    /// What was said.
    pub words: Option<String>,
    /// By when the next step is due, that day included.
    pub due_on: Option<NaiveDate>,
}

impl<Action: TextEnum + ToSchema, State: TextEnum + ToSchema> StepOf<Action, State> {
    /// A stored step.
    ///
    /// # Errors
    /// Internal, where what is stored is no action or state of these.
    pub fn of(step: Step) -> Result<Self> {
        let unknown = |code: &str| Problem::internal(format!("step {} says {code}", step.id));
        Ok(Self {
            action: Action::from_code(&step.action).ok_or_else(|| unknown(&step.action))?,
            state: State::from_code(&step.to_state).ok_or_else(|| unknown(&step.to_state))?,
            id: step.id,
            at: step.at,
            account_name: step.account_name,
            acting_for_name: step.acting_for_name,
            words: step.words,
            due_on: step.due_on,
        })
    }
}
