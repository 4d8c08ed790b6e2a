//! Files (tệp): scans of letters, certificates and signed papers, in chunks of 256 kB in the database, so that there is
//! one transaction and one backup and no shared volume. A file has no address of its own: it is reached through the
//! thing that it belongs to, whose rights are its rights.

mod dto;
pub mod rules;
mod service;
mod store;

pub use dto::{FileView, Scan, ScanForm};
pub use service::{keep_document, remove, store};
pub use store::{StoredFile, content, find, find_many};
