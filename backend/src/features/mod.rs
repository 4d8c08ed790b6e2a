//! The rooms of the house, one for each part of the plan.

pub mod accounts;
pub mod catalogue;
pub mod evaluations;
pub mod staff;
pub mod units;
