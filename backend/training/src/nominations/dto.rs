//! Nominations on the wire.

mod check;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::opened::{Opened, Outcome};
use super::rules::{Action, Entry, NominationState, Way};
use super::store::{Filter, Listed, NominationStep};
use crate::courses::rules::{CourseState, Origin};
use foundation::http::FaultView;
use foundation::kernel::{Code, Fault, Id, Instant, Problem, Result, TextEnum as _};
use ward::catalogue::rules::ProgrammeKind;
use ward::findings::rules::Purpose;

pub use check::{
    AwayPerson, CheckBody, CheckView, CheckedPerson, ConflictView, Conflicts, StaffingDay, StaffingQuery, StaffingStrip,
};

/// The person of a nomination.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NominatedPerson {
    /// Who.
    pub id: Id,
    /// The name.
    #[schema(example = "Nguyễn Văn Á")]
    pub full_name: String,
    /// The title of the post.
    #[schema(example = "Chuyên viên")]
    pub post_title: String,
}

/// The unit of a nomination.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NominatingUnit {
    /// Which one.
    pub id: Id,
    /// Its name in tables.
    #[schema(example = "Phòng VH-XH")]
    pub short_name: String,
}

/// The course of a nomination.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NominatedCourse {
    /// Which one.
    pub id: Id,
    /// Its name.
    #[schema(example = "Bồi dưỡng kỹ năng số khóa 1")]
    pub name: String,
    /// Its first day.
    pub first_day: NaiveDate,
    /// Its last day.
    pub last_day: NaiveDate,
    /// Its state.
    pub state: CourseState,
    /// Where it comes from.
    pub origin: Origin,
}

/// The programme of a nomination.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NominatedProgramme {
    /// Which one.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: ProgrammeKind,
}

/// A nomination in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NominationSummary {
    /// Its id.
    pub id: Id,
    /// Where it stands.
    pub state: NominationState,
    /// What the state is called for this way.
    #[schema(example = "Đơn vị đã đề xuất")]
    pub state_label: &'static str,
    /// Its way, by the origin of the place.
    pub way: Way,
    /// Entered quickly, and the unit has not confirmed yet.
    pub awaits_confirmation: bool,
    /// When it was made.
    pub created_at: Instant,
    /// The day from which the person counts as sent.
    pub admitted_on: Option<NaiveDate>,
    /// Why a leader let the unit be short.
    pub override_reason: Option<String>,
    /// The decision to send.
    pub decision_id: Option<Id>,
    /// Counts its changes.
    pub revision: i64,
    /// The person.
    pub person: NominatedPerson,
    /// The unit of the person when nominated.
    pub unit: NominatingUnit,
    /// The course.
    pub course: NominatedCourse,
    /// The programme.
    pub programme: NominatedProgramme,
}

impl From<Listed> for NominationSummary {
    fn from(row: Listed) -> Self {
        let (person_id, full_name, _, post_title) = row.person;
        let (course_id, name, first_day, last_day, state, origin) = row.course;
        Self {
            id: row.id,
            state: row.state,
            state_label: row.state.label_for(row.way),
            way: row.way,
            awaits_confirmation: row.awaits_confirmation,
            created_at: row.created_at,
            admitted_on: row.admitted_on,
            override_reason: row.override_reason,
            decision_id: row.decision_id,
            revision: row.revision,
            person: NominatedPerson { id: person_id, full_name, post_title },
            unit: NominatingUnit { id: row.unit.0, short_name: row.unit.1 },
            course: NominatedCourse { id: course_id, name, first_day, last_day, state, origin },
            programme: NominatedProgramme { id: row.programme.0, name: row.programme.1, kind: row.programme.2 },
        }
    }
}

/// A nomination with its whole way.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NominationView {
    /// What the list shows of it.
    #[serde(flatten)]
    pub summary: NominationSummary,
    /// What a specialised programme is taken for.
    pub purpose: Option<Purpose>,
    /// Which new or added task it is taken for.
    pub purpose_task: Option<String>,
    /// Who takes over the work meanwhile.
    pub hand_over: Option<NominatedPerson>,
    /// The reason of the latest step that had one.
    pub reason: Option<String>,
    /// Why the person was kept although the course, when it was moved, came to stand against a rule.
    pub kept_reason: Option<String>,
    /// The codes of the warnings that a coordinator passed.
    pub passed_warnings: Vec<String>,
    /// The nomination whose place it takes.
    pub replaces_id: Option<Id>,
    /// Since when it is on the waiting list.
    pub waitlisted_at: Option<Instant>,
    /// What this person's place costs, in đồng, where that is known.
    pub cost: Option<i64>,
    /// Its steps, oldest first.
    pub steps: Vec<StepView>,
}

