//! Rounds, submissions and needs on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::{Validate, ValidationError};

use super::rules::{NeedOrigin, QUARTERS, RoundKind, RoundState, SubmissionState, YEARS};
use super::store::{NeedsRound, Submission, SubmissionRow};
use foundation::kernel::{Code, Id, Instant};
use ward::catalogue::rules::ProgrammeKind;
use ward::registrations::RegistrationView;

/// A round of needs (đợt rà soát nhu cầu).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NeedsRoundView {
    /// Its id.
    pub id: Id,
    /// The unit that it is for, with all below.
    pub unit_id: Id,
    /// What it is for.
    pub kind: RoundKind,
    /// For which year; null for the phase.
    pub year: Option<i32>,
    /// Its name.
    #[schema(example = "Rà soát nhu cầu bồi dưỡng năm 2027")]
    pub name: String,
    /// When it was opened.
    pub opened_on: NaiveDate,
    /// Until when units answer, that day included.
    pub deadline: NaiveDate,
    /// Whether it takes what units hand in.
    pub state: RoundState,
    /// When it was closed.
    pub closed_on: Option<NaiveDate>,
    /// How many units are asked.
    pub units_asked: i64,
    /// How many have answered: handed in, or taken already.
    pub units_answered: i64,
    /// How many answers have been taken.
    pub units_accepted: i64,
    /// What the clerk's register says of the letter that asks; null before anything was typed in.
    pub registration: Option<RegistrationView>,
    /// Counts its changes; the ETag carries it.
    pub revision: i64,
}

impl NeedsRoundView {
    /// The round with how many units stand where.
    pub fn of(
        round: NeedsRound,
        counts: &std::collections::BTreeMap<SubmissionState, i64>,
        registration: Option<RegistrationView>,
    ) -> Self {
        let sum = |which: fn(SubmissionState) -> bool| -> i64 {
            counts.iter().filter(|(state, _)| which(**state)).map(|(_, count)| count).sum()
        };
        Self {
            id: round.id,
            unit_id: round.unit_id,
            kind: round.kind,
            year: round.year,
            name: round.name,
            opened_on: round.opened_on,
            deadline: round.deadline,
            state: round.state,
            closed_on: round.closed_on,
            units_asked: sum(|_| true),
            units_answered: sum(SubmissionState::is_answered),
            units_accepted: sum(|state| state == SubmissionState::Accepted),
            registration,
            revision: round.revision,
        }
    }
}

/// A round as it is opened.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NeedsRoundBody {
    /// The unit that it is for, with all below; the top of one's reach when left out.
    pub unit_id: Option<Id>,
    /// What it is for.
    pub kind: RoundKind,
    /// For which year, 2026 to 2031; left out for the phase.
    #[schema(example = 2027)]
    pub year: Option<i32>,
    /// Its name; made of kind and year when left out.
    #[validate(length(max = 300))]
    #[schema(max_length = 300)]
    pub name: Option<String>,
    /// Until when units answer, today or later.
    #[schema(example = "2026-11-30")]
    pub deadline: NaiveDate,
}

/// What can be changed of a round.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NeedsRoundChange {
    /// Its name.
    #[validate(length(min = 1, max = 300))]
    #[schema(min_length = 1, max_length = 300)]
    pub name: String,
    /// Until when units answer, no earlier than its opening.
    pub deadline: NaiveDate,
}

/// The merge patch of a round.
pub type NeedsRoundPatch = foundation::http::PatchBody<NeedsRoundChange>;

/// The round of a submission, in short.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SubmissionRound {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub kind: RoundKind,
    /// For which year; null for the phase.
    pub year: Option<i32>,
    /// Until when units answer.
    pub deadline: NaiveDate,
    /// Whether it takes what units hand in.
    pub state: RoundState,
}

impl From<NeedsRound> for SubmissionRound {
    fn from(round: NeedsRound) -> Self {
        Self {
            id: round.id,
            name: round.name,
            kind: round.kind,
            year: round.year,
            deadline: round.deadline,
            state: round.state,
        }
    }
}

/// What a unit hands in, in a list: without its needs.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ListedNeedsSubmission {
    /// Its id.
    pub id: Id,
    /// Its round.
    pub round: SubmissionRound,
    /// The unit.
    pub unit_id: Id,
    /// The unit's name.
    pub unit_name: String,
    /// Where it stands.
    pub state: SubmissionState,
    /// When it was last handed in.
    pub submitted_at: Option<Instant>,
    /// When it was last taken or sent back.
    pub reviewed_at: Option<Instant>,
    /// Counts its changes.
    pub revision: i64,
}

