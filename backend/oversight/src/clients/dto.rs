//! API clients on the wire.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::rules::{self, ClientScope};
use super::store::{ApiClient, ApiClientSecret};
use foundation::kernel::{Id, Instant};

/// A secret of a client, without the secret itself.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ClientSecretView {
    /// Its id.
    pub id: Id,
    /// When it was made.
    pub created_at: Instant,
    /// From when it opens no more; null: until it is revoked.
    pub expires_at: Option<Instant>,
}

impl From<ApiClientSecret> for ClientSecretView {
    fn from(secret: ApiClientSecret) -> Self {
        Self { id: secret.id, created_at: secret.created_at, expires_at: secret.expires_at }
    }
}

/// A program that may come in.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ClientView {
    /// Its id: the user name of HTTP Basic.
    pub id: Id,
    /// What it is called.
    #[schema(example = "Phần mềm bồi dưỡng của thành phố")]
    pub name: String,
    /// The unit whose tree it sees.
    pub unit_id: Id,
    /// What it may do.
    pub scopes: Vec<ClientScope>,
    /// False: it is shut out.
    pub active: bool,
    /// When it was made.
    pub created_at: Instant,
    /// When it last got a token.
    pub last_used_at: Option<Instant>,
    /// From where it last got a token.
    #[schema(example = "192.0.2.10")]
    pub last_used_from: Option<String>,
    /// Addresses and networks that it may come from; empty: from anywhere.
    #[schema(example = json!(["192.0.2.0/24"]))]
    pub addresses: Vec<String>,
    /// How often it may ask in a minute; more is 429, and every answer says what is left (`RateLimit`).
    pub requests_per_minute: i64,
    /// From when it is shut out; null: never.
    pub expires_at: Option<Instant>,
    /// After how many hours without a pull the coordinator is to look after it.
    pub alert_after_hours: i64,
    /// Its secrets, oldest first.
    pub secrets: Vec<ClientSecretView>,
    /// Counts its changes; the ETag carries it.
    pub revision: i64,
}

impl From<(ApiClient, Vec<ApiClientSecret>)> for ClientView {
    fn from((client, secrets): (ApiClient, Vec<ApiClientSecret>)) -> Self {
        Self {
            scopes: client.scopes(),
            addresses: client.addresses(),
            id: client.id,
            name: client.name,
            unit_id: client.unit_id,
            active: client.active,
            created_at: client.created_at,
            last_used_at: client.last_used_at,
            last_used_from: client.last_used_from,
            requests_per_minute: client.requests_per_minute,
            expires_at: client.expires_at,
            alert_after_hours: client.alert_after_hours,
            secrets: secrets.into_iter().map(ClientSecretView::from).collect(),
            revision: client.revision,
        }
    }
}

/// A client as it is made or changed.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ClientBody {
    /// What it is called.
    #[validate(length(min = 1, max = 100))]
    #[schema(min_length = 1, max_length = 100, example = "Phần mềm bồi dưỡng của thành phố")]
    pub name: String,
    /// The unit whose tree it sees. Another unit makes it start over.
    pub unit_id: Id,
    /// What it may do. A further scope makes it start over.
    #[schema(min_items = 1, max_items = 4, example = json!(["sync:read", "sync:ack"]))]
    pub scopes: Vec<ClientScope>,
    /// False shuts it out; true when left out.
    pub active: Option<bool>,
    /// Addresses and networks that it may come from (`192.0.2.1`, `10.0.0.0/8`); from anywhere when left out or empty.
    #[validate(length(max = 50))]
    #[schema(max_items = 50, example = json!(["192.0.2.0/24"]))]
    pub addresses: Option<Vec<String>>,
    /// How often it may ask in a minute; 3000 when left out.
    #[validate(range(min = 1, max = 1_000_000))]
    #[schema(minimum = 1, maximum = 1_000_000, example = 3000)]
    pub requests_per_minute: Option<i64>,
    /// From when it is shut out; never when left out.
    #[schema(example = "2031-12-31T17:00:00Z")]
    pub expires_at: Option<Instant>,
    /// After how many hours without a pull the coordinator is to look after it; 24 when left out.
    #[validate(range(min = 1, max = 8784))]
    #[schema(minimum = 1, maximum = 8784, example = 24)]
    pub alert_after_hours: Option<i64>,
}

impl From<ApiClient> for ClientBody {
    fn from(client: ApiClient) -> Self {
        Self {
            scopes: client.scopes(),
            addresses: Some(client.addresses()),
            name: client.name,
            unit_id: client.unit_id,
            active: Some(client.active),
            requests_per_minute: Some(client.requests_per_minute),
            expires_at: client.expires_at,
            alert_after_hours: Some(client.alert_after_hours),
        }
    }
}

/// The merge patch of a client.
pub type ClientPatch = foundation::http::PatchBody<ClientBody>;

/// Filters of the list of clients.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ClientFilter {
    /// Only those that may come in, or only those shut out.
    pub active: Option<bool>,
}

/// A new secret.
#[derive(Clone, Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ClientSecretBody {
    /// From when it opens no more; until it is revoked when left out.
    #[schema(example = "2027-11-23T00:00:00Z")]
    pub expires_at: Option<Instant>,
}

/// A new secret, shown this once.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NewClientSecret {
    /// Its id, to revoke it by.
    pub id: Id,
    /// The client: the user name of HTTP Basic.
    pub client_id: Id,
    /// The secret: the password of HTTP Basic. It is stored hashed and cannot be shown again.
    pub secret: String,
    /// From when it opens no more.
    pub expires_at: Option<Instant>,
}

/// A token request (RFC 6749, section 4.4.2).
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[allow(dead_code, reason = "the schema of a form that is read by hand, to answer as RFC 6749 says")]
pub struct TokenRequest {
    /// Always `client_credentials`.
    #[schema(example = "client_credentials")]
    pub grant_type: String,
    /// Scopes with spaces between; all of the client's when left out.
    #[schema(example = "sync:read sync:ack")]
    pub scope: Option<String>,
}

/// A token for a program (RFC 6749, section 5.1).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProgramToken {
    /// JWT, to be sent as `Authorization: Bearer …`.
    pub access_token: String,
    /// Always `Bearer`.
    #[schema(example = "Bearer")]
    pub token_type: String,
    /// Seconds until it expires.
    #[schema(example = 600)]
    pub expires_in: i64,
    /// What it allows, with spaces between.
    #[schema(example = "sync:read sync:ack")]
    pub scope: String,
}

/// A refusal of a token (RFC 6749, section 5.2).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TokenRefusal {
    /// `invalid_request`, `invalid_client`, `unsupported_grant_type` or `invalid_scope`.
    #[schema(example = "invalid_client")]
    pub error: String,
}

impl From<rules::TokenFault> for TokenRefusal {
    fn from(fault: rules::TokenFault) -> Self {
        Self { error: fault.as_str().to_owned() }
    }
}
