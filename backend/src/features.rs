//! All rooms, wired together.

pub use oversight::*;
pub use training::*;
pub use ward::*;

/// The rooms that follow what happens to courses, in their order.
pub const FOLLOWERS_OF_COURSES: courses::Followers = courses::Followers(&[nominations::follow_course]);

/// Puts in what the product ships: the ward's units, the catalogue, the working days. What is there already is left as
/// the ward has made it.
pub fn seed(tx: &mut crate::journal::Transaction<'_>) -> crate::kernel::Result<()> {
    units::seed(tx)?;
    working_days::seed(tx)?;
    catalogue::seed(tx)?;
    money::seed(tx)?;
    nominations::seed(tx)?;
    evaluations::seed(tx)?;
    findings::seed(tx)?;
    classifications::seed(tx)?;
    unit_reports::seed(tx)?;
    targets::seed(tx)?;
    reminders::seed(tx)
}
