//! Letterheads on the wire.

use serde::Serialize;
use utoipa::ToSchema;

use super::rules::LetterheadBody;
use super::store::Letterhead;
use foundation::kernel::Id;

/// The letterhead of a unit's papers (thể thức văn bản, Nghị định 30/2020/NĐ-CP). Several lines are parted by line feeds.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LetterheadView {
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
    /// Where papers are kept: the last of the recipients, behind "Lưu:".
    pub archive: String,
    /// Who decides, at the head of a decision.
    pub authority: String,
    /// The power and title of whoever signs, a line each.
    pub signer_titles: String,
    /// The name of whoever signs; empty where it is written by hand.
    pub signer_name: String,
    /// What a decision to send stands on, one ground a line.
    pub grounds: String,
    /// Whether it is the usual one, told by the tree of units and by who heads the unit.
    pub is_usual: bool,
    /// Counts its changes; the ETag carries it.
    pub revision: i64,
}

impl From<Letterhead> for LetterheadView {
    fn from(row: Letterhead) -> Self {
        Self {
            unit_id: row.unit_id,
            superior: row.superior,
            agency: row.agency,
            place: row.place,
            symbol: row.symbol,
            archive: row.archive,
            authority: row.authority,
            signer_titles: row.signer_titles,
            signer_name: row.signer_name,
            grounds: row.grounds,
            is_usual: row.revision == 0,
            revision: row.revision,
        }
    }
}

/// The merge patch of a letterhead.
pub type LetterheadPatch = foundation::http::PatchBody<LetterheadBody>;
