//! The people of the roster: category, post, state, absences, and who counts for the staffing of a unit on a day.

pub mod rules;
