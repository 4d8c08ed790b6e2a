//! Money on the wire. Amounts are whole đồng.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::rules::{Grouping, SourceKind, Stage, Sums};
use super::store::{Allocation, FundSource, GroupSums, LineRow};
use foundation::kernel::{Id, Instant};

/// A source of money (nguồn kinh phí).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FundSourceView {
    /// Its id.
    pub id: Id,
    /// The unit that has it.
    pub unit_id: Id,
    /// What kind it is.
    pub kind: SourceKind,
    /// Its name.
    #[schema(example = "Ngân sách nhà nước theo phân cấp")]
    pub name: String,
    /// False once it is no longer used.
    pub active: bool,
    /// Counts its changes; the ETag carries it.
    pub revision: i64,
}

impl From<FundSource> for FundSourceView {
    fn from(source: FundSource) -> Self {
        Self {
            id: source.id,
            unit_id: source.unit_id,
            kind: source.kind,
            name: source.name,
            active: source.active,
            revision: source.revision,
        }
    }
}

/// A source as it is made or changed.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct FundSourceBody {
    /// The unit that has it; the top of one's reach when left out. It cannot be changed later.
    pub unit_id: Option<Id>,
    /// What kind it is.
    pub kind: SourceKind,
    /// Its name; no two of a unit share one.
    #[validate(length(min = 1, max = 200))]
    #[schema(min_length = 1, max_length = 200, example = "Kinh phí hỗ trợ của thành phố")]
    pub name: String,
    /// Whether it is used; true when left out.
    pub active: Option<bool>,
}

impl From<&FundSource> for FundSourceBody {
    fn from(source: &FundSource) -> Self {
        Self {
            unit_id: Some(source.unit_id),
            kind: source.kind,
            name: source.name.clone(),
            active: Some(source.active),
        }
    }
}

/// The merge patch of a source.
pub type FundSourcePatch = foundation::http::PatchBody<FundSourceBody>;

/// What a year is allotted of a source (dự toán), and what has become of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AllocationView {
    /// Its id.
    pub id: Id,
    /// The unit that it is allotted to.
    pub unit_id: Id,
    /// Of which source.
    pub source_id: Id,
    /// The name of the source.
    #[schema(example = "Ngân sách nhà nước theo phân cấp")]
    pub source_name: String,
    /// The kind of the source.
    pub source_kind: SourceKind,
    /// For which year.
    #[schema(example = 2026)]
    pub year: i32,
    /// How much, in đồng.
    #[schema(example = 200_000_000)]
    pub amount: i64,
    /// The number of the paper that allots it.
    #[schema(example = "123/QĐ-UBND")]
    pub paper_number: Option<String>,
    /// The day of that paper.
    pub paper_day: Option<NaiveDate>,
    /// What else is to be known.
    pub note: Option<String>,
    /// What courses are estimated to cost.
    pub planned: i64,
    /// What is committed for people who were approved.
    pub committed: i64,
    /// What was paid.
    pub spent: i64,
    /// What is used: the larger of committed and spent of each course, and what was spent without a course.
    pub used: i64,
    /// What is left of it; below zero where it is overrun.
    pub available: i64,
    /// What would be left were every course to cost at least what it is planned to; below zero where too much is
    /// planned.
    pub unplanned: i64,
    /// Counts its changes and the lines written on it; the ETag carries it.
    pub revision: i64,
}

impl AllocationView {
    /// An allocation with what has become of it.
    pub fn of(allocation: Allocation, source: FundSource, sums: &Sums) -> Self {
        let (planned, committed, spent) = sums.totals();
        Self {
            id: allocation.id,
            unit_id: allocation.unit_id,
            source_id: allocation.source_id,
            source_name: source.name,
            source_kind: source.kind,
            year: allocation.year,
            amount: allocation.amount,
            paper_number: allocation.paper_number,
            paper_day: allocation.paper_day,
            note: allocation.note,
            planned,
            committed,
            spent,
            used: sums.used(),
            available: allocation.amount - sums.used(),
            unplanned: sums.unplanned(),
            revision: allocation.revision,
        }
    }
}

/// An allocation as it is made or changed; unit, source and year stay as they were made.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct AllocationBody {
    /// The unit that it is allotted to; the top of one's reach when left out.
    pub unit_id: Option<Id>,
    /// Of which source; a year has one allocation of each.
    pub source_id: Id,
    /// For which year, 2026 to 2031.
    #[schema(example = 2026)]
    pub year: i32,
    /// How much, in đồng, above zero.
    #[schema(example = 200_000_000)]
    pub amount: i64,
    /// The number of the paper that allots it.
    #[validate(length(max = 100))]
    #[schema(max_length = 100, example = "123/QĐ-UBND")]
    pub paper_number: Option<String>,
    /// The day of that paper.
    pub paper_day: Option<NaiveDate>,
    /// What else is to be known.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000)]
    pub note: Option<String>,
    /// Why it is less than what is used: refused without it. Goes on record with the change.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000)]
    pub below_used_reason: Option<String>,
}

impl From<&Allocation> for AllocationBody {
    fn from(allocation: &Allocation) -> Self {
        Self {
            unit_id: Some(allocation.unit_id),
            source_id: allocation.source_id,
            year: allocation.year,
            amount: allocation.amount,
            paper_number: allocation.paper_number.clone(),
            paper_day: allocation.paper_day,
            note: allocation.note.clone(),
            below_used_reason: None,
        }
    }
}

