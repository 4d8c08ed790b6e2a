//! The rooms of the house, one for each part of the plan.

pub mod staff;