impl From<Opened> for NominationView {
    fn from(opened: Opened) -> Self {
        let nomination = opened.nomination;
        Self {
            summary: opened.listed.into(),
            purpose: nomination.purpose,
            purpose_task: nomination.purpose_task,
            hand_over: opened.hand_over.map(|(id, full_name, post_title)| NominatedPerson {
                id,
                full_name,
                post_title,
            }),
            reason: nomination.reason,
            kept_reason: nomination.kept_reason,
            passed_warnings: split(nomination.passed_warnings.as_deref()),
            replaces_id: nomination.replaces_id,
            waitlisted_at: nomination.waitlisted_at,
            cost: nomination.cost,
            steps: opened.steps.into_iter().map(StepView::from).collect(),
        }
    }
}

fn split(codes: Option<&str>) -> Vec<String> {
    codes.unwrap_or_default().split(',').filter(|code| !code.is_empty()).map(str::to_owned).collect()
}

/// A step: who did what, when, for whom, and why.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StepView {
    /// Its id.
    pub id: Id,
    /// When.
    pub at: Instant,
    /// What was done.
    pub action: Action,
    /// Where it stood before; null for the first step.
    pub from_state: Option<NominationState>,
    /// Where it stands since.
    pub to_state: NominationState,
    /// Who did it.
    #[schema(example = "Trần Thị B")]
    pub account_name: String,
    /// For whom, where a substitute acted.
    pub acting_for_name: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// What was said, passed or overridden at this step.
    pub warnings: Vec<Warning>,
}

impl From<NominationStep> for StepView {
    fn from(step: NominationStep) -> Self {
        Self {
            id: step.id,
            at: step.at,
            action: step.action,
            from_state: step.from_state,
            to_state: step.to_state,
            account_name: step.account_name,
            acting_for_name: step.acting_for_name,
            reason: step.reason,
            warnings: step.warnings.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default(),
        }
    }
}

/// Something that a rule says.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Warning {
    /// Its code.
    #[schema(example = "not_in_audience")]
    pub code: String,
    /// What it says.
    #[schema(example = "Nguyễn Văn Á không thuộc đối tượng của chương trình.")]
    pub detail: String,
    /// Facts that a program may use: the days and people of `unit_understaffed`.
    #[schema(value_type = Option<Object>)]
    pub data: Option<Value>,
}

impl Warning {
    /// A fault in the reader's language.
    pub fn of(fault: &Fault, english: bool) -> Self {
        let told = FaultView::of(fault, english);
        Self { code: told.code.to_owned(), detail: told.detail, data: told.data }
    }
}

/// Filters of the list of nominations.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct NominationFilter {
    /// To this course.
    pub course_id: Option<Id>,
    /// Of this person.
    pub staff_id: Option<Id>,
    /// Of this unit.
    pub unit_id: Option<Id>,
    /// In one of these states, with commas between.
    #[param(example = "proposed,endorsed")]
    pub state: Option<String>,
    /// Of this way.
    pub origin: Option<Way>,
    /// To courses that end on this day or later.
    pub from: Option<NaiveDate>,
    /// To courses that begin on this day or earlier.
    pub to: Option<NaiveDate>,
    /// Whether the unit still has to confirm a quick entry.
    pub awaits_confirmation: Option<bool>,
}

impl NominationFilter {
    /// The filter as the store takes it; a state that there is not is a fault of the parameter.
    pub fn understood(self) -> Result<Filter> {
        let mut states = Vec::new();
        for code in self.state.as_deref().unwrap_or_default().split(',').filter(|code| !code.is_empty()) {
            match NominationState::from_code(code) {
                Some(state) => states.push(state),
                None => {
                    let allowed = NominationState::ALL.iter().map(|state| state.as_str()).collect::<Vec<_>>();
                    let fault = Fault::new("/query/state", Code::NotInList).with("allowed", allowed.join(", "));
                    return Err(Problem::unreadable(vec![fault]));
                }
            }
        }
        Ok(Filter {
            id: None,
            course_id: self.course_id,
            staff_id: self.staff_id,
            unit_id: self.unit_id,
            states,
            way: self.origin,
            from: self.from,
            to: self.to,
            awaits_confirmation: self.awaits_confirmation,
        })
    }
}

/// People for a course.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NominateBody {
    /// To which course.
    pub course_id: Id,
    /// Who, in the order in which places are taken.
    #[validate(length(min = 1, max = 200))]
    #[schema(min_items = 1, max_items = 200)]
    pub staff_ids: Vec<Id>,
    /// A wish of one's own, a proposal of the unit, a quick entry, or a record of a summons.
    #[serde(rename = "as")]
    pub entry: Entry,
    /// Who takes over the work meanwhile.
    pub hand_over_staff_id: Option<Id>,
    /// What a specialised programme is taken for.
    pub purpose: Option<Purpose>,
    /// Which new or added task it is taken for.
    #[validate(length(max = 200))]
    #[schema(max_length = 200)]
    pub purpose_task: Option<String>,
    /// Whether to go on the waiting list when the course is full.
    pub waiting_list: Option<bool>,
    /// Why the warnings are passed: of a coordinator; that money is short, of whoever approves.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000)]
    pub pass_warnings_reason: Option<String>,
}

