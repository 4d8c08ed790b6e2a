//! The audit records: each carries the hash of the one before it. The chain covers a salted hash of the payload, so
//! that a payload can be erased when the law asks (Luật 91/2025/QH15) and the chain still verifies.

use diesel::prelude::*;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::Entry;
use crate::db::AnyConnection;
use crate::db::schema::{audit_records, journal_head};
use crate::kernel::{Id, Instant, Principal, Problem, Result, hexadecimal, search_key};

/// The hash before the first record.
pub const FIRST_HASH: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// One record: who, when, from where, what, before and after.
#[derive(Clone, Debug, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = audit_records)]
pub struct AuditRecord {
    /// Its place in the chain, from 1.
    pub number: i64,
    /// When.
    pub at: Instant,
    /// Who.
    pub account_id: Id,
    /// The name at that time.
    pub account_name: String,
    /// For whom, where a substitute acted.
    pub acting_for_id: Option<Id>,
    /// The name of that person at that time.
    pub acting_for_name: Option<String>,
    /// Both names folded, to be found by; no part of the chain, since it follows from them.
    #[serde(skip)]
    pub search: String,
    /// From where.
    pub address: String,
    /// In which request.
    pub request_id: String,
    /// What was done.
    pub action: String,
    /// To what kind of thing.
    pub kind: String,
    /// To which one.
    pub subject_id: Id,
    /// In which unit.
    pub unit_id: Option<Id>,
    /// Random text that keeps an erased payload from being guessed from its hash.
    #[serde(skip)]
    pub salt: String,
    /// JSON with `before` and `after`; null once erased.
    pub payload: Option<String>,
    /// SHA-256 of salt and payload, hexadecimal.
    #[serde(skip)]
    pub payload_hash: String,
    /// SHA-256 over the hash before and everything above, hexadecimal.
    #[serde(skip)]
    pub hash: String,
}

impl AuditRecord {
    fn chained(&self, previous: &str) -> String {
        let mut digest = Sha256::new();
        let number = self.number.to_string();
        let at = self.at.micros().to_string();
        let parts: [&str; 13] = [
            previous,
            &number,
            &at,
            self.account_id.as_str(),
            &self.account_name,
            self.acting_for_id.as_ref().map_or("", Id::as_str),
            self.acting_for_name.as_deref().unwrap_or(""),
            &self.address,
            &self.request_id,
            &self.action,
            &self.kind,
            self.subject_id.as_str(),
            &self.payload_hash,
        ];
        for part in parts {
            // The length before each part keeps two parts from trading letters.
            digest.update((part.len() as u64).to_be_bytes());
            digest.update(part.as_bytes());
        }
        hexadecimal(digest.finalize())
    }

    fn payload_hashed(&self) -> Option<String> {
        let payload = self.payload.as_ref()?;
        let mut digest = Sha256::new();
        digest.update(self.salt.as_bytes());
        digest.update(payload.as_bytes());
        Some(hexadecimal(digest.finalize()))
    }
}

fn search_of(who: &Principal) -> String {
    let office = who.acting_for.as_ref().map_or("", |other| other.name.as_str());
    search_key(&format!("{} {office}", who.name))
}

/// The end of the chain within one transaction.
pub struct Chain {
    number: i64,
    hash: String,
}

impl Chain {
    pub fn new(number: i64, hash: String) -> Self {
        Self { number, hash }
    }

    pub fn head(&self) -> &str {
        &self.hash
    }

    pub(super) fn append(&mut self, connection: &mut AnyConnection, who: &Principal, entry: &Entry) -> Result<()> {
        self.number += 1;
        let salt: [u8; 16] = rand::random();
        let mut record = AuditRecord {
            number: self.number,
            at: who.now,
            account_id: who.account_id,
            account_name: who.name.clone(),
            acting_for_id: who.acting_for.as_ref().map(|other| other.account_id),
            acting_for_name: who.acting_for.as_ref().map(|other| other.name.clone()),
            search: search_of(who),
            address: who.address.clone(),
            request_id: who.request_id.clone(),
            action: entry.action.to_owned(),
            kind: entry.kind.to_owned(),
            subject_id: entry.id,
            unit_id: entry.unit_id,
            salt: hexadecimal(salt),
            payload: Some(serde_json::to_string(&entry.payload).map_err(Problem::internal)?),
            payload_hash: String::new(),
            hash: String::new(),
        };
        record.payload_hash = record.payload_hashed().unwrap_or_default();
        record.hash = record.chained(&self.hash);
        diesel::insert_into(audit_records::table).values(&record).execute(connection)?;
        self.hash = record.hash;
        Ok(())
    }
}

/// The first place where the chain does not hold.
#[derive(Debug, PartialEq, Eq)]
pub struct BrokenLink {
    /// The record's number; one past the last when records are missing at the end.
    pub number: i64,
    /// What is wrong with it.
    pub what: &'static str,
}

/// Walks the whole chain; answers how many records hold, or the first that does not.
pub fn verify(connection: &mut AnyConnection) -> Result<std::result::Result<i64, BrokenLink>> {
    const BATCH: i64 = 1000;
    let (last, head): (i64, String) =
        journal_head::table.find(1).select((journal_head::audit_number, journal_head::audit_hash)).first(connection)?;
    let (mut number, mut hash) = (0_i64, FIRST_HASH.to_owned());
    loop {
        let records: Vec<AuditRecord> = audit_records::table
            .filter(audit_records::number.gt(number))
            .order(audit_records::number)
            .limit(BATCH)
            .select(<AuditRecord as Selectable<crate::db::MultiBackend>>::construct_selection())
            .load(connection)?;
        if records.is_empty() {
            break;
        }
        for record in records {
            let expected = number + 1;
            if record.number != expected {
                return Ok(Err(BrokenLink { number: expected, what: "missing" }));
            }
            if record.payload_hashed().is_some_and(|payload| payload != record.payload_hash) {
                return Ok(Err(BrokenLink { number: expected, what: "payload changed" }));
            }
            if record.chained(&hash) != record.hash {
                return Ok(Err(BrokenLink { number: expected, what: "record changed" }));
            }
            number = expected;
            hash = record.hash;
        }
    }
    if number != last || hash != head {
        return Ok(Err(BrokenLink { number: number + 1, what: "missing" }));
    }
    Ok(Ok(number))
}

/// The record of one thing, newest first: what its history page shows.
pub fn records_of(connection: &mut AnyConnection, kind: &str, subject_id: Id) -> Result<Vec<AuditRecord>> {
    Ok(audit_records::table
        .filter(audit_records::kind.eq(kind).and(audit_records::subject_id.eq(subject_id)))
        .order(audit_records::number.desc())
        .select(<AuditRecord as Selectable<crate::db::MultiBackend>>::construct_selection())
        .load(connection)?)
}
