//! A time of day as it travels: `08:00`.

use std::borrow::Cow;

use chrono::{NaiveTime, Timelike as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// A time in Vietnam to the minute, `HH:MM`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeOfDay(NaiveTime);

impl TimeOfDay {
    /// From so many minutes after midnight; the first moment of the day for what is no time.
    pub fn from_minute(minute: i32) -> Self {
        let seconds = u32::try_from(minute).unwrap_or(0) * 60;
        Self(NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap_or_default())
    }

    /// Minutes after midnight.
    pub fn minute(self) -> i32 {
        i32::try_from(self.0.num_seconds_from_midnight() / 60).unwrap_or(0)
    }

    /// The time itself.
    pub const fn time(self) -> NaiveTime {
        self.0
    }
}

impl std::fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0.format("%H:%M"))
    }
}

impl Serialize for TimeOfDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TimeOfDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        NaiveTime::parse_from_str(&text, "%H:%M").map(Self).map_err(|_| serde::de::Error::custom("not a time of day"))
    }
}

impl PartialSchema for TimeOfDay {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .pattern(Some("^([01][0-9]|2[0-3]):[0-5][0-9]$"))
            .description(Some("A time of day in Vietnam, HH:MM."))
            .examples([serde_json::json!("08:00")])
            .into()
    }
}

impl ToSchema for TimeOfDay {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_day_comes_back_as_it_went() {
        for (text, minute) in [("00:00", 0), ("07:30", 450), ("23:59", 1439)] {
            let time: TimeOfDay = serde_json::from_value(serde_json::json!(text)).expect("a time");
            assert_eq!((time.minute(), time.to_string().as_str()), (minute, text));
            assert_eq!(TimeOfDay::from_minute(minute), time);
        }
        assert!(serde_json::from_value::<TimeOfDay>(serde_json::json!("24:00")).is_err());
    }
}
