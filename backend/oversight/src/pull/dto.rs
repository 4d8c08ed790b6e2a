//! The feed on the wire.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::kinds::Feed;
use crate::clients::{ClientFailure, TokenRefused};
use foundation::kernel::{Code, Fault, Id, Instant, TextEnum as _};

/// Where to read from.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct FeedQuery {
    /// Only what has changed behind this number, as it stands in `next`; from the start when left out.
    #[serde(rename = "afterChangeNumber")]
    #[param(rename = "afterChangeNumber", minimum = 0)]
    pub after_change_number: Option<i64>,
    /// The epoch of that number, as it stands in `next`.
    pub epoch: Option<String>,
    /// Items on a page, 1 to 1000; 200 when left out. A stream has no pages.
    #[param(minimum = 1, maximum = 1000, default = 200)]
    pub limit: Option<i64>,
}

/// An item of a feed (RPDE 1.0).
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"state": "updated", "kind": "units", "id": "0190a6f0-0000-7000-8000-000000000001", "modified": 1234,
    "data": {"active": true, "agency_code": null, "id": "0190a6f0-0000-7000-8000-000000000001", "kind": "department",
             "name": "Phòng Văn hoá - Xã hội", "parent_id": "0190a6f0-0000-7000-8000-000000000000"}}))]
#[allow(dead_code, reason = "describes a document that is written by hand, from data that are JSON already")]
pub struct SyncItem {
    /// `updated` or `deleted`.
    pub state: String,
    /// The kind of record.
    pub kind: String,
    /// The record.
    pub id: Id,
    /// The number of its latest change.
    pub modified: i64,
    /// The record, as the kind's schema says; only with `updated`.
    pub data: Option<BTreeMap<String, Value>>,
    /// `out_of_scope`: it is not gone, but out of what the client may see.
    pub reason: Option<String>,
}

/// A page of a feed (RPDE 1.0).
#[derive(Serialize, ToSchema)]
#[allow(dead_code, reason = "describes a document that is written by hand, from data that are JSON already")]
pub struct SyncPage {
    /// Where to read on; on the last, empty page its own address.
    #[schema(
        format = "uri",
        example = "http://localhost:8080/api/v1/sync/units?afterChangeNumber=1234&epoch=5f0c2d7e9a1b3c4d"
    )]
    pub next: String,
    /// The items in the order of their change numbers.
    pub items: Vec<SyncItem>,
    /// The terms of use.
    #[schema(format = "uri", example = "http://localhost:8080/api/v1/sync/terms")]
    pub license: String,
    /// Whether there is more already.
    pub has_more: bool,
    /// Whatever was committed before this moment stands on this page or before it.
    pub consistent_through: Instant,
    /// Fields left out because the token lacks `sync:read:personal`.
    #[schema(example = json!(["birth_date", "full_name"]))]
    pub omitted_fields: Vec<String>,
}

/// How far a client has come with a kind.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PullView {
    /// When it last asked.
    pub at: Instant,
    /// The newest change that it was handed; 0: none yet.
    pub through: i64,
}

/// What a client has said that it has stored.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AcknowledgementView {
    /// When.
    pub at: Instant,
    /// Up to which change.
    pub through: i64,
}

/// A kind of the feed.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct KindView {
    /// Its name.
    pub kind: Feed,
    /// Its feed.
    #[schema(format = "uri", example = "http://localhost:8080/api/v1/sync/units")]
    pub address: String,
    /// The JSON Schema of its data.
    #[schema(format = "uri", example = "http://localhost:8080/api/v1/sync/units/schema")]
    pub schema: String,
    /// The version of that schema.
    #[schema(example = 1)]
    pub schema_version: i32,
    /// How many records there are to hold.
    pub count: i64,
    /// The number of the newest change; 0: none.
    pub newest_change: i64,
    /// The client's last pull of it in this epoch.
    pub last_pull: Option<PullView>,
    /// The client's last acknowledgement of it in this epoch.
    pub acknowledged: Option<AcknowledgementView>,
}

/// What there is to pull.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct KindList {
    /// The epoch of the client's feeds: positions of another one are refused (410).
    #[schema(example = "5f0c2d7e9a1b3c4d")]
    pub epoch: String,
    /// All kinds in one feed.
    #[schema(format = "uri", example = "http://localhost:8080/api/v1/sync/changes")]
    pub changes: String,
    /// Fields left out because the token lacks `sync:read:personal`.
    #[schema(example = json!(["birth_date", "full_name"]))]
    pub omitted_fields: Vec<String>,
    /// The kinds.
    pub items: Vec<KindView>,
}

