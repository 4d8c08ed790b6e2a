//! Evaluations on the wire.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::form::{Answer, Answers, Form};
use super::rules::{EvaluationState, EvaluationStatus};
use foundation::kernel::{Code, Fault, Id};
use training::nominations::authority::Holder;
use training::nominations::rules::NominationState;

/// The answer to a criterion: a mark or "không áp dụng", and a word beside it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CriterionAnswer {
    /// The mark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 1, maximum = 10, example = 8)]
    pub mark: Option<u8>,
    /// "Không áp dụng": an answer without a mark.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub not_applicable: bool,
    /// A word on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 2000, example = "Xử lý hồ sơ nhanh hơn trước.")]
    pub comment: Option<String>,
}

/// The answers of a form by the code of the criterion; what is missing is unanswered.
pub type Sheet = BTreeMap<String, CriterionAnswer>;

/// The answers as the rules take them; a mark beside "không áp dụng" is a fault.
pub fn answers(sheet: &Sheet) -> (Answers, Vec<Fault>) {
    let mut faults = Vec::new();
    let mut answers = Answers::new();
    for (code, given) in sheet {
        match (given.mark, given.not_applicable) {
            (Some(_), true) => {
                faults.push(Fault::new(format!("/answers/{code}/not_applicable"), Code::InvalidValue));
            }
            (Some(mark), false) => {
                answers.insert(code.clone(), Answer::Mark(mark));
            }
            (None, true) => {
                answers.insert(code.clone(), Answer::NotApplicable);
            }
            (None, false) => {}
        }
    }
    (answers, faults)
}

/// A person as an evaluation shows him.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EvaluatedPerson {
    /// The person.
    pub staff_id: Id,
    /// The name.
    #[schema(example = "Nguyễn Thị Hà")]
    pub full_name: String,
    /// The post.
    #[schema(example = "Chuyên viên")]
    pub post_title: String,
    /// The unit of today.
    pub unit_id: Id,
    /// That unit's name in tables.
    #[schema(example = "Phòng VH-XH")]
    pub unit_name: String,
}

/// A course on a form.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EvaluatedCourse {
    /// The nomination behind it.
    pub nomination_id: Id,
    /// The course.
    pub course_id: Id,
    /// Its name.
    #[schema(example = "Kỹ năng giải quyết thủ tục hành chính")]
    pub course_name: String,
    /// Its first day.
    pub first_day: NaiveDate,
    /// Its last day.
    pub last_day: NaiveDate,
    /// What came of it for the person.
    pub state: NominationState,
    /// What the evaluator says of this course.
    pub line: Option<String>,
}

/// A form that is to be filled in: derived from courses, leaves and today, never stored.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DueEvaluation {
    /// Who is to be evaluated.
    pub person: EvaluatedPerson,
    /// The round of short courses, `2026-11`; null for a longer course by itself.
    #[schema(example = "2026-11")]
    pub round: Option<String>,
    /// The first day on which it can be filled in.
    pub opens_on: NaiveDate,
    /// The last day for it; null while a long leave has no known end.
    pub due_on: Option<NaiveDate>,
    /// How it stands today.
    pub status: EvaluationStatus,
    /// Days until it is due; negative when overdue.
    pub days_left: Option<i64>,
    /// Who has the authority to evaluate; null where the data names nobody.
    pub holder: Option<Holder>,
    /// Whether whoever asks may fill it in today.
    pub may_evaluate: bool,
    /// The courses on it.
    pub courses: Vec<EvaluatedCourse>,
    /// The draft, once somebody has opened it.
    pub evaluation_id: Option<Id>,
}

/// The forms that are to be filled in.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DueEvaluations {
    /// Sorted by the day on which they open, then by name.
    pub items: Vec<DueEvaluation>,
}

/// Filters of what is due.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DueFilter {
    /// Only of this person.
    pub staff_id: Option<Id>,
    /// Only of people of this unit.
    pub unit_id: Option<Id>,
    /// Only those that stand like this today.
    pub status: Option<EvaluationStatus>,
}

