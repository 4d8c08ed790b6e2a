//! Positions and epochs, what is left out for whom, how an item is written, and the digest of a copy.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::kinds::{Feed, PERSONAL_FIELDS};
use foundation::kernel::{Code, Id, Instant, Result, hexadecimal};

/// Items on a page when nobody says how many.
pub const DEFAULT_LIMIT: usize = 200;
/// Items on a page at most.
pub const MAX_LIMIT: usize = 1000;
/// Items that a stream reads at a time, each time in a snapshot of its own with its own record: some megabytes.
pub const STREAM_BATCH: usize = 10_000;

/// Where a puller stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The number of the last change that it holds; 0 at the start.
    pub after: i64,
    /// The epoch that the number belongs to, as it travelled in `next`.
    pub epoch: Option<String>,
}

impl Position {
    /// [`Code::CursorExpired`] for a position of another epoch, or beyond the newest change of all. A bare number was
    /// handed out by nobody and promises nothing: behind it is what has a greater one. So RPDE asks for the last page.
    pub fn check(&self, epoch: &str, head: i64) -> Result<()> {
        let expired = self.epoch.as_deref().is_some_and(|own| own != epoch || self.after > head);
        if expired { Err(Code::CursorExpired.into()) } else { Ok(()) }
    }
}

/// The epoch of one client's feed: another when the database is another, when the client sees more than before or
/// something else, and for a token without the personal fields.
pub fn feed_epoch(database: &str, client: &str, personal: bool) -> String {
    let digest = Sha256::digest(format!("{database}\n{client}\n{personal}"));
    hexadecimal(&digest[..8])
}

/// Whether a program that has pulled nothing since a moment has been silent for longer than so many hours.
pub fn is_silent(since: Instant, hours: i64, now: Instant) -> bool {
    now.seconds() - since.seconds() > hours * 3600
}

/// What a client may see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Everything there is.
    Everything,
    /// What belongs to the client's units, and what belongs to no unit; of the units above them only what is offered to
    /// all below, since the records of the client's own people refer to it.
    Units {
        /// The client's unit and all below it.
        own: BTreeSet<Id>,
        /// The units above it.
        above: BTreeSet<Id>,
    },
}

impl Reach {
    /// The units whose own records can be seen; `None`: of all there are.
    pub fn own_units(&self) -> Option<Vec<Id>> {
        match self {
            Self::Everything => None,
            Self::Units { own, .. } => Some(own.iter().copied().collect()),
        }
    }

    /// Whether a record of this kind and unit can be seen.
    pub fn holds(&self, kind: Feed, unit_id: Option<Id>) -> bool {
        match (self, unit_id) {
            (Self::Everything, _) | (_, None) => true,
            (Self::Units { own, above }, Some(unit_id)) => {
                own.contains(&unit_id) || (kind.reaches_below() && above.contains(&unit_id))
            }
        }
    }
}

/// One item of a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The kind of record.
    pub kind: String,
    /// The record.
    pub id: Id,
    /// The number of its latest change.
    pub number: i64,
    /// What is told of it.
    pub content: Content,
}

/// What an item says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// The record as canonical JSON.
    Data(String),
    /// It is gone.
    Deleted,
    /// It has left what the client may see.
    OutOfScope,
}

impl Item {
    /// Writes the item as JSON. The data are JSON already and are put in as they are; kinds and ids need no escapes.
    pub fn write(&self, out: &mut String) {
        let (kind, id, number) = (&self.kind, self.id, self.number);
        let state = if matches!(self.content, Content::Data(_)) { "updated" } else { "deleted" };
        // Writing to a string cannot fail.
        let _ = write!(out, "{{\"state\":\"{state}\",\"kind\":\"{kind}\",\"id\":\"{id}\",\"modified\":{number}");
        match &self.content {
            Content::Data(data) => {
                out.push_str(",\"data\":");
                out.push_str(data);
            }
            Content::Deleted => {}
            Content::OutOfScope => out.push_str(",\"reason\":\"out_of_scope\""),
        }
        out.push('}');
    }

    /// The same item without the personal fields.
    pub fn without_personal_fields(mut self) -> Self {
        if let Content::Data(data) = &self.content
            && let Some(stripped) = without_personal_fields(data)
        {
            self.content = Content::Data(stripped);
        }
        self
    }
}

/// `None` where nothing has to be left out: most records name nobody, and are not read again for nothing.
fn without_personal_fields(data: &str) -> Option<String> {
    if !PERSONAL_FIELDS.iter().any(|name| data.contains(&format!("\"{name}\":"))) {
        return None;
    }
    // What cannot be read is not handed out.
    let mut value: Value = serde_json::from_str(data).unwrap_or_default();
    strip(&mut value);
    Some(value.to_string())
}

