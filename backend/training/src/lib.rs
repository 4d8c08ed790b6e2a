//! The rooms of sending people to be trained: needs and the year's plan, money, courses, nominations, and what comes of them.
//!
//! Each room may use the face (`mod.rs`) of an earlier one and of those of `ward`, never the other way round: the order below
//! is the order of the rooms, and a test reads it.

pub mod money;
pub mod needs;
pub mod year_plans;
pub mod courses;
pub mod nominations;
pub mod plan_progress;
pub mod decisions;
pub mod attendance;
pub mod results;
pub mod confirmations;
pub mod past_trainings;
pub mod course_sheets;
pub mod result_reports;
