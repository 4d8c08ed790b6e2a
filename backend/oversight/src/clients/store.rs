//! Rows and queries of API clients and their secrets.

use diesel::prelude::*;
use serde::Serialize;

use super::rules::{self, ClientScope};
use foundation::db::schema::{api_client_failures, api_client_secrets, api_clients};
use foundation::db::{AnyConnection, Keyset, MultiBackend, SortColumn, SortKind, unless_stale};
use foundation::journal::Journaled;
use foundation::kernel::{Code, CursorValue, Id, Instant, Page, PageRequest, Result, Scope};

/// A client as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = api_clients, treat_none_as_null = true)]
pub struct ApiClient {
    /// Its id.
    pub id: Id,
    /// What it is called.
    pub name: String,
    /// The folded name, to be found by.
    #[serde(skip)]
    pub search: String,
    /// The unit whose tree it sees.
    pub unit_id: Id,
    /// Scopes with spaces between.
    pub scopes: String,
    /// Changes when it sees more than before, or something else.
    pub epoch: String,
    /// False: it is shut out.
    pub active: bool,
    /// When it was made.
    pub created_at: Instant,
    /// When it last got a token.
    #[serde(skip)]
    pub last_used_at: Option<Instant>,
    /// Counts its changes.
    #[serde(skip)]
    pub revision: i64,
    /// Addresses and networks that it may come from, with spaces between; empty: from anywhere.
    pub addresses: String,
    /// How often it may ask in a minute.
    pub requests_per_minute: i64,
    /// From when it is shut out; null: never.
    pub expires_at: Option<Instant>,
    /// From where it last got a token.
    #[serde(skip)]
    pub last_used_from: Option<String>,
    /// After how many hours without a pull the coordinator is to look after it.
    pub alert_after_hours: i64,
}

/// What a program was refused for one reason, all times together.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = api_client_failures)]
pub struct ClientFailure {
    /// Which program.
    pub client_id: Id,
    /// The reason: a problem's code, or one of [`rules::TokenRefused`].
    pub code: String,
    /// How often; what is repeated within a second counts once.
    pub times: i64,
    /// When first.
    pub first_at: Instant,
    /// When last.
    pub last_at: Instant,
    /// From where, the last time.
    pub address: String,
}

impl ApiClient {
    /// What it may do.
    pub fn scopes(&self) -> Vec<ClientScope> {
        rules::read(&self.scopes).unwrap_or_default()
    }

    /// Where it may come from; empty: from anywhere.
    pub fn addresses(&self) -> Vec<String> {
        self.addresses.split_ascii_whitespace().map(str::to_owned).collect()
    }

    /// Whether it may come in at this moment.
    pub fn is_open(&self, now: Instant) -> bool {
        self.active && rules::is_valid(self.expires_at, now)
    }
}

impl Journaled for ApiClient {
    const KIND: &'static str = "api-clients";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }
}

/// A secret as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = api_client_secrets)]
pub struct ApiClientSecret {
    /// Its id.
    pub id: Id,
    /// Whose.
    pub client_id: Id,
    /// SHA-256 of its 256 random bits: nothing to guess, so nothing to slow down.
    #[serde(skip)]
    pub secret_hash: String,
    /// When it was made.
    pub created_at: Instant,
    /// From when it opens no more.
    pub expires_at: Option<Instant>,
}

impl Journaled for ApiClientSecret {
    const KIND: &'static str = "api-client-secrets";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        None
    }
}

const SORTS: [SortColumn; 2] = [
    SortColumn { name: "name", sql: "api_clients.search", kind: SortKind::Text },
    SortColumn { name: "created_at", sql: "api_clients.created_at", kind: SortKind::Number },
];

/// The clients whose unit is in scope.
pub fn list(
    connection: &mut AnyConnection,
    scope: &Scope,
    active: Option<bool>,
    page: &PageRequest,
) -> Result<Page<ApiClient>> {
    let keyset = Keyset::new(page, &SORTS, "name", "api_clients.id")?;
    let filtered = || {
        let mut query =
            api_clients::table.into_boxed::<MultiBackend>().filter(api_clients::unit_id.eq_any(scope.unit_ids()));
        if let Some(active) = active {
            query = query.filter(api_clients::active.eq(active));
        }
        if let Some(words) = &page.q {
            query = query.filter(api_clients::search.like(foundation::db::containing(words)).escape('\\'));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered()
        .filter(keyset.after())
        .order(keyset.order_and_limit())
        .select(ApiClient::as_select())
        .load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &ApiClient, column| match column {
            "name" => CursorValue::from(&row.search),
            "created_at" => CursorValue::Number(row.created_at.micros()),
            _ => CursorValue::from(row.id),
        },
        total,
    ))
}