/// The merge patch of an allocation.
pub type AllocationPatch = foundation::http::PatchBody<AllocationBody>;

/// A line of the ledger.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MoneyLineView {
    /// Its id.
    pub id: Id,
    /// On which allocation.
    pub allocation_id: Id,
    /// The year of the allocation.
    #[schema(example = 2026)]
    pub year: i32,
    /// The source of the allocation.
    pub source_id: Id,
    /// The name of the source.
    #[schema(example = "Ngân sách nhà nước theo phân cấp")]
    pub source_name: String,
    /// How far the amount has come.
    pub stage: Stage,
    /// In đồng; below zero in a reversing line.
    #[schema(example = 3_000_000)]
    pub amount: i64,
    /// The day from which it counts.
    pub day: NaiveDate,
    /// The number of the paper behind it.
    #[schema(example = "PC-015")]
    pub paper_number: Option<String>,
    /// The day of that paper.
    pub paper_day: Option<NaiveDate>,
    /// For which course.
    pub course_id: Option<Id>,
    /// The name of the course.
    pub course_name: Option<String>,
    /// For whose place in it.
    pub nomination_id: Option<Id>,
    /// On whom it falls.
    pub staff_id: Option<Id>,
    /// The name of the person.
    #[schema(example = "Nguyễn Văn Á")]
    pub full_name: Option<String>,
    /// On which unit it falls.
    pub unit_id: Id,
    /// The short name of the unit.
    pub unit_name: String,
    /// What it is for; of a reversing line, why.
    pub note: Option<String>,
    /// The line that it takes back.
    pub reverses_id: Option<Id>,
    /// The line that has taken it back.
    pub reversed_by_id: Option<Id>,
    /// Why it goes beyond what the allocation has.
    pub overrun_reason: Option<String>,
    /// When it was written.
    pub created_at: Instant,
    /// By whom.
    pub created_by: String,
}

impl MoneyLineView {
    /// A line with the one that has taken it back.
    pub fn of(reversed_by_id: Option<Id>, row: LineRow) -> Self {
        let line = row.line;
        Self {
            id: line.id,
            allocation_id: line.allocation_id,
            year: row.year,
            source_id: row.source.0,
            source_name: row.source.1,
            stage: line.stage,
            amount: line.amount,
            day: line.day,
            paper_number: line.paper_number,
            paper_day: line.paper_day,
            course_id: line.course_id,
            course_name: row.course_name,
            nomination_id: line.nomination_id,
            staff_id: line.staff_id,
            full_name: row.full_name,
            unit_id: line.unit_id,
            unit_name: row.unit_name,
            note: line.note,
            reverses_id: line.reverses_id,
            reversed_by_id,
            overrun_reason: line.overrun_reason,
            created_at: line.created_at,
            created_by: line.created_by_name,
        }
    }
}

/// What was paid, as it is entered.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct LineBody {
    /// From which allocation.
    pub allocation_id: Id,
    /// In đồng, above zero.
    #[schema(example = 3_000_000)]
    pub amount: i64,
    /// The day on which it was paid: in the year of the allocation or later, and no later than today.
    #[schema(example = "2026-06-20")]
    pub day: NaiveDate,
    /// The number of the paper.
    #[validate(length(min = 1, max = 100))]
    #[schema(min_length = 1, max_length = 100, example = "PC-015")]
    pub paper_number: String,
    /// The day of the paper.
    #[schema(example = "2026-06-19")]
    pub paper_day: NaiveDate,
    /// For which course.
    pub course_id: Option<Id>,
    /// For whose place in a course; it brings course, person and unit.
    pub nomination_id: Option<Id>,
    /// On which unit it falls; the course's, else the allocation's, when left out. Of a place it is the person's.
    pub unit_id: Option<Id>,
    /// What it is for.
    #[validate(length(max = 500))]
    #[schema(max_length = 500, example = "In tài liệu tập huấn")]
    pub note: Option<String>,
    /// Why it goes beyond what the allocation has: refused without it.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000)]
    pub overrun_reason: Option<String>,
}

/// Why a line is taken back.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ReversalBody {
    /// The reason; stands in the reversing line.
    #[validate(length(min = 1, max = 500))]
    #[schema(min_length = 1, max_length = 500, example = "Ghi nhầm số tiền")]
    pub reason: String,
}

/// What was planned, committed and spent, in đồng.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct SumsView {
    /// What is planned now.
    pub planned: i64,
    /// What is committed now.
    pub committed: i64,
    /// What was spent.
    pub spent: i64,
    /// What was planned or committed and has been given back.
    pub released: i64,
}

impl From<GroupSums> for SumsView {
    fn from(sums: GroupSums) -> Self {
        Self { planned: sums.planned, committed: sums.committed, spent: sums.spent, released: sums.released }
    }
}

/// One course, unit, person or source with its sums.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SummaryRow {
    /// Which; null for what falls on none.
    pub id: Option<Id>,
    /// Its name.
    pub name: Option<String>,
    /// Its sums.
    #[serde(flatten)]
    pub sums: SumsView,
}

/// The money of a year, added up.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MoneySummary {
    /// The year of the allocations.
    pub year: i32,
    /// Over what it is added up.
    pub by: Grouping,
    /// The largest first.
    pub rows: Vec<SummaryRow>,
    /// All of them together: the sums of the ledger.
    pub total: SumsView,
}
