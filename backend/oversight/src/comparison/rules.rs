//! What rows of who owes what come to.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::duties::rules::plan::is_ones_own;
use crate::duties::rules::{Duty, Holding};
use foundation::kernel::Id;

/// A row of who owes what.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// Who owes it.
    pub holding: Holding,
    /// What.
    pub duty: &'a Duty,
    /// How many of its count are overdue.
    pub overdue: i64,
    /// Whether a step of reminders has brought it before the leaders.
    pub is_escalated: bool,
}

/// How many things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// To be done.
    pub open: i64,
    /// Of these, what should have been done by now.
    pub overdue: i64,
    /// Of these, what a step of reminders has brought before the leaders.
    pub escalated: i64,
    /// How many owe them.
    pub people: i64,
    /// Since how many days the oldest is overdue.
    pub days_late: Option<i64>,
}

impl Figure {
    /// The figure of units together: nobody belongs to two of them.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            open: self.open + other.open,
            overdue: self.overdue + other.overdue,
            escalated: self.escalated + other.escalated,
            people: self.people + other.people,
            days_late: self.days_late.max(other.days_late),
        }
    }
}

/// What is owed about one subject: of an office the most that one of its holders has before him.
#[derive(Clone, Copy, Default)]
struct About {
    open: i64,
    overdue: i64,
    escalated: i64,
}

/// The figure of the rows of one unit: what an office owes counts once, whoever holds it.
pub fn figure(rows: &[Row<'_>], today: NaiveDate) -> Figure {
    let mut about: BTreeMap<_, About> = BTreeMap::new();
    for row in rows {
        let duty = row.duty;
        let owner = is_ones_own(duty.kind).then_some(row.holding);
        let subject = (duty.subject.id, duty.subject.label.as_str());
        let known = about.entry((duty.kind, subject, owner)).or_default();
        // A step may tell the leaders before the day, too.
        let told = if row.overdue > 0 { row.overdue } else { duty.count };
        known.open = known.open.max(duty.count);
        known.overdue = known.overdue.max(row.overdue);
        known.escalated = known.escalated.max(if row.is_escalated { told } else { 0 });
    }
    let late = rows.iter().filter(|row| row.overdue > 0).filter_map(|row| row.duty.days_left(today));
    let people: BTreeSet<Holding> = rows.iter().map(|row| row.holding).collect();
    Figure {
        open: about.values().map(|one| one.open).sum(),
        overdue: about.values().map(|one| one.overdue).sum(),
        escalated: about.values().map(|one| one.escalated).sum(),
        people: i64::try_from(people.len()).unwrap_or(i64::MAX),
        days_late: late.map(|days| -days).max(),
    }
}

/// The units to be compared: the top alone, where people belong to it itself, and what hangs directly below it; where there
/// are several tops, each with all below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The unit.
    pub unit_id: Id,
    /// Whether it stands for itself alone.
    pub directly: bool,
    /// The units whose people count.
    pub units: BTreeSet<Id>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::duties::rules::{DutyKind, Subject, SubjectKind};

    fn duty(kind: DutyKind, course: &str, due_on: &str, count: i64) -> Duty {
        let subject = Subject { kind: SubjectKind::Course, id: Some(Id::from_words(course)), label: course.to_owned() };
        Duty { kind, subject, due_on: due_on.parse().ok(), link: "/lop".to_owned(), count }
    }

    fn row<'a>(holder: &str, duty: &'a Duty, overdue: i64, is_escalated: bool) -> Row<'a> {
        Row { holding: Holding::Account(Id::from_words(holder)), duty, overdue, is_escalated }
    }

    #[test]
    fn r35_what_an_office_owes_counts_once_and_what_each_owes_for_each() {
        let today = "2026-11-20".parse().expect("a day");
        let approvals = [duty(DutyKind::Approve, "a", "2026-11-10", 3), duty(DutyKind::Approve, "a", "2026-11-10", 2)];
        let both = [row("chair", &approvals[0], 3, false), row("deputy", &approvals[1], 2, true)];
        let expected = Figure { open: 3, overdue: 3, escalated: 2, people: 2, days_late: Some(10) };
        assert_eq!(figure(&both, today), expected, "the deputy has proposed one of the three himself");
        let report = duty(DutyKind::WriteReport, "a", "2026-11-18", 1);
        let reports = [row("one", &report, 1, false), row("another", &report, 1, false)];
        let expected = Figure { open: 2, overdue: 2, escalated: 0, people: 2, days_late: Some(2) };
        assert_eq!(figure(&reports, today), expected);
    }

    #[test]
    fn r35_nothing_owed_is_nothing_and_units_add_up() {
        let today = "2026-11-20".parse().expect("a day");
        assert_eq!(figure(&[], today), Figure::default());
        let one = Figure { open: 2, overdue: 1, escalated: 1, people: 2, days_late: Some(4) };
        let other = Figure { open: 1, overdue: 0, escalated: 0, people: 1, days_late: None };
        assert_eq!(one.plus(other), Figure { open: 3, people: 3, ..one });
    }
}
