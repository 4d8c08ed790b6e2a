//! Year plans and their items on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::{Validate, ValidationError};

use super::rules::{AmendmentKind, YearPlanState};
use super::store::{Amendment, ItemRow, YearPlan};
use crate::needs::NeedProgramme;
use crate::needs::NeedView;
use crate::needs::rules::QUARTERS;
use foundation::kernel::{Code, Id, Instant};
use ward::registrations::RegistrationView;

/// A year plan in a list, without its items.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ListedYearPlan {
    /// Its id.
    pub id: Id,
    /// Whose plan it is, with all below.
    pub unit_id: Id,
    /// For which year.
    #[schema(example = 2027)]
    pub year: i32,
    /// The round of needs behind it.
    pub round_id: Id,
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub state: YearPlanState,
    /// When it was approved.
    pub approved_on: Option<NaiveDate>,
    /// Its number in the clerk's register.
    #[schema(example = "215/KH-UBND")]
    pub number: Option<String>,
    /// When it was signed.
    pub signed_on: Option<NaiveDate>,
    /// Counts its changes.
    pub revision: i64,
}

impl ListedYearPlan {
    /// The plan with what the register says of it.
    pub fn of(plan: YearPlan, registration: Option<RegistrationView>) -> Self {
        let (number, signed_on) = registration.map(|known| (known.number, known.signed_on)).unwrap_or_default();
        Self {
            id: plan.id,
            unit_id: plan.unit_id,
            year: plan.year,
            round_id: plan.round_id,
            name: plan.name,
            state: plan.state,
            approved_on: plan.approved_on,
            number,
            signed_on,
            revision: plan.revision,
        }
    }
}

/// A need that an item serves, without the people whom it names.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ServedNeed {
    /// The need.
    pub id: Id,
    /// Of which unit.
    pub unit_id: Id,
    /// The unit's name.
    pub unit_name: String,
    /// The unit's submission.
    pub submission_id: Option<Id>,
    /// How many people.
    pub people: i32,
    /// What it is thought to cost, in đồng.
    pub estimated_cost: Option<i64>,
}

impl From<NeedView> for ServedNeed {
    fn from(need: NeedView) -> Self {
        Self {
            id: need.id,
            unit_id: need.unit_id,
            unit_name: need.unit_name,
            submission_id: need.submission_id,
            people: need.people,
            estimated_cost: need.estimated_cost,
        }
    }
}

/// An item of a year plan.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct YearPlanItemView {
    /// Its id.
    pub id: Id,
    /// Of which plan.
    pub year_plan_id: Id,
    /// Where that plan stands.
    pub plan_state: YearPlanState,
    /// For which year.
    pub year: i32,
    /// The programme.
    pub programme: Option<NeedProgramme>,
    /// What it is about; the programme's name, or words.
    pub content: String,
    /// In which quarter.
    pub quarter: i32,
    /// How many people are to be sent.
    pub people: i32,
    /// How many places there are to be.
    pub seats: i32,
    /// What it is thought to cost, in đồng.
    pub estimated_cost: i64,
    /// What else is to be known.
    pub note: String,
    /// Whether it was made of needs; else it was entered by hand.
    pub from_needs: bool,
    /// The needs that it serves, by unit.
    pub needs: Vec<ServedNeed>,
    /// Counts its changes; the ETag carries it.
    pub revision: i64,
}

impl YearPlanItemView {
    /// The item with the needs that it serves.
    pub fn of(row: ItemRow, needs: Vec<NeedView>) -> Self {
        let ItemRow { item, plan, programme } = row;
        let programme =
            item.programme_id.zip(programme).map(|(id, (code, name, kind))| NeedProgramme { id, code, name, kind });
        Self {
            id: item.id,
            year_plan_id: item.year_plan_id,
            plan_state: plan.state,
            year: plan.year,
            programme,
            content: item.content,
            quarter: item.quarter,
            people: item.people,
            seats: item.seats,
            estimated_cost: item.estimated_cost,
            note: item.note,
            from_needs: item.from_needs,
            needs: needs.into_iter().map(ServedNeed::from).collect(),
            revision: item.revision,
        }
    }
}

/// A change of an approved plan, with its reason.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct YearPlanAmendmentView {
    /// Its id.
    pub id: Id,
    /// Of which item; one that was taken out is there no more.
    pub item_id: Id,
    /// What the item was about.
    pub content: String,
    /// What was done to it.
    pub kind: AmendmentKind,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Instant,
    /// Who.
    pub account_name: String,
    /// For whom, where a substitute acted.
    pub acting_for_name: Option<String>,
}

impl From<Amendment> for YearPlanAmendmentView {
    fn from(amendment: Amendment) -> Self {
        Self {
            id: amendment.id,
            item_id: amendment.item_id,
            content: amendment.content,
            kind: amendment.kind,
            reason: amendment.reason,
            at: amendment.at,
            account_name: amendment.account_name,
            acting_for_name: amendment.acting_for_name,
        }
    }
}

