//! The features, each in its own room. A later room may use the face (`mod.rs`) of an earlier one, never the other
//! way round: the order below is the order of the rooms, and a test reads it.

pub mod units;
pub mod accounts;
pub mod years;
pub mod substitutions;
pub mod audit;
pub mod installation;
pub mod files;
pub mod staff;
pub mod findings;
pub mod roster;
pub mod reviews;
pub mod working_days;
pub mod catalogue;
pub mod money;
pub mod needs;
pub mod year_plans;
pub mod courses;
pub mod nominations;
pub mod plan_progress;
pub mod decisions;
pub mod attendance;
pub mod results;
pub mod past_trainings;
pub mod result_reports;
pub mod evaluations;
pub mod classifications;
pub mod targets;
pub mod competences;
pub mod duties;
pub mod clients;
pub mod pull;

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
    targets::seed(tx)
}
