//! The rooms of what becomes of it all: evaluations, the yearly classification, dissemination, difficulties, inspections,
//! targets, the feed for the city's software, reports of units and of the ward, people's files, who owes what, the calendar, mail and reminders, units side by
//! side, and the sheet for the superior's software.
//!
//! Each room may use the face (`mod.rs`) of an earlier one and of those of `ward` and `training`, never the other way round: the order below
//! is the order of the rooms, and a test reads it.

pub mod evaluations;
pub mod classifications;
pub mod dissemination;
pub mod steps;
pub mod difficulties;
pub mod inspections;
pub mod targets;
pub mod clients;
pub mod pull;
pub mod report_figures;
pub mod unit_reports;
pub mod ward_reports;
pub mod competences;
pub mod training_files;
pub mod training_lists;
pub mod duties;
pub mod calendar;
pub mod mails;
pub mod reminders;
pub mod comparison;
pub mod superior_sheets;