/// A year plan (kế hoạch bồi dưỡng năm) with its items.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct YearPlanView {
    /// Its id.
    pub id: Id,
    /// Whose plan it is, with all below.
    pub unit_id: Id,
    /// For which year.
    #[schema(example = 2027)]
    pub year: i32,
    /// The round of needs behind it.
    pub round_id: Id,
    /// The round's name.
    pub round_name: String,
    /// Its name.
    #[schema(example = "Kế hoạch bồi dưỡng cán bộ, công chức năm 2027")]
    pub name: String,
    /// Where it stands.
    pub state: YearPlanState,
    /// What else is to be known.
    pub note: String,
    /// When it was last laid before the leader.
    pub submitted_at: Option<Instant>,
    /// Why it was sent back.
    pub return_reason: Option<String>,
    /// When it was approved.
    pub approved_on: Option<NaiveDate>,
    /// The name of who approved it.
    pub approved_by_name: Option<String>,
    /// What the clerk's register says of the signed plan.
    pub registration: Option<RegistrationView>,
    /// Its items, by quarter.
    pub items: Vec<YearPlanItemView>,
    /// What was changed since it was approved, the latest first.
    pub amendments: Vec<YearPlanAmendmentView>,
    /// Counts its changes, those of its items among them; the ETag carries it.
    pub revision: i64,
}

/// Which year a plan is made for.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewYearPlan {
    /// The year; needed where the round is for the whole phase, else that of the round.
    #[schema(example = 2027)]
    pub year: Option<i32>,
}

/// What can be changed of a year plan beside its items.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct YearPlanBody {
    /// Its name; until it is laid before the leader.
    #[validate(length(min = 1, max = 300))]
    #[schema(min_length = 1, max_length = 300)]
    pub name: String,
    /// What else is to be known; until it is laid before the leader.
    #[validate(length(max = 4000))]
    #[schema(max_length = 4000)]
    pub note: Option<String>,
}

impl From<&YearPlan> for YearPlanBody {
    fn from(plan: &YearPlan) -> Self {
        Self { name: plan.name.clone(), note: Some(plan.note.clone()) }
    }
}

/// The merge patch of a year plan.
pub type YearPlanPatch = foundation::http::PatchBody<YearPlanBody>;

fn of_a_year(quarter: i32) -> Result<(), ValidationError> {
    if QUARTERS.contains(&quarter) { Ok(()) } else { Err(ValidationError::new(Code::InvalidValue.as_str())) }
}

fn not_negative(amount: i64) -> Result<(), ValidationError> {
    if amount >= 0 { Ok(()) } else { Err(ValidationError::new(Code::NegativeAmount.as_str())) }
}

/// An item of a year plan as it is made or changed.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct YearPlanItemBody {
    /// The programme.
    pub programme_id: Option<Id>,
    /// What it is about; the programme's name when left out.
    #[validate(length(max = 500))]
    #[schema(max_length = 500)]
    pub content: Option<String>,
    /// In which quarter, 1 to 4.
    #[validate(custom(function = "of_a_year"))]
    #[schema(example = 2)]
    pub quarter: i32,
    /// How many people are to be sent.
    #[validate(range(min = 0, max = 100000))]
    #[schema(minimum = 0, maximum = 100000)]
    pub people: i32,
    /// How many places there are to be; as many as people when left out.
    #[validate(range(min = 0, max = 100000))]
    #[schema(minimum = 0, maximum = 100000)]
    pub seats: Option<i32>,
    /// What it is thought to cost, in đồng; never negative.
    #[validate(custom(function = "not_negative"), range(max = 1_000_000_000_000_i64))]
    #[schema(maximum = 1_000_000_000_000_i64, example = 15_000_000)]
    pub estimated_cost: i64,
    /// What else is to be known.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000)]
    pub note: Option<String>,
    /// Why an approved plan is amended; it stays on record. Not asked before.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000)]
    pub reason: Option<String>,
}

impl From<&super::store::YearPlanItem> for YearPlanItemBody {
    fn from(item: &super::store::YearPlanItem) -> Self {
        Self {
            programme_id: item.programme_id,
            content: Some(item.content.clone()),
            quarter: item.quarter,
            people: item.people,
            seats: Some(item.seats),
            estimated_cost: item.estimated_cost,
            note: Some(item.note.clone()),
            reason: None,
        }
    }
}

/// The merge patch of an item.
pub type YearPlanItemPatch = foundation::http::PatchBody<YearPlanItemBody>;

/// Taking an item out of a plan.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ItemRemoval {
    /// Why an approved plan is amended; it stays on record. Not asked before.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000, example = "Cấp trên không mở lớp trong năm")]
    pub reason: Option<String>,
}

/// Why a plan is sent back.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct YearPlanReturn {
    /// The reason, told to the coordinator.
    #[validate(length(min = 1, max = 1000))]
    #[schema(min_length = 1, max_length = 1000, example = "Giãn bớt lớp của quý II")]
    pub reason: String,
}