/// Whether a copy is whole.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DigestView {
    /// The feed.
    pub kind: Feed,
    /// The epoch that the head belongs to.
    #[schema(example = "5f0c2d7e9a1b3c4d")]
    pub epoch: String,
    /// The change number at which it was taken: compare when you stand there.
    pub head: i64,
    /// How many records there are to hold.
    pub count: i64,
    /// SHA-256, hexadecimal, over one line a record in the order of `modified`: `id modified hash` and a line feed, where
    /// `hash` is the SHA-256 of the record's `data` as canonical JSON (RFC 8785).
    #[schema(example = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    pub digest: String,
}

/// What has been stored.
#[derive(Clone, Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct AcknowledgementBody {
    /// The feed that was pulled: a kind, or `changes`.
    pub kind: Feed,
    /// The change number up to which everything is stored.
    #[validate(range(min = 0))]
    #[schema(minimum = 0, example = 1240)]
    pub through: i64,
}

/// What stands acknowledged.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Acknowledged {
    /// The feed.
    pub kind: Feed,
    /// Up to which change.
    #[schema(example = 1240)]
    pub through: i64,
    /// When.
    pub at: Instant,
}

/// How far a client has come with a kind, as the ward sees it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct KindStatus {
    /// The kind.
    pub kind: Feed,
    /// The number of the newest change that the client may see; 0: none.
    pub newest_change: i64,
    /// When it last asked.
    pub last_pull_at: Option<Instant>,
    /// The newest change that it was handed; 0: none.
    pub taken_through: i64,
    /// When it last acknowledged.
    pub acknowledged_at: Option<Instant>,
    /// What it says that it has stored; 0: nothing.
    pub acknowledged_through: i64,
    /// How many changes wait for it: behind what it has acknowledged, or taken where it acknowledges nothing.
    pub waiting: i64,
    /// Since when the first of them waits.
    pub waiting_since: Option<Instant>,
}

/// How far a client has come, as the ward sees it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ClientStatus {
    /// The client.
    pub client_id: Id,
    /// What it is called.
    #[schema(example = "Phần mềm bồi dưỡng của thành phố")]
    pub name: String,
    /// The unit whose tree it sees.
    pub unit_id: Id,
    /// False: it is shut out.
    pub active: bool,
    /// When it last got a token.
    pub last_used_at: Option<Instant>,
    /// When it last pulled anything, in whatever epoch.
    pub last_pull_at: Option<Instant>,
    /// Since when nothing was pulled, once that is longer than the client's `alert_after_hours`.
    pub silent_since: Option<Instant>,
    /// What it was refused, the newest first.
    pub failures: Vec<FailureView>,
    /// Every kind.
    pub kinds: Vec<KindStatus>,
}

/// What a program was refused for one reason.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FailureView {
    /// The reason.
    #[schema(example = "secret_refused")]
    pub code: String,
    /// The same in words.
    #[schema(example = "Khóa bí mật sai, đã thu hồi hoặc hết hạn")]
    pub detail: String,
    /// How often; what is repeated within a second counts once.
    pub times: i64,
    /// When first.
    pub first_at: Instant,
    /// When last.
    pub last_at: Instant,
    /// From where, the last time.
    #[schema(example = "192.0.2.10")]
    pub address: String,
}

impl From<ClientFailure> for FailureView {
    fn from(failure: ClientFailure) -> Self {
        let token = TokenRefused::from_code(&failure.code).map(|refused| refused.label().to_owned());
        let detail = token.or_else(|| {
            let code = Code::from_code(&failure.code)?;
            Some(Fault::new("", code).with("address", &failure.address).with("seconds", "vài").text(false))
        });
        Self {
            detail: detail.unwrap_or_default(),
            code: failure.code,
            times: failure.times,
            first_at: failure.first_at,
            last_at: failure.last_at,
            address: failure.address,
        }
    }
}

/// The state of the pull.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PullStatus {
    /// Every client that may pull, by name.
    pub items: Vec<ClientStatus>,
}

/// Which records are asked about.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RecordQuery {
    /// Ids with commas between, at most 200.
    #[param(example = "0190a6f0-0000-7000-8000-000000000001")]
    pub ids: String,
}

/// Whether the city has a record.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RecordStatus {
    /// The record.
    pub id: Id,
    /// The number of its latest change.
    pub modified: i64,
    /// Whether a client has acknowledged that change ("đã cập nhật phần mềm cấp trên").
    pub city_has_it: bool,
}

/// Which records the city has.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RecordStatusList {
    /// Those asked about that stand in the feed.
    pub items: Vec<RecordStatus>,
}