/// Every client whose unit is among these, by name.
pub fn all(connection: &mut AnyConnection, unit_ids: &[Id]) -> Result<Vec<ApiClient>> {
    Ok(api_clients::table
        .filter(api_clients::unit_id.eq_any(unit_ids))
        .order((api_clients::search, api_clients::id))
        .select(ApiClient::as_select())
        .load(connection)?)
}

/// A client, if there is one with this id.
pub fn find(connection: &mut AnyConnection, id: Id) -> Result<Option<ApiClient>> {
    Ok(api_clients::table.find(id).select(ApiClient::as_select()).first(connection).optional()?)
}

pub fn insert(connection: &mut AnyConnection, client: &ApiClient) -> Result<()> {
    diesel::insert_into(api_clients::table).values(client).execute(connection)?;
    Ok(())
}

/// Writes the client over the revision before it.
pub fn update(connection: &mut AnyConnection, client: &ApiClient) -> Result<()> {
    let rows = diesel::update(api_clients::table.find(client.id).filter(api_clients::revision.eq(client.revision - 1)))
        .set(client)
        .execute(connection)?;
    unless_stale(rows)
}

/// Counts a change of the client's secrets as one of its own, and keeps other changes of them out until the commit.
pub fn touch(connection: &mut AnyConnection, id: Id) -> Result<()> {
    let rows = diesel::update(api_clients::table.find(id))
        .set(api_clients::revision.eq(api_clients::revision + 1))
        .execute(connection)?;
    if rows == 0 { Err(Code::NotFound.into()) } else { Ok(()) }
}

/// Notes that the client got a token, and from where: no change of the client.
pub fn used(connection: &mut AnyConnection, id: Id, now: Instant, address: &str) -> Result<()> {
    diesel::update(api_clients::table.find(id))
        .set((api_clients::last_used_at.eq(now), api_clients::last_used_from.eq(address)))
        .execute(connection)?;
    Ok(())
}

/// What a program was refused, the newest first.
pub fn failures(connection: &mut AnyConnection, client_id: Id) -> Result<Vec<ClientFailure>> {
    Ok(api_client_failures::table
        .filter(api_client_failures::client_id.eq(client_id))
        .order((api_client_failures::last_at.desc(), api_client_failures::code))
        .select(ClientFailure::as_select())
        .load(connection)?)
}

/// When a program was last refused for this reason.
pub fn last_failure(connection: &mut AnyConnection, client_id: Id, code: &str) -> Result<Option<Instant>> {
    let row = api_client_failures::table.find((client_id, code));
    Ok(row.select(api_client_failures::last_at).first(connection).optional()?)
}

/// Counts one refusal.
pub fn count_failure(connection: &mut AnyConnection, failure: &ClientFailure) -> Result<()> {
    let known = api_client_failures::table.find((failure.client_id, &failure.code));
    let rows = diesel::update(known)
        .set((
            api_client_failures::times.eq(api_client_failures::times + 1),
            api_client_failures::last_at.eq(failure.last_at),
            api_client_failures::address.eq(&failure.address),
        ))
        .execute(connection)?;
    if rows == 0 {
        diesel::insert_into(api_client_failures::table).values(failure).execute(connection)?;
    }
    Ok(())
}

/// The secrets of these clients, oldest first.
pub fn secrets_of(connection: &mut AnyConnection, client_ids: &[Id]) -> Result<Vec<ApiClientSecret>> {
    Ok(api_client_secrets::table
        .filter(api_client_secrets::client_id.eq_any(client_ids))
        .order((api_client_secrets::created_at, api_client_secrets::id))
        .select(ApiClientSecret::as_select())
        .load(connection)?)
}

pub fn insert_secret(connection: &mut AnyConnection, secret: &ApiClientSecret) -> Result<()> {
    diesel::insert_into(api_client_secrets::table).values(secret).execute(connection)?;
    Ok(())
}

pub fn delete_secret(connection: &mut AnyConnection, id: Id) -> Result<()> {
    diesel::delete(api_client_secrets::table.find(id)).execute(connection)?;
    Ok(())
}
