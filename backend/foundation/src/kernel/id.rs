//! Identifiers: UUIDv7 as text, in the database, in JSON and in addresses alike.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;
use std::sync::atomic::{AtomicU32, Ordering};

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql};
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Text;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::openapi::schema::{ObjectBuilder, SchemaFormat, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use super::Instant;

/// The identifier of a thing: a UUID in its usual 36 characters, lower case.
/// Kept as characters because it is written and read as text everywhere and never computed with.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, diesel::expression::AsExpression, diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = Text)]
pub struct Id([u8; 36]);

static MADE: AtomicU32 = AtomicU32::new(0);

impl Id {
    /// A new UUIDv7 whose time part is `now`, so that ids made under a test's clock sort by that clock.
    pub fn new(now: Instant) -> Self {
        let micros = now.micros();
        let timestamp = uuid::Timestamp::from_unix_time(
            micros.div_euclid(1_000_000) as u64,
            (micros.rem_euclid(1_000_000) * 1000) as u32,
            0,
            0,
        );
        let mut random: [u8; 10] = rand::random();
        // A counter in the 26 bits behind the milliseconds (RFC 9562, section 6.2, method 1): what one instance makes
        // sorts in the order of its making, also within a millisecond.
        let count = MADE.fetch_add(1, Ordering::Relaxed);
        random[..2].copy_from_slice(&((count >> 14) as u16 & 0x0fff).to_be_bytes());
        random[2..4].copy_from_slice(&(count as u16 & 0x3fff).to_be_bytes());
        let millis = timestamp.to_unix();
        let uuid =
            uuid::Builder::from_unix_timestamp_millis(millis.0 * 1000 + u64::from(millis.1) / 1_000_000, &random)
                .into_uuid();
        Self::from_uuid(uuid)
    }

    /// The same id for the same words: for things that are shipped with the product (catalogue, units of the seed),
    /// so that a second start finds them again.
    pub fn from_words(words: &str) -> Self {
        use sha2::Digest as _;
        let digest = sha2::Sha256::digest(words.as_bytes());
        let mut bytes = [0u8; 16];
        bytes.copy_from_slice(&digest[..16]);
        Self::from_uuid(uuid::Builder::from_custom_bytes(bytes).into_uuid())
    }

    fn from_uuid(uuid: uuid::Uuid) -> Self {
        let mut bytes = [0u8; 36];
        uuid.hyphenated().encode_lower(&mut bytes);
        Self(bytes)
    }

    /// The 36 characters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Id {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self::from_uuid(uuid::Uuid::parse_str(text)?))
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl<DB> ToSql<Text, DB> for Id
where
    DB: Backend,
    str: ToSql<Text, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        self.as_str().to_sql(out)
    }
}

impl<DB> FromSql<Text, DB> for Id
where
    DB: Backend,
    String: FromSql<Text, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        Ok(String::from_sql(bytes)?.parse()?)
    }
}

impl PartialSchema for Id {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::Custom("uuid".to_owned())))
            .examples([serde_json::json!("01981f2e-7c00-7000-8000-000000000001")])
            .into()
    }
}

impl ToSchema for Id {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_sort_by_the_clock_they_were_made_under() {
        let early = Id::new(Instant::from_micros(1_700_000_000_000_000));
        let late = Id::new(Instant::from_micros(1_700_000_001_000_000));
        assert!(early < late);
        let together: Vec<Id> = (0..1000).map(|_| Id::new(Instant::from_micros(1_700_000_000_000_000))).collect();
        assert!(together.is_sorted(), "in the order of their making within a millisecond");
        assert_eq!(early.as_str().len(), 36);
    }

    #[test]
    fn the_same_words_give_the_same_id() {
        assert_eq!(Id::from_words("unit:office"), Id::from_words("unit:office"));
        assert_ne!(Id::from_words("unit:office"), Id::from_words("unit:school"));
        assert_eq!(Id::from_words("a").as_str().parse::<Id>().expect("an id"), Id::from_words("a"));
    }
}
