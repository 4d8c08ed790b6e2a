//! Rows and queries of letterheads.

use diesel::prelude::*;
use serde::Serialize;

use super::rules::LetterheadBody;
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
    /// The row of a unit with these words.
    pub fn of(unit_id: Id, words: LetterheadBody, revision: i64) -> Self {
        Self {
            unit_id,
            superior: words.superior,
            agency: words.agency,
            place: words.place,
            symbol: words.symbol,
            archive: words.archive,
            authority: words.authority,
            signer_titles: words.signer_titles,
            signer_name: words.signer_name,
            grounds: words.grounds,
            revision,
        }
    }

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

    /// Who signs what is issued in the name of the whole committee: plans and reports.
    pub fn committee_signature(&self) -> paper::Signature {
        let own = self.signature();
        let committee = "TM. ỦY BAN NHÂN DÂN".to_owned();
        paper::Signature { titles: std::iter::once(committee).chain(own.titles).collect(), name: own.name }
    }

    /// The number of a paper of a kind ("QĐ"): as registered, or with this unit's symbol, to be filled in by the clerk.
    pub fn number(&self, kind: &str, registered: Option<&str>) -> paper::Number {
        let open = || paper::Number::Open(format!("{kind}-{}", self.symbol));
        registered.map_or_else(open, |number| paper::Number::Given(number.to_owned()))
    }

    /// The last of the recipients.
    pub fn kept(&self) -> String {
        format!("Lưu: {}", self.archive)
    }
}

impl From<Letterhead> for LetterheadBody {
    fn from(row: Letterhead) -> Self {
        Self {
            superior: row.superior,
            agency: row.agency,
            place: row.place,
            symbol: row.symbol,
            archive: row.archive,
            authority: row.authority,
            signer_titles: row.signer_titles,
            signer_name: row.signer_name,
            grounds: row.grounds,
        }
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
