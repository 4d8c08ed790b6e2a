//! The rooms of what a ward is: its units and accounts, its people and what each of them lacks, its working days, and the catalogue of programmes.
//!
//! Each room may use the face (`mod.rs`) of an earlier one, never the other way round: the order below
//! is the order of the rooms, and a test reads it.

pub mod sheets;
pub mod units;
pub mod accounts;
pub mod years;
pub mod substitutions;
pub mod audit;
pub mod jobs;
pub mod installation;
pub mod files;
pub mod staff;
pub mod letterheads;
pub mod registrations;
pub mod findings;
pub mod roster;
pub mod reviews;
pub mod working_days;
pub mod catalogue;
