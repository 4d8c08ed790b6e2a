//! The file of a person (hồ sơ bồi dưỡng; ): every time that he was sent over the years with what came of it, what
//! he was found to lack, and his yearly classification; as a page, a paper and a workbook. It serves planning, appointment,
//! rotation and the yearly classification. Nothing is stored here. Reading somebody else's file goes on record.

mod dto;
mod paper;
mod routes;
mod service;
mod store;
mod workbook;

pub use routes::configure;
