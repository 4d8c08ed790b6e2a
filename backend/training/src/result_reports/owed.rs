//! What is owed: who has not reported yet, and until when there is time. The calendar tells it, nothing is stored.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::filter::OwedFilter;
use super::rules::{DUE_WORKING_DAYS, ReportState, due_on};
use super::store::{self, Unreported};
use foundation::db::{AnyConnection, Database};
use foundation::kernel::{Id, Page, PageRequest, Principal, Result, Scope, WorkingWeek};
use ward::working_days::{self, rules::WorkingDays};
use ward::{staff, units};

/// A report that is owed.
#[derive(Clone, Debug)]
pub struct OwedReport {
    /// The nomination.
    pub nomination_id: Id,
    /// Who owes it.
    pub staff_id: Id,
    /// The person's name.
    pub full_name: String,
    /// The unit that the person was sent from.
    pub unit_id: Id,
    /// The course.
    pub course_id: Id,
    /// The course's name.
    pub course_name: String,
    /// The course's last day.
    pub last_day: NaiveDate,
    /// The last day on which it is in time; `None` while the end of a long leave is not known.
    pub due_on: Option<NaiveDate>,
    /// The report that was begun or sent back.
    pub report: Option<(Id, ReportState)>,
}

impl OwedReport {
    /// Whether it is late.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.due_on.is_some_and(|due_on| due_on < today)
    }
}

/// The reports that are owed in scope: by everybody sent whose course has ended, past training aside.
pub fn owed(connection: &mut AnyConnection, scope: &Scope, today: NaiveDate) -> Result<Vec<OwedReport>> {
    let rows = store::unreported(connection, scope, today)?;
    let mut deadlines = Deadlines::load(connection)?;
    rows.into_iter().map(|row| deadlines.owed(connection, row)).collect()
}

/// The reports that these people owe.
pub fn owed_by(connection: &mut AnyConnection, people: &[Id], today: NaiveDate) -> Result<Vec<OwedReport>> {
    let rows = store::unreported_by(connection, people, today)?;
    let mut deadlines = Deadlines::load(connection)?;
    rows.into_iter().map(|row| deadlines.owed(connection, row)).collect()
}

pub async fn list(
    database: &Database,
    who: &Principal,
    scope: Scope,
    filter: OwedFilter,
    page: PageRequest,
) -> Result<Page<OwedReport>> {
    let today = who.now.day();
    database
        .read_snapshot(move |connection| {
            let page = store::list_unreported(connection, &scope, &filter, today, &page)?;
            let mut deadlines = Deadlines::load(connection)?;
            let items = page.items.into_iter().map(|row| deadlines.owed(connection, row)).collect::<Result<_>>()?;
            Ok(Page { items, next_cursor: page.next_cursor, total: page.total })
        })
        .await
}

/// What deadlines are counted with.
struct Deadlines {
    days: WorkingDays,
    weeks: BTreeMap<Id, WorkingWeek>,
}

impl Deadlines {
    fn load(connection: &mut AnyConnection) -> Result<Self> {
        Ok(Self { days: working_days::load(connection)?, weeks: BTreeMap::new() })
    }

    fn week(&mut self, connection: &mut AnyConnection, unit_id: Id) -> Result<WorkingWeek> {
        if let Some(week) = self.weeks.get(&unit_id) {
            return Ok(*week);
        }
        let unit = units::find(connection, unit_id)?;
        let week = WorkingWeek::parse(&unit.working_weekdays).unwrap_or_default();
        self.weeks.insert(unit_id, week);
        Ok(week)
    }

    fn owed(&mut self, connection: &mut AnyConnection, row: Unreported) -> Result<OwedReport> {
        let week = self.week(connection, row.unit_id)?;
        let suspensions = staff::suspensions_of(connection, row.staff_id)?;
        let add = |day, count| self.days.add_working_days(day, count, week);
        Ok(OwedReport {
            due_on: due_on(row.last_day, DUE_WORKING_DAYS, &suspensions, add),
            nomination_id: row.nomination_id,
            staff_id: row.staff_id,
            full_name: row.full_name,
            unit_id: row.unit_id,
            course_id: row.course_id,
            course_name: row.course_name,
            last_day: row.last_day,
            report: row.report,
        })
    }
}
