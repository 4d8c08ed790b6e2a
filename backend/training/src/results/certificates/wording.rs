//! What a confirmation of the ward's own says, kept as it was issued.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What stands on a confirmation beside its issuer, its number and its day: printed again years later it says the same,
/// whoever heads the unit by then and whatever people, units and courses are called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// The agency above the issuing one in the head, line by line.
    pub superior: Vec<String>,
    /// The issuing agency in the head, line by line.
    pub agency: Vec<String>,
    /// The place before the day.
    pub place: String,
    /// Whom it is for.
    pub full_name: String,
    /// The unit that the person was sent from.
    pub unit: String,
    /// The course.
    pub course: String,
    /// Who organised the course.
    pub organiser: String,
    /// The course's first day.
    pub first_day: NaiveDate,
    /// The course's last day.
    pub last_day: NaiveDate,
    /// Where the course was held.
    pub held_at: Option<String>,
    /// The power and the title of whoever signs, line by line.
    pub signer_titles: Vec<String>,
    /// The name of whoever signs; empty where it is written by hand.
    pub signer_name: String,
}
