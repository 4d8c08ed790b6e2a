//! The calendar on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::rules::CalendarKind;
use foundation::kernel::{Id, Instant};
use training::courses::TimeOfDay;

/// Whose calendar, and which days of it.
#[derive(Clone, Copy, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CalendarQuery {
    /// From this day on.
    #[param(example = "2026-11-01")]
    pub from: NaiveDate,
    /// Up to this day, at most 400 days.
    #[param(example = "2026-11-30")]
    pub to: NaiveDate,
    /// Of this unit and all below it.
    pub unit_id: Option<Id>,
    /// Of this person; where neither is named: of the widest unit in reach, else of oneself.
    pub staff_id: Option<Id>,
}

/// What stands in a calendar.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CalendarEntry {
    /// Unique, and the same for as long as it stands there.
    #[schema(example = "course:0198a6a0-0000-7000-8000-000000000001")]
    pub id: String,
    /// What it is.
    pub kind: CalendarKind,
    /// What people read.
    #[schema(example = "Bồi dưỡng kỹ năng giải quyết thủ tục hành chính")]
    pub title: String,
    /// The first day.
    pub first_day: NaiveDate,
    /// The last day.
    pub last_day: NaiveDate,
    /// When it begins, where it has a time.
    pub starts: Option<TimeOfDay>,
    /// When it ends.
    pub ends: Option<TimeOfDay>,
    /// Where.
    pub place: Option<String>,
    /// The unit whose it is.
    pub unit_name: Option<String>,
    /// How many of the people asked about it concerns; 0 where nobody in particular.
    #[schema(example = 3)]
    pub people: i64,
    /// Where in the product it is.
    #[schema(example = "/lop/0198a6a0-0000-7000-8000-000000000001")]
    pub link: String,
    /// Whether it should have been done by today.
    pub overdue: bool,
}

/// The calendar of somebody.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Calendar {
    /// The first day asked for.
    pub from: NaiveDate,
    /// The last one.
    pub to: NaiveDate,
    /// The unit, where it is a unit's.
    pub unit_id: Option<Id>,
    /// The person, where it is a person's.
    pub staff_id: Option<Id>,
    /// Of the unit or the person.
    #[schema(example = "Phòng Văn hoá - Xã hội")]
    pub name: String,
    /// Days on which nobody works, by the table of working days.
    pub days_off: Vec<NaiveDate>,
    /// In the order of their days.
    pub items: Vec<CalendarEntry>,
}

/// A calendar that can be subscribed to.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CalendarFeedView {
    /// Its id.
    pub id: Id,
    /// The unit; null: one's own.
    pub unit_id: Option<Id>,
    /// The unit's name in tables.
    #[schema(example = "Phòng VH-XH")]
    pub unit_name: Option<String>,
    /// When it was made.
    pub created_at: Instant,
    /// When a program last read it, to the hour.
    pub last_read_at: Option<Instant>,
}

/// The calendars that whoever asks has made to be subscribed to.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CalendarFeeds {
    /// The newest first.
    pub items: Vec<CalendarFeedView>,
}

/// Which calendar is to be subscribed to.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct CalendarFeedBody {
    /// A unit's; one's own when left out.
    pub unit_id: Option<Id>,
}

/// A new calendar to subscribe to.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NewCalendarFeed {
    /// Its id.
    pub id: Id,
    /// The private address, told this once.
    #[schema(example = "https://boiduong.example.vn/api/v1/calendar/feeds/abc/ics")]
    pub address: String,
}
