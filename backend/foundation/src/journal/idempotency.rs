//! `Idempotency-Key`: the key is claimed in the transaction of the write that it guards, so that a crash between the
//! commit and the answer cannot make the write happen twice.

use diesel::prelude::*;

use crate::db::schema::idempotency_keys;
use crate::db::{AnyConnection, unless_duplicate};
use crate::kernel::{Code, Id, Instant, Principal, Result};

/// For how long a key answers again, in seconds.
pub const KEPT_SECONDS: i64 = 24 * 3600;

/// A key that was used.
#[derive(Queryable)]
pub struct UsedKey {
    /// Hash of method, address and body.
    pub request_hash: String,
    /// Status of the answer; null while it is not known.
    pub status: Option<i32>,
    /// Content type of the answer.
    pub content_type: Option<String>,
    /// The answer.
    pub body: Option<Vec<u8>>,
}

/// The use of a key within the last 24 hours.
pub fn find(connection: &mut AnyConnection, account_id: Id, key: &str, now: Instant) -> Result<Option<UsedKey>> {
    Ok(idempotency_keys::table
        .find((account_id, key))
        .filter(idempotency_keys::at.gt(now.plus_seconds(-KEPT_SECONDS)))
        .select((
            idempotency_keys::request_hash,
            idempotency_keys::status,
            idempotency_keys::content_type,
            idempotency_keys::body,
        ))
        .first(connection)
        .optional()?)
}

pub(super) fn claim(connection: &mut AnyConnection, who: &Principal, key: &str, request_hash: &str) -> Result<()> {
    diesel::delete(idempotency_keys::table.filter(idempotency_keys::at.le(who.now.plus_seconds(-KEPT_SECONDS))))
        .execute(connection)?;
    unless_duplicate(
        diesel::insert_into(idempotency_keys::table)
            .values((
                idempotency_keys::account_id.eq(who.account_id),
                idempotency_keys::key.eq(key),
                idempotency_keys::request_hash.eq(request_hash),
                idempotency_keys::at.eq(who.now),
            ))
            .execute(connection),
        Code::IdempotencyAnswerLost,
    )?;
    Ok(())
}

/// Keeps the answer for whoever asks again.
pub fn answer(
    connection: &mut AnyConnection,
    account_id: Id,
    key: &str,
    status: u16,
    content_type: &str,
    body: &[u8],
) -> Result<()> {
    diesel::update(idempotency_keys::table.find((account_id, key)))
        .set((
            idempotency_keys::status.eq(i32::from(status)),
            idempotency_keys::content_type.eq(content_type),
            idempotency_keys::body.eq(body),
        ))
        .execute(connection)?;
    Ok(())
}