impl From<SubmissionRow> for ListedNeedsSubmission {
    fn from(row: SubmissionRow) -> Self {
        Self {
            id: row.submission.id,
            round: row.round.into(),
            unit_id: row.submission.unit_id,
            unit_name: row.unit_name,
            state: row.submission.state,
            submitted_at: row.submission.submitted_at,
            reviewed_at: row.submission.reviewed_at,
            revision: row.submission.revision,
        }
    }
}

/// What a unit hands in.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NeedsSubmissionView {
    /// Its id.
    pub id: Id,
    /// Its round.
    pub round: SubmissionRound,
    /// The unit.
    pub unit_id: Id,
    /// The unit's name.
    pub unit_name: String,
    /// Where it stands.
    pub state: SubmissionState,
    /// What the unit says beside its needs; why, where it has none.
    pub note: String,
    /// Why it was sent back.
    pub return_reason: Option<String>,
    /// When it was last handed in.
    pub submitted_at: Option<Instant>,
    /// When it was last taken or sent back.
    pub reviewed_at: Option<Instant>,
    /// The needs, in their order.
    pub needs: Vec<NeedView>,
    /// Counts its changes, those of its needs among them; the ETag carries it.
    pub revision: i64,
}

impl NeedsSubmissionView {
    /// The submission with its needs.
    pub fn of(row: SubmissionRow, needs: Vec<NeedView>) -> Self {
        let submission = row.submission;
        Self {
            id: submission.id,
            round: row.round.into(),
            unit_id: submission.unit_id,
            unit_name: row.unit_name,
            state: submission.state,
            note: submission.note,
            return_reason: submission.return_reason,
            submitted_at: submission.submitted_at,
            reviewed_at: submission.reviewed_at,
            needs,
            revision: submission.revision,
        }
    }
}

/// A programme, in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct NeedProgramme {
    /// Its id.
    pub id: Id,
    /// Short code that people use.
    #[schema(example = "NN-05")]
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: ProgrammeKind,
}

/// Somebody whom a need names.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NeedPerson {
    /// The person.
    pub staff_id: Id,
    /// The name.
    #[schema(example = "Nguyễn Văn Á")]
    pub full_name: String,
    /// The title of the post.
    pub post_title: String,
}

/// The round of a need, in short.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NeedRound {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Where the unit's submission stands.
    pub submission_state: SubmissionState,
}

/// The item of the year plan that serves a need, in short.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NeedItem {
    /// Its id.
    pub id: Id,
    /// The year plan.
    pub year_plan_id: Id,
    /// What it is about.
    pub content: String,
    /// In which quarter.
    pub quarter: i32,
}

/// A need (nhu cầu bồi dưỡng).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NeedView {
    /// Its id.
    pub id: Id,
    /// Of which unit.
    pub unit_id: Id,
    /// The unit's name.
    pub unit_name: String,
    /// Of which submission; null while it waits for the next round.
    pub submission_id: Option<Id>,
    /// Its round; null while it waits for the next one.
    pub round: Option<NeedRound>,
    /// The programme that is wanted.
    pub programme: Option<NeedProgramme>,
    /// What is wanted, in words.
    pub content: String,
    /// How many people.
    pub people: i32,
    /// Who, as far as they are named.
    pub named: Vec<NeedPerson>,
    /// In which year.
    pub year: Option<i32>,
    /// In which quarter.
    pub quarter: Option<i32>,
    /// What it is thought to cost, in đồng.
    pub estimated_cost: Option<i64>,
    /// Why.
    pub reason: String,
    /// Where it comes from.
    pub origin: NeedOrigin,
    /// The nomination that found no place.
    pub carried_from_id: Option<Id>,
    /// The item of the year plan that serves it.
    pub year_plan_item: Option<NeedItem>,
    /// Counts its changes.
    pub revision: i64,
}

fn refused(code: Code) -> Result<(), ValidationError> {
    Err(ValidationError::new(code.as_str()))
}

fn in_the_plan(year: i32) -> Result<(), ValidationError> {
    if YEARS.contains(&year) { Ok(()) } else { refused(Code::BadYear) }
}

