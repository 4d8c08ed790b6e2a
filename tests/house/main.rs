//! The house itself: what the code may use, paired migrations, the shape of handlers, the OpenAPI document.

mod document;
mod imports;
mod migrations;
mod signatures;
mod sources;
mod words;
