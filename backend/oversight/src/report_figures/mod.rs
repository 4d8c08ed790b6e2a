//! The figures of reports: who was sent to courses in a period, counted by kind of programme, by kind of person
//! and by unit, with what came of it; the review, the documents, the targets, the money, the evaluations and the
//! difficulties beside it. Nothing is typed in and nothing is stored here: each count is of names, and the names are
//! asked for by the same rule. `words` says the figures in sentences, `changes` what differs between two of them.
//!
//! A time of being sent belongs to the day of admission and to the unit that the person was sent from. Both are
//! counted, times sent (lượt người) and people (người), women apart; past training that was entered later was sent by
//! nobody here.

pub mod changes;
mod dto;
mod lines;
mod paper;
mod routes;
pub mod rules;
mod service;
mod store;
mod words;
mod workbook;

pub use dto::{
    FigureCell, FigureChange, FigureLine, FigureLineQuery, FigureLines, FigureName, FigureNames, NameChange,
    ReportFigures,
};
pub use lines::{all_lines_of, lines_of};
pub use paper::{ReportText, annexes, sections};
pub use routes::configure;
pub use rules::FigurePart;
pub use service::{figures_of, names_of};
pub use words::{ToldFigures, ToldPart, told};
pub use workbook::book;
