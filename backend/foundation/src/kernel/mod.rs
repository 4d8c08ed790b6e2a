//! What every room may use: values without input or output. Nothing here knows a database, HTTP, or a feature.

mod codes;
mod id;
mod names;
mod page;
mod permissions;
mod principal;
mod problem;
mod text;
mod text_enum;
mod time;
mod working_week;

pub use crate::text_enum;
pub use codes::Code;
pub use id::Id;
pub use names::{SORT_KEY_VERSION, search_key, sort_key};
pub use page::{Cursor, CursorValue, Page, PageRequest, SortTerm};
pub use permissions::*;
pub use principal::*;
pub use problem::{Fault, Problem, Result};
pub use text::{hexadecimal, normalise, normalise_json};
pub use text_enum::TextEnum;
pub use time::{
    Clock, FileClock, FixedClock, Instant, SystemClock, add_months, days_between, format_day, stretch_faults,
};
pub use working_week::WorkingWeek;
