//! What all operations share over HTTP: problem details, bodies and addresses that are checked whole, who is asking,
//! ETags, idempotency keys, the request's log. Knows nothing of any feature.

mod address_limits;
mod allowed;
mod answer;
mod attachment;
mod body;
mod cell;
mod document;
mod envelope;
mod etag;
mod idempotency;
mod limiter_clock;
mod problem_document;
mod program_limits;
mod query;
mod routes;
mod schema;
mod sheet;
mod upload;
mod workbook;

pub use address_limits::AddressLimits;
pub use allowed::{Allowed, Identified, Identities, ProgramAsker};
pub use answer::refusal;
pub use attachment::attachment;
pub use body::{Body, MaybeBody, Patch, PatchBody, checked, path_config, read_limited};
pub use cell::{Cell, Column};
pub use document::Document;
pub use envelope::{Facts, Installation, TrustedProxies, Wiring, envelope};
pub use etag::{IfMatch, created, not_modified, tagged};
pub use idempotency::{LONGEST_KEY, remember};
pub use problem_document::{FaultView, problem_document};
pub use program_limits::{ProgramLimits, may_come_from};
pub use query::{Empty, Listing, Query, SheetListing, SheetQuery};
pub use routes::{Description, Routes};
pub use sheet::{ListColumn, Sheet, SheetColumns, SheetRow};
pub use upload::{Upload, UploadBody, UploadFields};
pub use workbook::{Book, Table, UnitNames, WORKBOOK};
