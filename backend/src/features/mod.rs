//! The rooms of the house, one for each part of the plan. A room is asked through what its `mod.rs` offers; its
//! `rules.rs` holds what the plan and the law say, as pure functions over values and the day of today.

pub mod attendance;
pub mod catalogue;
pub mod courses;
pub mod evaluations;
pub mod findings;
pub mod nominations;
pub mod result_reports;
pub mod results;
pub mod staff;
pub mod working_days;