fn of_a_year(quarter: i32) -> Result<(), ValidationError> {
    if QUARTERS.contains(&quarter) { Ok(()) } else { refused(Code::InvalidValue) }
}

fn not_negative(amount: i64) -> Result<(), ValidationError> {
    if amount >= 0 { Ok(()) } else { refused(Code::NegativeAmount) }
}

/// A need as a unit writes it. A draft may be incomplete.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NeedBody {
    /// Which one, where it is there already; a new one when left out.
    pub id: Option<Id>,
    /// The programme that is wanted.
    pub programme_id: Option<Id>,
    /// What is wanted, in words: where the catalogue has no such programme, or beside it.
    #[validate(length(max = 500))]
    #[schema(max_length = 500, example = "Kỹ năng tiếp công dân")]
    pub content: Option<String>,
    /// How many people; as many as are named when left out.
    #[validate(range(min = 0, max = 10000))]
    #[schema(minimum = 0, maximum = 10000)]
    pub people: Option<i32>,
    /// Who of the unit, as far as they are named.
    #[validate(length(max = 500))]
    #[schema(max_items = 500)]
    pub staff_ids: Option<Vec<Id>>,
    /// In which year of the plan; that of the round when left out.
    #[validate(custom(function = "in_the_plan"))]
    #[schema(example = 2027)]
    pub year: Option<i32>,
    /// In which quarter, 1 to 4.
    #[validate(custom(function = "of_a_year"))]
    #[schema(example = 2)]
    pub quarter: Option<i32>,
    /// What it is thought to cost, in đồng; never negative.
    #[validate(custom(function = "not_negative"), range(max = 1_000_000_000_000_i64))]
    #[schema(maximum = 1_000_000_000_000_i64, example = 15_000_000)]
    pub estimated_cost: Option<i64>,
    /// Why.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000)]
    pub reason: Option<String>,
    /// Whether it was taken over from a suggestion; what was carried stays so.
    pub origin: Option<NeedOrigin>,
}

/// What a unit writes: all its needs, and what it says beside them.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NeedsSubmissionBody {
    /// What the unit says beside its needs; why, where it has none.
    #[validate(length(max = 4000))]
    #[schema(max_length = 4000)]
    pub note: Option<String>,
    /// All needs, in their order; they replace what was there.
    #[validate(length(max = 300), nested)]
    #[schema(max_items = 300)]
    pub needs: Vec<NeedBody>,
}

impl NeedsSubmissionBody {
    /// What the unit has written so far.
    pub fn of(submission: &Submission, needs: &[NeedView]) -> Self {
        let body = |need: &NeedView| NeedBody {
            id: Some(need.id),
            programme_id: need.programme.as_ref().map(|programme| programme.id),
            content: Some(need.content.clone()),
            people: Some(need.people),
            staff_ids: Some(need.named.iter().map(|person| person.staff_id).collect()),
            year: need.year,
            quarter: need.quarter,
            estimated_cost: need.estimated_cost,
            reason: Some(need.reason.clone()),
            origin: Some(need.origin),
        };
        Self { note: Some(submission.note.clone()), needs: needs.iter().map(body).collect() }
    }
}

/// The merge patch of what a unit writes.
pub type NeedsSubmissionPatch = foundation::http::PatchBody<NeedsSubmissionBody>;

/// A unit that is to answer too: one that was made after the round was opened.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewNeedsSubmission {
    /// The round.
    pub round_id: Id,
    /// The unit, below that of the round.
    pub unit_id: Id,
}

/// Why needs are sent back.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NeedsReturn {
    /// The reason, told to the unit.
    #[validate(length(min = 1, max = 1000))]
    #[schema(min_length = 1, max_length = 1000, example = "Bổ sung danh sách người dự kiến cử đi")]
    pub reason: String,
}

/// Needs that the coordinator puts into another quarter, so that the quarters are balanced.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct QuarterMove {
    /// Which needs of the round.
    #[validate(length(min = 1, max = 500))]
    #[schema(min_items = 1, max_items = 500)]
    pub need_ids: Vec<Id>,
    /// Into which quarter, 1 to 4.
    #[validate(custom(function = "of_a_year"))]
    #[schema(example = 3)]
    pub quarter: i32,
}

/// Needs as they stand after a change.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MovedNeeds {
    /// The needs.
    pub items: Vec<NeedView>,
}
