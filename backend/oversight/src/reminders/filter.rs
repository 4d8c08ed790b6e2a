//! What duties of others and reminders are narrowed by.

use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::IntoParams;

use super::rules::ReminderWay;
use crate::duties::rules::DutyKind;
use crate::duties::rules::plan::PlanDuty;
use crate::mails::rules::MailState;
use foundation::kernel::Id;

/// Filters of what others owe.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OwedFilter {
    /// Only of people of this unit and all below it.
    pub unit_id: Option<Id>,
    /// Only of this kind.
    pub kind: Option<DutyKind>,
    /// Only what is overdue (true), or only the rest.
    pub overdue: Option<bool>,
    /// Only what belongs to this duty of the plan, as the comparison of units counts it.
    pub plan_duty: Option<PlanDuty>,
    /// Only of people who belong to `unit_id` itself (true), or only of the units below it.
    pub directly: Option<bool>,
    /// Only what a step of reminders has brought before the leaders (true), or only the rest.
    pub escalated: Option<bool>,
}

/// Filters of reminders.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ReminderFilter {
    /// Only those that whoever asks was sent (true), or only the others.
    pub mine: Option<bool>,
    /// Only about people of this unit.
    pub unit_id: Option<Id>,
    /// Only about this kind of duty.
    pub kind: Option<DutyKind>,
    /// Only by steps, or only by hand.
    pub way: Option<ReminderWay>,
    /// Only those whose mail stands so.
    pub mail_state: Option<MailState>,
    /// Only from this day on.
    pub from: Option<NaiveDate>,
    /// Only until this day.
    pub to: Option<NaiveDate>,
}
