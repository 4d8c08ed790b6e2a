//! How far a document has reached, on the wire.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::dissemination::rules::{DisseminationWay, ReachSide};
use crate::dissemination::store::reach::{Counts, ReachPerson};
use foundation::kernel::Id;
use ward::staff::rules::StaffCategory;

/// How many of how many.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct ReachShare {
    /// Whom it must reach: at work on the day, or reached by then.
    pub people: i64,
    /// Whom it has reached.
    pub reached: i64,
    /// Whom it has not.
    pub missing: i64,
    /// Who is away for long and not reached; in no other number.
    pub away: i64,
    /// The share in hundredths of a percent, rounded down; null where there is nobody.
    #[schema(example = 9375)]
    pub percent_hundredths: Option<i64>,
    /// Reached first at a session.
    pub by_session: i64,
    /// Reached first by reading in the product.
    pub by_reading: i64,
    /// Reached first by a paper that was signed.
    pub by_paper: i64,
}

impl From<Counts> for ReachShare {
    fn from(counts: Counts) -> Self {
        let people = counts.present + counts.reached;
        Self {
            people,
            reached: counts.reached,
            missing: counts.present,
            away: counts.away,
            percent_hundredths: (people > 0).then(|| counts.reached * 10_000 / people),
            by_session: counts.by_session,
            by_reading: counts.by_reading,
            by_paper: counts.reached - counts.by_session - counts.by_reading,
        }
    }
}

/// A unit with its share.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct UnitReach {
    /// The unit; its own people, without those of units below.
    pub unit_id: Id,
    /// Its name in tables.
    pub unit_name: String,
    /// Its share.
    pub share: ReachShare,
}

/// How far a document has reached on a day.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DocumentReach {
    /// The document.
    pub document_id: Id,
    /// The version that held on the day; null: none yet.
    pub version: Option<i32>,
    /// The day.
    pub day: NaiveDate,
    /// All units in reach together.
    pub total: ReachShare,
    /// The units that have people to be reached, in the order of the tree.
    pub units: Vec<UnitReach>,
}

/// Somebody on one side of the share.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReachPersonView {
    /// The person.
    pub staff_id: Id,
    /// The name.
    #[schema(example = "Trần Thị Hoà")]
    pub full_name: String,
    /// The post on the day.
    pub post_title: String,
    /// The category on the day.
    pub category: StaffCategory,
    /// Whether a member of the Party.
    pub party_member: bool,
    /// The unit on the day.
    pub unit_id: Id,
    /// Its name in tables.
    pub unit_name: String,
    /// On which side of the share the person stands.
    pub side: ReachSide,
    /// Whether the person can confirm in the product.
    pub has_account: bool,
    /// How the person was reached first; null: not yet.
    pub way: Option<DisseminationWay>,
    /// On which day.
    pub on: Option<NaiveDate>,
}

impl ReachPersonView {
    /// Somebody who was found on this side.
    pub fn of(row: ReachPerson, side: ReachSide) -> Self {
        let (way, on) = row.first();
        Self {
            staff_id: row.staff_id,
            full_name: row.full_name,
            post_title: row.post_title,
            category: row.category,
            party_member: row.party_member,
            unit_id: row.unit_id,
            unit_name: row.unit_name,
            side,
            has_account: row.has_account != 0,
            way,
            on,
        }
    }
}
