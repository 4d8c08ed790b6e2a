//! Instants, days and the one clock that is handed in. Days are days in Asia/Ho_Chi_Minh.

use std::borrow::Cow;
use std::fmt;
use std::path::PathBuf;
use std::sync::Mutex;

use chrono::{
    DateTime, Datelike, Days, FixedOffset, Months, NaiveDate, NaiveDateTime, SecondsFormat, Timelike as _, Utc,
};
use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql};
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::BigInt;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use super::{Code, Fault};

/// Vietnam has kept UTC+7 without summer time since 1975: a fixed offset is the whole time zone.
const VIETNAM_SECONDS: i32 = 7 * 3600;

/// A moment, in microseconds since 1970-01-01T00:00:00Z; RFC 3339 in UTC on the wire.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, diesel::expression::AsExpression, diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = BigInt)]
pub struct Instant(i64);

impl Instant {
    /// From microseconds since 1970-01-01T00:00:00Z.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since 1970-01-01T00:00:00Z.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// Whole seconds since 1970-01-01T00:00:00Z, as tokens count them (RFC 7519).
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(1_000_000)
    }

    /// This moment plus so many seconds (negative: before).
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0 + seconds * 1_000_000)
    }

    /// The day in Asia/Ho_Chi_Minh at this moment.
    pub fn day(self) -> NaiveDate {
        self.vietnam().date_naive()
    }

    /// What a clock on the wall in Asia/Ho_Chi_Minh shows at this moment, to the second.
    pub fn wall_clock(self) -> NaiveDateTime {
        let local = self.vietnam().naive_local();
        local.with_nanosecond(0).unwrap_or(local)
    }

    /// The year in Asia/Ho_Chi_Minh at this moment.
    pub fn year(self) -> i32 {
        self.day().year()
    }

    /// The beginning of a day in Asia/Ho_Chi_Minh.
    pub fn start_of(day: NaiveDate) -> Self {
        let midnight = day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_micros();
        Self(midnight - i64::from(VIETNAM_SECONDS) * 1_000_000)
    }

    /// Reads RFC 3339 with any offset.
    pub fn parse(text: &str) -> Option<Self> {
        DateTime::parse_from_rfc3339(text.trim()).ok().map(|moment| Self(moment.timestamp_micros()))
    }

    fn utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp_micros(self.0).unwrap_or_default()
    }

    fn vietnam(self) -> DateTime<FixedOffset> {
        match FixedOffset::east_opt(VIETNAM_SECONDS) {
            Some(offset) => self.utc().with_timezone(&offset),
            None => self.utc().fixed_offset(),
        }
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.utc().to_rfc3339_opts(SecondsFormat::Micros, true))
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not an RFC 3339 instant"))
    }
}

impl<DB> ToSql<BigInt, DB> for Instant
where
    DB: Backend,
    i64: ToSql<BigInt, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        self.0.to_sql(out)
    }
}

impl<DB> FromSql<BigInt, DB> for Instant
where
    DB: Backend,
    i64: FromSql<BigInt, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        Ok(Self(i64::from_sql(bytes)?))
    }
}

impl PartialSchema for Instant {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime)))
            .examples([serde_json::json!("2026-11-23T01:30:00.000000Z")])
            .into()
    }
}

impl ToSchema for Instant {}

/// Where the time comes from. Nothing but the start of the program makes one.
pub trait Clock: Send + Sync + 'static {
    /// The present moment.
    fn now(&self) -> Instant;

    /// Whether this is a clock that a test moves: the page then shows a banner.
    fn is_test(&self) -> bool {
        true
    }
}

/// The machine's own clock.
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Instant {
        Instant(Utc::now().timestamp_micros())
    }

    fn is_test(&self) -> bool {
        false
    }
}

/// A clock that reads an RFC 3339 instant from a file at every call, so that a test of the whole program can move it.
/// An unreadable file leaves the last instant that was read.
pub struct FileClock {
    path: PathBuf,
    last: Mutex<Instant>,
}

