//! Results and certificates: what came of a course for a person, and the paper that says so.

pub mod rules;