/// What goes with an action.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ActionBody {
    /// Why; required for what sends back, refuses or undoes.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000, example = "Theo công văn số 12/SNV")]
    pub reason: Option<String>,
    /// Why the unit may be short all the same: of a leader.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000)]
    pub override_reason: Option<String>,
    /// Why the warnings are passed: of a coordinator; that money is short, of whoever approves.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000)]
    pub pass_warnings_reason: Option<String>,
    /// Whether to go on the waiting list when the course is full.
    pub waiting_list: Option<bool>,
}

/// Who goes instead.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ReplacementBody {
    /// Who goes instead.
    pub staff_id: Id,
    /// Why.
    #[validate(length(min = 1, max = 1000))]
    #[schema(min_length = 1, max_length = 1000, example = "Ốm dài ngày")]
    pub reason: String,
    /// Who takes over the newcomer's work meanwhile.
    pub hand_over_staff_id: Option<Id>,
    /// Why the newcomer's unit may be short all the same: of a leader.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000)]
    pub override_reason: Option<String>,
    /// Why the warnings are passed: of a coordinator; that money is short, of whoever approves.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000)]
    pub pass_warnings_reason: Option<String>,
}

/// One action on many nominations.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ActionsBody {
    /// What is done.
    pub action: Action,
    /// With which, in this order.
    #[validate(length(min = 1, max = 200))]
    #[schema(min_items = 1, max_items = 200)]
    pub nomination_ids: Vec<Id>,
    /// Why; required for what sends back, refuses or undoes.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000)]
    pub reason: Option<String>,
    /// Why the unit may be short all the same: of a leader.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000)]
    pub override_reason: Option<String>,
    /// Why the warnings are passed: of a coordinator; that money is short, of whoever approves.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000)]
    pub pass_warnings_reason: Option<String>,
    /// Whether to go on the waiting list when the course is full.
    pub waiting_list: Option<bool>,
}

/// What of a nomination is changed without a step.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NominationBody {
    /// Who takes over the work meanwhile.
    pub hand_over_staff_id: Option<Id>,
    /// What a specialised programme is taken for.
    pub purpose: Option<Purpose>,
    /// Which new or added task it is taken for.
    #[validate(length(max = 200))]
    #[schema(max_length = 200)]
    pub purpose_task: Option<String>,
    /// What this person's place costs, in đồng; a share of the course's cost when left out. The coordinator's to say,
    /// until the nomination is approved.
    #[validate(range(max = 1_000_000_000_000_i64))]
    #[schema(maximum = 1_000_000_000_000_i64)]
    pub cost: Option<i64>,
}

/// The merge patch of a nomination.
pub type NominationPatch = foundation::http::PatchBody<NominationBody>;

/// What became of each item, in the order sent.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Outcomes {
    /// One for each item.
    pub items: Vec<OutcomeView>,
}

/// What became of one item.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OutcomeView {
    /// Whether it was done.
    pub done: bool,
    /// The person, where people were sent.
    pub staff_id: Option<Id>,
    /// The nomination.
    pub nomination_id: Option<Id>,
    /// Where it stands now.
    pub state: Option<NominationState>,
    /// What the rules said, and did not stand in the way.
    pub warnings: Vec<Warning>,
    /// Why it was not done: problem details.
    #[schema(value_type = Option<Object>)]
    pub problem: Option<Value>,
}

impl OutcomeView {
    /// An outcome in the reader's language; `tell` writes a problem.
    pub fn of(outcome: &Outcome, english: bool, tell: impl Fn(&Problem) -> Value) -> Self {
        let (nomination, problem) = match &outcome.done {
            Ok(nomination) => (Some(nomination), None),
            Err(problem) => (None, Some(tell(problem))),
        };
        Self {
            done: problem.is_none(),
            staff_id: outcome.staff_id,
            nomination_id: nomination.map(|nomination| nomination.id).or(outcome.nomination_id),
            state: nomination.map(|nomination| nomination.state),
            warnings: outcome.warnings.iter().map(|fault| Warning::of(fault, english)).collect(),
            problem,
        }
    }
}

/// An action that the asker may take now.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PossibleAction {
    /// What may be done.
    pub action: Action,
    /// Where it would stand then.
    pub to_state: NominationState,
    /// Whether a reason is required.
    pub needs_reason: bool,
}

/// What the asker may do with a nomination now.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PossibleActions {
    /// The actions, in the order of the way.
    pub items: Vec<PossibleAction>,
}
