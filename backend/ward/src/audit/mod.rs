//! The record, to be read: every change with who, when, from where, before and after; and who has read
//! whose file. Nothing here writes: the journal does.

mod dto;
mod filter;
mod routes;
mod service;
mod store;
mod words;
mod workbook;

pub use routes::configure;