fn strip(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|name, _| !PERSONAL_FIELDS.contains(&name.as_str()));
            fields.values_mut().for_each(strip);
        }
        Value::Array(items) => items.iter_mut().for_each(strip),
        _ => {}
    }
}

/// Whether a copy is whole, as one hash. Records in the order of their change numbers, one line each:
/// `id number sha256(data)` and a line feed, the hash hexadecimal; the digest is the SHA-256 of all lines.
#[derive(Default)]
pub struct CopyDigest {
    lines: Sha256,
    count: i64,
    head: i64,
}

impl CopyDigest {
    /// Takes in the next item. A tombstone leaves nothing to hold, but whoever stands at the head has read it.
    pub fn add(&mut self, item: &Item) {
        self.head = item.number;
        if let Content::Data(data) = &item.content {
            let line = format!("{} {} {}\n", item.id, item.number, hexadecimal(Sha256::digest(data.as_bytes())));
            self.lines.update(line.as_bytes());
            self.count += 1;
        }
    }

    /// The change number that was read to, how many records there are, and the digest.
    pub fn finish(self) -> (i64, i64, String) {
        (self.head, self.count, hexadecimal(self.lines.finalize()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(content: Content) -> Item {
        Item { kind: "staff".to_owned(), id: Id::from_words("a"), number: 7, content }
    }

    fn text(item: &Item) -> Value {
        let mut out = String::new();
        item.write(&mut out);
        serde_json::from_str(&out).expect("JSON")
    }

    #[test]
    fn r38_a_program_is_silent_once_its_hours_are_over() {
        let now = Instant::from_micros(100 * 3_600_000_000);
        let hours_ago = |hours: i64| Instant::from_micros((100 - hours) * 3_600_000_000);
        for (since, hours, silent) in [(24, 24, false), (25, 24, true), (25, 48, false)] {
            assert_eq!(is_silent(hours_ago(since), hours, now), silent, "{since} of {hours}");
        }
    }

    #[test]
    fn r42_personal_fields_are_left_out_however_deep_they_lie() {
        let data = r#"{"birth_date":"1990-01-01","people":[{"full_name":"A","id":"x"}],"unit_id":"u"}"#;
        let stripped = item(Content::Data(data.to_owned())).without_personal_fields();
        assert_eq!(stripped.content, Content::Data(r#"{"people":[{"id":"x"}],"unit_id":"u"}"#.to_owned()));
        let plain = item(Content::Data(r#"{"name":"B"}"#.to_owned()));
        assert_eq!(plain.clone().without_personal_fields(), plain);
    }

    #[test]
    fn r38_items_are_written_as_rpde_has_them() {
        let id = Id::from_words("a").to_string();
        let updated = text(&item(Content::Data("{\"b\":1}".to_owned())));
        assert_eq!(
            updated,
            serde_json::json!({"state": "updated", "kind": "staff", "id": id, "modified": 7, "data": {"b": 1}})
        );
        let gone = text(&item(Content::Deleted));
        assert_eq!(gone, serde_json::json!({"state": "deleted", "kind": "staff", "id": id, "modified": 7}));
        assert_eq!(text(&item(Content::OutOfScope))["reason"], "out_of_scope");
    }

    #[test]
    fn r38_a_position_of_another_epoch_or_from_the_future_is_refused() {
        let position = |after, epoch: Option<&str>| Position { after, epoch: epoch.map(str::to_owned) };
        assert!(position(0, None).check("a", 0).is_ok());
        assert!(position(5, Some("a")).check("a", 5).is_ok());
        assert!(position(6, None).check("a", 5).is_ok(), "a bare number is no position");
        for wrong in [position(5, Some("b")), position(6, Some("a"))] {
            assert_eq!(wrong.check("a", 5).map_err(|problem| problem.code), Err(Code::CursorExpired), "{wrong:?}");
        }
        assert_ne!(feed_epoch("d", "c", true), feed_epoch("d", "c", false));
    }

    #[test]
    fn r38_the_digest_follows_its_recipe() {
        let mut digest = CopyDigest::default();
        digest.add(&item(Content::Data("{}".to_owned())));
        digest.add(&Item { number: 9, ..item(Content::Deleted) });
        let line = format!("{} 7 {}\n", Id::from_words("a"), hexadecimal(Sha256::digest("{}")));
        assert_eq!(digest.finish(), (9, 1, hexadecimal(Sha256::digest(line))));
    }
}
