//! The record on the wire.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::words::{AuditAction, AuditKind};
use foundation::journal::{AccessRecord, AuditRecord};
use foundation::kernel::{Id, Instant};
use paper::short_day;

/// One change.
#[derive(Serialize, ToSchema)]
pub struct AuditRecordView {
    /// Its place in the chain, from 1.
    pub number: i64,
    /// When.
    pub at: Instant,
    /// Who.
    pub account_id: Id,
    /// The name at that time.
    #[schema(example = "Trần Thị Bình")]
    pub account_name: String,
    /// For whom, where a substitute acted.
    pub acting_for_id: Option<Id>,
    /// The name of that person at that time.
    pub acting_for_name: Option<String>,
    /// From where.
    #[schema(example = "192.168.1.20")]
    pub address: String,
    /// In which request: the server's log has the same.
    pub request_id: String,
    /// What was done.
    pub action: AuditAction,
    /// To what kind of thing.
    pub kind: AuditKind,
    /// To which one.
    pub subject_id: Id,
    /// What that was called at that time; null where it has no name or was erased.
    #[schema(example = "Trần Thị Hoà")]
    pub subject_name: Option<String>,
    /// In which unit.
    pub unit_id: Option<Id>,
    /// The thing before, or null.
    #[schema(value_type = Option<Object>)]
    pub before: Option<Value>,
    /// The thing after, or null.
    #[schema(value_type = Option<Object>)]
    pub after: Option<Value>,
    /// The reason given, where one was.
    pub reason: Option<String>,
    /// What an event says that is no change of a thing, or null.
    #[schema(value_type = Option<Object>)]
    pub facts: Option<Value>,
    /// Whether the content was erased because the law asked; the chain still holds.
    pub erased: bool,
}

impl From<AuditRecord> for AuditRecordView {
    fn from(record: AuditRecord) -> Self {
        let erased = record.payload.is_none();
        let payload = record.payload.and_then(|text| serde_json::from_str::<Value>(&text).ok());
        let mut rest = match payload {
            Some(Value::Object(fields)) => fields,
            _ => Default::default(),
        };
        let before = rest.remove("before");
        let after = rest.remove("after");
        let changed = before.is_some() || after.is_some();
        let thing = after.as_ref().filter(|thing| !thing.is_null()).or(before.as_ref());
        let subject_name = thing.and_then(name_of);
        let reason = rest.remove("reason").and_then(|reason| reason.as_str().map(str::to_owned));
        Self {
            number: record.number,
            at: record.at,
            account_id: record.account_id,
            account_name: record.account_name,
            acting_for_id: record.acting_for_id,
            acting_for_name: record.acting_for_name,
            address: record.address,
            request_id: record.request_id,
            action: AuditAction(record.action),
            kind: AuditKind(record.kind),
            subject_id: record.subject_id,
            subject_name,
            unit_id: record.unit_id,
            before,
            after,
            reason,
            facts: (!changed && !rest.is_empty()).then_some(Value::Object(rest)),
            erased,
        }
    }
}

/// The fields by which things are called, the most telling first.
const NAMES: [&str; 8] =
    ["full_name", "display_name", "name", "title", "post_title", "number", "subject", "evaluator_name"];

/// What a thing on record is called: by whichever of its fields is a name, or by its day.
fn name_of(thing: &Value) -> Option<String> {
    let text = |field: &str| thing[field].as_str().filter(|text| !text.is_empty());
    let day = || text("day")?.parse::<NaiveDate>().ok().map(short_day);
    NAMES.iter().find_map(|field| text(field)).map(str::to_owned).or_else(day)
}

/// Somebody has read somebody's file.
#[derive(Serialize, ToSchema)]
pub struct AccessRecordView {
    /// Its id.
    pub id: Id,
    /// When.
    pub at: Instant,
    /// Who read.
    pub account_id: Id,
    /// The name at that time.
    #[schema(example = "Trần Thị Bình")]
    pub account_name: String,
    /// From where.
    #[schema(example = "192.168.1.20")]
    pub address: String,
    /// In which request: the server's log has the same.
    pub request_id: String,
    /// What was read.
    pub kind: AuditKind,
    /// Whose file.
    pub subject_id: Id,
    /// That person's name today.
    #[schema(example = "Nguyễn Văn A")]
    pub subject_name: Option<String>,
}

impl From<(AccessRecord, Option<String>)> for AccessRecordView {
    fn from((record, subject_name): (AccessRecord, Option<String>)) -> Self {
        Self {
            id: record.id,
            at: record.at,
            account_id: record.account_id,
            account_name: record.account_name,
            address: record.address,
            request_id: record.request_id,
            kind: AuditKind(record.kind),
            subject_id: record.subject_id,
            subject_name,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn r41_a_thing_on_record_is_called_by_its_name_and_a_day_by_its_date() {
        for (thing, name) in [
            (json!({ "name": "", "number": "12/CV" }), Some("12/CV")),
            (json!({ "name": "Lớp kỹ năng", "full_name": "Trần Thị Hoà" }), Some("Trần Thị Hoà")),
            (json!({ "day": "2026-09-02", "kind": "holiday" }), Some("02/09/2026")),
            (json!({ "state": "open" }), None),
            (Value::Null, None),
        ] {
            assert_eq!(name_of(&thing).as_deref(), name, "{thing}");
        }
    }
}
