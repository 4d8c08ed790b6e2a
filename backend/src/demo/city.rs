//! A whole city, invented: many wards over the six years of the plan, to measure what a ward's year is too small for.
//! Its rows are written straight into the tables and leave no journal: nobody did any of it. The same number of wards,
//! seed and day give the same city.

mod people;
mod training;

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use super::choices::Choices;
use crate::db::{AnyConnection, Database, put_rows};
use crate::features::catalogue::shipped_programmes;
use crate::features::units::{self, Unit};
use crate::kernel::{Id, Instant, Principal, Problem, Result};

/// The first day of the plan's first year.
pub(super) fn begins() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 5).unwrap_or_default()
}

/// The day on which the plan's six years lie behind.
pub fn last_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2031, 12, 15).unwrap_or_default()
}

/// How much there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Wards.
    pub wards: usize,
    /// People on the rosters.
    pub people: usize,
    /// Nominations.
    pub nominations: usize,
}

/// Tables in an order in which each comes after those that it refers to.
const TABLES: [&str; 15] = [
    "units",
    "posts",
    "staff",
    "assignments",
    "staff_states",
    "courses",
    "nominations",
    "results",
    "certificates",
    "requirement_findings",
    "result_reports",
    "result_report_submissions",
    "superior_software_marks",
    "evaluations",
    "evaluation_courses",
];

/// Rows that are collected before they are written.
const BATCH: usize = 4_000;

/// Writes rows, many at a time.
pub(super) struct Writer<'a> {
    connection: &'a mut AnyConnection,
    pending: [Vec<Map<String, Value>>; TABLES.len()],
    waiting: usize,
}

impl Writer<'_> {
    /// Takes a row; `row` is an object with a member for each column.
    fn put(&mut self, table: &'static str, row: Value) -> Result<()> {
        let place = TABLES.iter().position(|known| *known == table);
        if let (Some(place), Value::Object(row)) = (place, row) {
            self.pending[place].push(row);
            self.waiting += 1;
        }
        if self.waiting < BATCH { Ok(()) } else { self.flush() }
    }

    fn flush(&mut self) -> Result<()> {
        for (table, rows) in TABLES.iter().zip(&mut self.pending) {
            put_rows(self.connection, table, rows)?;
            rows.clear();
        }
        self.waiting = 0;
        Ok(())
    }
}

/// The id of something invented.
fn id(kind: &str, ward: usize, number: usize) -> Id {
    Id::from_words(&format!("city:{kind}:{ward}:{number}"))
}

/// Makes the city around the ward that is shipped, which becomes the first of `wards`, with an account of each role; all
/// have the same password.
pub fn invent(database: &Database, wards: usize, seed: u64, today: NaiveDate, password: &str) -> Result<Counts> {
    let now = Instant::start_of(today);
    crate::journal::write_now(database, &Principal::system(now), |tx| {
        let shipped = units::root(tx)?;
        let below: Vec<Id> = units::tree(tx)?.below(shipped.id).into_iter().collect();
        let below = units::of_ids(tx, &below)?;
        let programmes = shipped_programmes().map_err(Problem::internal)?;
        let mut choices = Choices(seed);
        let city = id("city", 0, 0);
        let mut writer = Writer { connection: tx, pending: Default::default(), waiting: 0 };
        let row = people::unit_row(city, None, "city", "UBND thành phố Hải Phòng", "UBND thành phố", 0);
        writer.put("units", row)?;
        writer.flush()?;
        let first = Unit { parent_id: Some(city), revision: shipped.revision + 1, ..shipped };
        units::update(writer.connection, &first)?;
        let courses = training::courses_of_the_city(&mut writer, city, &programmes, today, &mut choices)?;
        let mut counts = Counts { wards, ..Counts::default() };
        for ward in 0..wards {
            let offices = people::offices(&mut writer, city, &below, ward)?;
            let people = people::enter(&mut writer, &offices, ward, today, &mut choices)?;
            counts.people += people.len();
            let own = training::courses_of_a_ward(&mut writer, offices.ward, ward, &programmes, today, &mut choices)?;
            let all = courses.iter().chain(&own);
            counts.nominations += training::send(&mut writer, all, &people, ward, today, &mut choices)?;
        }
        writer.flush()?;
        people::accounts(tx, city, password)?;
        // Each ward and the city have a plan of their own.
        crate::features::seed(tx)?;
        let payload = json!({ "wards": wards, "people": counts.people, "nominations": counts.nominations });
        tx.event("invent", "units", city, None, payload);
        Ok(counts)
    })
}
