//! Rows and queries of letterheads.

use diesel::prelude::*;
use serde::Serialize;

use foundation::db::schema::letterheads;
use foundation::db::{AnyConnection, unless_duplicate, unless_stale};
use foundation::journal::Journaled;
use foundation::kernel::{Code, Id, Result};

/// The letterhead of a unit. Several lines are parted by line feeds.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = letterheads)]
pub struct Letterhead {
    /// The unit that issues papers.
    pub unit_id: Id,
    /// The superior agency; empty for a People's Committee.
    pub superior: String,
    /// The issuing agency.
    pub agency: String,
    /// The place before the day.
    pub place: String,
    /// What stands behind the kind in the number: "UBND" of "QĐ-UBND".
    pub symbol: String,
    /// Where papers are kept, the last of the recipients: "VT, VHXH".
    pub archive: String,
    /// Who decides, at the head of a decision.
    pub authority: String,
    /// The power and title of whoever signs.
    pub signer_titles: String,
    /// The name of whoever signs.
    pub signer_name: String,
    /// What a decision to send stands on, without the marks at the ends.
    pub grounds: String,
    /// Counts its changes; 0 while it is the usual one.
    #[serde(skip)]
    pub revision: i64,
}

impl Letterhead {
    /// The lines of one of its texts.
    pub fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    /// Its head, as a paper takes it.
    pub fn head(&self) -> paper::Letterhead {
        paper::Letterhead {
            superior: Self::lines(&self.superior),
            agency: Self::lines(&self.agency),
            place: self.place.clone(),
        }
    }

    /// Who signs its papers.
    pub fn signature(&self) -> paper::Signature {
        paper::Signature { titles: Self::lines(&self.signer_titles), name: self.signer_name.clone() }
    }

    /// The symbol of papers of a kind: "QĐ-UBND" for "QĐ".
    pub fn symbol_of(&self, kind: &str) -> String {
        format!("{kind}-{}", self.symbol)
    }

    /// The last of the recipients.
    pub fn kept(&self) -> String {
        format!("Lưu: {}", self.archive)
    }
}

impl Journaled for Letterhead {
    const KIND: &'static str = "letterheads";

    fn id(&self) -> Id {
        self.unit_id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }
}

/// What somebody has said of a unit's letterhead.
pub fn find(connection: &mut AnyConnection, unit_id: Id) -> Result<Option<Letterhead>> {
    Ok(letterheads::table.find(unit_id).select(Letterhead::as_select()).first(connection).optional()?)
}

pub fn insert(connection: &mut AnyConnection, row: &Letterhead) -> Result<()> {
    unless_duplicate(diesel::insert_into(letterheads::table).values(row).execute(connection), Code::Stale)?;
    Ok(())
}

/// Writes the row over the revision before it.
pub fn update(connection: &mut AnyConnection, row: &Letterhead) -> Result<()> {
    unless_stale(
        diesel::update(letterheads::table.find(row.unit_id).filter(letterheads::revision.eq(row.revision - 1)))
            .set(row)
            .execute(connection)?,
    )
}
