//! Findings on a person's professional requirement, as dated facts: meets it or does not, from which day, and why.
//! What a person lacks is never a flag.

pub mod rules;
