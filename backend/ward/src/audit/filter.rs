//! What a list of audit can be narrowed by: on the wire as in the query.

use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::IntoParams;

use super::words::{AuditAction, AuditKind};
use foundation::kernel::Id;

/// Filters of the record of changes.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AuditFilter {
    /// Only of this kind of thing.
    #[param(value_type = Option<AuditKind>)]
    pub kind: Option<String>,
    /// Only of this thing.
    pub subject_id: Option<Id>,
    /// Only by this account.
    pub account_id: Option<Id>,
    /// Only this action.
    #[param(value_type = Option<AuditAction>)]
    pub action: Option<String>,
    /// Only from this day on.
    pub from: Option<NaiveDate>,
    /// Only up to this day.
    pub to: Option<NaiveDate>,
}

/// Filters of the record of reading.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AccessFilter {
    /// Only of this kind of thing.
    #[param(value_type = Option<AuditKind>)]
    pub kind: Option<String>,
    /// Only this person's file.
    pub subject_id: Option<Id>,
    /// Only by this account.
    pub account_id: Option<Id>,
    /// Only from this day on.
    pub from: Option<NaiveDate>,
    /// Only up to this day.
    pub to: Option<NaiveDate>,
}
