//! Reminders on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use validator::Validate;

use super::rules::{Recipient, ReminderWay, Step};
use super::store::{Latest, Listed, StepsOfKind};
use crate::duties::rules::{DutyKind, Together};
use crate::duties::{DutyView, Holder, OwedDuty};
use crate::mails::rules::MailState;
use foundation::kernel::{Id, Instant, TextEnum as _};

/// Who owes something.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HolderView {
    /// The account, if there is one.
    pub account_id: Option<Id>,
    /// The person on the roster, if any.
    pub staff_id: Option<Id>,
    /// The name.
    #[schema(example = "Trần Thị Hoà")]
    pub name: String,
    /// The post; empty where nobody of the roster stands behind the account.
    #[schema(example = "Chuyên viên")]
    pub post_title: String,
    /// The unit.
    pub unit_id: Id,
    /// Its name in tables.
    #[schema(example = "Phòng Kinh tế, Hạ tầng và Đô thị")]
    pub unit_name: String,
    /// Whether the person is at work: who is away for long is not reminded.
    pub at_work: bool,
}

impl From<&Holder> for HolderView {
    fn from(holder: &Holder) -> Self {
        Self {
            account_id: holder.account_id(),
            staff_id: holder.staff_id,
            name: holder.name.clone(),
            post_title: holder.post_title.clone(),
            unit_id: holder.unit_id,
            unit_name: holder.unit_name.clone(),
            at_work: holder.at_work,
        }
    }
}

/// What somebody owes, and when he was last told.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OwedDutyView {
    /// Who owes it.
    pub holder: HolderView,
    /// What is owed.
    pub duty: DutyView,
    /// When somebody was last reminded of it by a step.
    pub reminded_on: Option<NaiveDate>,
    /// When it was last urged by hand.
    pub urged_on: Option<NaiveDate>,
    /// By whom.
    pub urged_by_name: Option<String>,
    /// When a step last brought it before the leaders.
    pub escalated_on: Option<NaiveDate>,
}

impl OwedDutyView {
    /// A duty as it stands today.
    pub fn of(owed: OwedDuty, latest: Latest, today: NaiveDate) -> Self {
        let together = Together { duty: owed.duty, overdue: owed.overdue };
        let (urged_on, urged_by_name) = latest.urged.unzip();
        Self {
            holder: HolderView::from(owed.holder.as_ref()),
            duty: DutyView::of(together, owed.holder.holding, today),
            reminded_on: latest.reminded_on,
            urged_on,
            urged_by_name,
            escalated_on: latest.escalated_on,
        }
    }
}

/// What others owe.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OwedDuties {
    /// By unit and name, for each the worst first.
    pub items: Vec<OwedDutyView>,
}

/// Urging by hand.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UrgeBody {
    /// What is urged: ids of duties of others.
    #[validate(length(min = 1, max = 200))]
    #[schema(min_items = 1, max_items = 200)]
    pub duty_ids: Vec<Id>,
    /// A word to them.
    #[validate(length(min = 1, max = 500))]
    #[schema(min_length = 1, max_length = 500, example = "Đề nghị hoàn thành trước thứ Sáu.")]
    pub word: Option<String>,
}

/// What became of each duty, in the order sent.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct UrgeOutcomes {
    /// One for each duty.
    pub items: Vec<UrgeOutcomeView>,
}

/// What became of one.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct UrgeOutcomeView {
    /// The duty.
    pub duty_id: Id,
    /// Whether it was urged.
    pub done: bool,
    /// Whether a mail goes out; without an address it is shown in the product alone.
    pub by_mail: bool,
    /// Why it was not urged: problem details.
    #[schema(value_type = Option<Object>)]
    pub problem: Option<Value>,
}

/// A reminder on record.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReminderView {
    /// Its id.
    pub id: Id,
    /// Of which duty, for as long as the same one owes it.
    pub duty_id: Id,
    /// When it was given.
    pub created_at: Instant,
    /// By a step or by hand.
    pub way: ReminderWay,
    /// Days from the due day, for a step.
    pub offset_days: Option<i32>,
    /// As what the recipient was told.
    pub recipient: Recipient,
    /// Who was told.
    #[schema(example = "Trần Thị Hoà")]
    pub recipient_name: String,
    /// Who owes it.
    #[schema(example = "Trần Thị Hoà")]
    pub holder_name: String,
    /// The unit of whoever owes it.
    pub unit_id: Id,
    /// Its name in tables.
    pub unit_name: String,
    /// What is owed.
    pub kind: DutyKind,
    /// What people read.
    #[schema(example = "Viết báo cáo kết quả: Kỹ năng số")]
    pub title: String,
    /// The page on which it is done.
    pub link: String,
    /// By when it was due.
    pub due_on: Option<NaiveDate>,
    /// The word of whoever urged.
    pub word: Option<String>,
    /// Who urged.
    pub urged_by_name: Option<String>,
    /// Where its mail stands; null where nobody has an address.
    pub mail_state: Option<MailState>,
    /// When the mail server took it.
    pub mailed_at: Option<Instant>,
    /// What the mail server said, or why it could not be asked.
    pub mail_answer: Option<String>,
}

impl From<Listed> for ReminderView {
    fn from((reminder, unit_name, mail): Listed) -> Self {
        let (mail_state, mailed_at, mail_answer) =
            mail.map_or((None, None, None), |(state, at, answer)| (Some(state), at, answer));
        Self {
            id: reminder.id,
            duty_id: reminder.duty_id,
            created_at: reminder.created_at,
            way: reminder.way,
            offset_days: reminder.offset_days,
            recipient: reminder.recipient,
            recipient_name: reminder.recipient_name,
            holder_name: reminder.holder_name,
            unit_id: reminder.unit_id,
            unit_name,
            kind: reminder.kind,
            title: reminder.title,
            link: reminder.link,
            due_on: reminder.due_on,
            word: reminder.word,
            urged_by_name: reminder.urged_by_name,
            mail_state,
            mailed_at,
            mail_answer,
        }
    }
}

/// A step of reminders.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StepBody {
    /// Days from the due day: before it negative, on it 0, after it positive.
    #[validate(range(min = -60, max = 90))]
    #[schema(minimum = -60, maximum = 90, example = -3)]
    pub offset_days: i32,
    /// Who is told.
    pub recipient: Recipient,
}

impl From<Step> for StepBody {
    fn from(step: Step) -> Self {
        Self { offset_days: step.offset_days, recipient: step.recipient }
    }
}

/// The steps of a kind of duty, as they shall be.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StepsBody {
    /// Each once; none where nobody is reminded.
    #[validate(length(max = 12), nested)]
    #[schema(max_items = 12)]
    pub steps: Vec<StepBody>,
}

/// The steps of a kind of duty.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StepsView {
    /// The kind.
    pub kind: DutyKind,
    /// What people call it.
    #[schema(example = "Đánh giá sau bồi dưỡng")]
    pub label: String,
    /// The steps, the earliest first.
    pub steps: Vec<StepBody>,
    /// Counts its changes: the ETag of the kind alone.
    pub revision: i64,
}

impl From<StepsOfKind> for StepsView {
    fn from(of: StepsOfKind) -> Self {
        Self {
            kind: of.kind,
            label: of.kind.label().to_owned(),
            steps: of.steps.into_iter().map(StepBody::from).collect(),
            revision: of.revision,
        }
    }
}

/// The steps of every kind of duty.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AllStepsView {
    /// In the order of the kinds.
    pub items: Vec<StepsView>,
}