/// An evaluation (phiếu đánh giá sau bồi dưỡng).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EvaluationView {
    /// Its id.
    pub id: Id,
    /// Who is evaluated.
    pub person: EvaluatedPerson,
    /// The version of the form that it is made with.
    #[schema(example = 1)]
    pub form_version: i32,
    /// The round of short courses, `2026-11`; null for a longer course by itself.
    #[schema(example = "2026-11")]
    pub round: Option<String>,
    /// Draft or signed.
    pub state: EvaluationState,
    /// The courses on it.
    pub courses: Vec<EvaluatedCourse>,
    /// Who evaluates, by the name of that time.
    pub evaluator_name: Option<String>,
    /// The evaluator's answers by the code of the criterion.
    pub answers: BTreeMap<String, CriterionAnswer>,
    /// The evaluator's word on the whole.
    pub comment: Option<String>,
    /// What the head of the former unit says of a person who has moved meanwhile.
    pub former_comment: Option<String>,
    /// Who said so.
    pub former_commenter: Option<String>,
    /// The person's own answers; they never count.
    pub own_answers: BTreeMap<String, CriterionAnswer>,
    /// Where the person has used what was learnt.
    pub own_examples: Option<String>,
    /// What stood in the way.
    pub own_obstacles: Option<String>,
    /// The mean of all marks in hundredths: 767 is 7,67. Null while unsigned or where nothing was applicable.
    #[schema(example = 767)]
    pub index_hundredths: Option<i32>,
    /// The word for that mean (mức độ vận dụng).
    #[schema(example = "Vận dụng khá")]
    pub band: Option<String>,
    /// The day of the signature.
    pub signed_on: Option<NaiveDate>,
    /// Counts its changes; the ETag carries it.
    pub revision: i64,
}

/// Which form to open.
#[derive(Clone, Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewEvaluationBody {
    /// One of the nominations on the form: all courses that belong on the same form come along.
    pub nomination_id: Id,
}

/// What the evaluator fills in.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct EvaluationBody {
    /// The answers by the code of the criterion.
    pub answers: BTreeMap<String, CriterionAnswer>,
    /// A word on the whole.
    #[validate(length(max = 4000))]
    #[schema(max_length = 4000)]
    pub comment: Option<String>,
    /// A line on each course, by the id of the nomination.
    pub lines: BTreeMap<String, String>,
}

/// The merge patch of what the evaluator fills in.
pub type EvaluationPatch = foundation::http::PatchBody<EvaluationBody>;

/// The person's own marks; optional, and they never count.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct OwnMarksBody {
    /// Own answers by the code of the criterion.
    #[serde(default)]
    pub answers: BTreeMap<String, CriterionAnswer>,
    /// Where I have used what I learnt.
    #[validate(length(max = 4000))]
    #[schema(max_length = 4000, example = "Áp dụng vào tiếp nhận hồ sơ đất đai.")]
    pub examples: Option<String>,
    /// What stood in the way.
    #[validate(length(max = 4000))]
    #[schema(max_length = 4000)]
    pub obstacles: Option<String>,
}

/// What the head of the former unit says.
#[derive(Clone, Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct FormerCommentBody {
    /// The comment.
    #[validate(length(min = 1, max = 4000))]
    #[schema(min_length = 1, max_length = 4000, example = "Ba tháng đầu vận dụng tốt tại đơn vị cũ.")]
    pub comment: String,
}

/// What is said with a signature, where the year is closed.
#[derive(Clone, Debug, Default, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct SignatureBody {
    /// Why it is signed now, where the present year is closed: it becomes an amendment.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000, example = "Người được đánh giá đi công tác đến hết ngày 20/12")]
    pub reason: Option<String>,
}

/// The versions of the form.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EvaluationForms {
    /// From the first on.
    pub items: Vec<Form>,
}
