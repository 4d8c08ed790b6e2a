//! Duties on the wire.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use super::rules::{DutyKind, Holding, SubjectKind, Together};
use foundation::kernel::Id;

/// What a duty is about.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DutySubject {
    /// What sort of thing.
    pub kind: SubjectKind,
    /// Which one; null for the installation and for a round.
    pub id: Option<Id>,
    /// Its name.
    #[schema(example = "Kỹ năng giải quyết thủ tục hành chính")]
    pub label: String,
}

/// One thing that is owed: all of a kind about one subject together.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DutyView {
    /// The same for as long as whoever owes it owes it: reminders name it.
    pub id: Id,
    /// What is owed.
    pub kind: DutyKind,
    /// What people read.
    #[schema(example = "Nhập kết quả: Kỹ năng giải quyết thủ tục hành chính")]
    pub title: String,
    /// About what.
    pub subject: DutySubject,
    /// By when, that day included; the earliest where there are many.
    pub due_on: Option<NaiveDate>,
    /// Days until then; negative when overdue.
    pub days_left: Option<i64>,
    /// Whether it should have been done by now.
    pub overdue: bool,
    /// The page on which it is done.
    #[schema(example = "/ket-qua")]
    pub link: String,
    /// How many people, sessions or papers.
    #[schema(example = 3)]
    pub count: i64,
    /// How many of them should have been done by now.
    #[schema(example = 1)]
    pub overdue_count: i64,
}

impl DutyView {
    /// A duty as it stands today.
    pub fn of(Together { duty, overdue }: Together, holder: Holding, today: NaiveDate) -> Self {
        Self {
            overdue_count: overdue,
            id: duty.id(holder),
            title: duty.title(),
            days_left: duty.days_left(today),
            overdue: duty.is_overdue(today),
            kind: duty.kind,
            subject: DutySubject { kind: duty.subject.kind, id: duty.subject.id, label: duty.subject.label },
            due_on: duty.due_on,
            link: duty.link,
            count: duty.count,
        }
    }
}

/// What whoever asks owes.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Duties {
    /// The worst first.
    pub items: Vec<DutyView>,
}