impl FileClock {
    /// Fails when the file does not hold an instant at the start.
    pub fn open(path: PathBuf) -> std::io::Result<Self> {
        let text = std::fs::read_to_string(&path)?;
        let now = Instant::parse(&text)
            .ok_or_else(|| std::io::Error::new(std::io::ErrorKind::InvalidData, "not an RFC 3339 instant"))?;
        Ok(Self { path, last: Mutex::new(now) })
    }
}

impl Clock for FileClock {
    fn now(&self) -> Instant {
        let read = std::fs::read_to_string(&self.path).ok().and_then(|text| Instant::parse(&text));
        let mut last = self.last.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(now) = read {
            *last = now;
        }
        *last
    }
}

/// A clock that stands until it is set: for the tests that run the server in their own process.
pub struct FixedClock(Mutex<Instant>);

impl FixedClock {
    /// A clock that stands at `now`.
    pub fn new(now: Instant) -> Self {
        Self(Mutex::new(now))
    }

    /// Moves the clock.
    pub fn set(&self, now: Instant) {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = now;
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Instant {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// The same day so many calendar months later; the last day of that month where it has no such day
/// (30 November + 3 months = the last day of February, R-24).
pub fn add_months(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

/// A day as people write it here: 05/01/2027.
pub fn format_day(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

/// The days from `from` to `to`, both counted; none when `to` is before `from`.
pub fn days_between(from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    std::iter::successors(Some(from), |day| day.checked_add_days(Days::new(1))).take_while(move |day| *day <= to)
}

/// The longest stretch of days that is shown at once: a year, with the weeks around it.
const LONGEST_STRETCH_DAYS: i64 = 400;

/// What is wrong with a stretch of days that an address asks for.
pub fn stretch_faults(from: NaiveDate, to: NaiveDate) -> Vec<Fault> {
    if to < from {
        return vec![Fault::new("/query/to", Code::AfterEnd)];
    }
    if (to - from).num_days() >= LONGEST_STRETCH_DAYS {
        return vec![Fault::new("/query/to", Code::TooLong).with("most", format!("{LONGEST_STRETCH_DAYS} ngày"))];
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn r24_three_months_end_on_the_last_day_where_the_month_is_short() {
        for (from, to) in [
            ("2026-11-30", "2027-02-28"),
            ("2027-11-30", "2028-02-29"),
            ("2026-08-23", "2026-11-23"),
            ("2026-12-31", "2027-03-31"),
        ] {
            assert_eq!(add_months(day(from), 3), day(to), "{from}");
        }
    }

    #[test]
    fn days_begin_at_midnight_in_vietnam() {
        let evening = Instant::parse("2026-11-23T16:59:59Z").expect("an instant");
        let night = Instant::parse("2026-11-23T17:00:00Z").expect("an instant");
        assert_eq!(evening.day(), day("2026-11-23"));
        assert_eq!(night.day(), day("2026-11-24"));
        assert_eq!(Instant::start_of(day("2026-11-24")), night);
    }

    #[test]
    fn instants_are_written_in_utc_with_microseconds() {
        let moment = Instant::parse("2026-11-23T08:30:00.5+07:00").expect("an instant");
        assert_eq!(moment.to_string(), "2026-11-23T01:30:00.500000Z");
    }

    #[test]
    fn r21_a_stretch_ends_after_it_begins_and_is_a_year_long_at_most() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        for (from, to, expected) in [
            ("2026-11-01", "2026-11-01", None),
            ("2026-11-02", "2026-11-01", Some(Code::AfterEnd)),
            ("2026-01-01", "2027-02-04", None),
            ("2026-01-01", "2027-02-05", Some(Code::TooLong)),
        ] {
            let codes: Vec<Code> = stretch_faults(day(from), day(to)).into_iter().map(|fault| fault.code).collect();
            assert_eq!(codes, expected.into_iter().collect::<Vec<_>>(), "{from} {to}");
        }
    }
}
