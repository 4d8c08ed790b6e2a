//! Rows and queries of reviews.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use crate::findings::rules::RequirementStanding;
use crate::staff::Staff;
use crate::staff::rules::StaffState;
use foundation::db::schema::{assignments, posts, staff, unit_review_people, unit_reviews, units};
use foundation::db::{AnyConnection, MultiBackend, unless_duplicate};
use foundation::journal::Journaled;
use foundation::kernel::{Code, Id, Instant, Problem, Result};

/// SQLite takes some 32,000 values in one statement.
const CHUNK: usize = 1000;

/// The review of a unit that its head has confirmed. It is never changed.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = unit_reviews)]
pub struct UnitReview {
    /// Its id.
    pub id: Id,
    /// The unit.
    pub unit_id: Id,
    /// The year.
    pub year: i32,
    /// People on that day.
    pub people: i32,
    /// Of them, who met the requirement.
    pub meets: i32,
    /// Of them, who did not.
    pub below: i32,
    /// Of them, on whom nothing was found.
    pub not_reviewed: i32,
    /// A word of the head.
    pub note: Option<String>,
    /// The day of the confirmation.
    pub confirmed_on: NaiveDate,
    /// The account that confirmed.
    pub confirmed_by: Id,
    /// That account's name at that time; for a substitute with the name of whom he stood in for.
    pub confirmed_by_name: String,
    /// When.
    pub created_at: Instant,
}

impl Journaled for UnitReview {
    const KIND: &'static str = "unit-reviews";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }
}

/// The confirmed reviews of a year, by unit.
pub fn of_year(connection: &mut AnyConnection, year: i32) -> Result<BTreeMap<Id, UnitReview>> {
    let rows: Vec<UnitReview> =
        unit_reviews::table.filter(unit_reviews::year.eq(year)).select(UnitReview::as_select()).load(connection)?;
    Ok(rows.into_iter().map(|row| (row.unit_id, row)).collect())
}

/// How the people of these reviews stood when they were confirmed: by review and person.
pub fn stood(
    connection: &mut AnyConnection,
    review_ids: &[Id],
) -> Result<BTreeMap<Id, BTreeMap<Id, RequirementStanding>>> {
    let mut found: BTreeMap<Id, BTreeMap<Id, RequirementStanding>> = BTreeMap::new();
    for ids in review_ids.chunks(CHUNK) {
        let rows: Vec<(Id, Id, RequirementStanding)> = unit_review_people::table
            .filter(unit_review_people::review_id.eq_any(ids))
            .select((unit_review_people::review_id, unit_review_people::staff_id, unit_review_people::standing))
            .load(connection)?;
        for (review_id, staff_id, standing) in rows {
            found.entry(review_id).or_default().insert(staff_id, standing);
        }
    }
    Ok(found)
}

/// Stores a review with how each of its people stands.
pub fn insert(connection: &mut AnyConnection, review: &UnitReview, people: &[(Id, RequirementStanding)]) -> Result<()> {
    unless_duplicate(
        diesel::insert_into(unit_reviews::table).values(review).execute(connection),
        Code::ReviewConfirmed,
    )?;
    for (staff_id, standing) in people {
        diesel::insert_into(unit_review_people::table)
            .values((
                unit_review_people::review_id.eq(review.id),
                unit_review_people::staff_id.eq(*staff_id),
                unit_review_people::standing.eq(*standing),
            ))
            .execute(connection)?;
    }
    Ok(())
}

/// A person of a unit on a day, with the post of that day.
#[derive(Clone, Debug)]
pub struct Reviewed {
    /// The person as the roster has him.
    pub person: Staff,
    /// The unit of that day.
    pub unit_id: Id,
    /// The post of that day, where it is known.
    pub post_id: Option<Id>,
    /// The title held on that day.
    pub post_title: String,
    /// The fields of study that meet the post's requirement.
    pub fields_of_post: Vec<String>,
}

/// Who belonged to these units on a day and has not left the ward, in the order of the units and of the names.
pub fn people_on(connection: &mut AnyConnection, unit_ids: &[Id], day: NaiveDate) -> Result<Vec<Reviewed>> {
    type Row = (Staff, Id, Option<Id>, String, Option<String>);
    let mut found = Vec::new();
    for ids in unit_ids.chunks(CHUNK) {
        let rows: Vec<Row> = assignments::table
            .inner_join(staff::table.on(staff::id.eq(assignments::staff_id)))
            .inner_join(units::table.on(units::id.eq(assignments::unit_id)))
            .left_join(posts::table.on(posts::id.nullable().eq(assignments::post_id)))
            .into_boxed::<MultiBackend>()
            .filter(assignments::unit_id.eq_any(ids))
            .filter(assignments::first_day.le(day))
            .filter(assignments::last_day.is_null().or(assignments::last_day.ge(day)))
            .filter(staff::state.ne_all([StaffState::Retired, StaffState::Left]))
            .order((units::position, units::id, staff::sort_key, staff::id))
            .select((
                Staff::as_select(),
                assignments::unit_id,
                assignments::post_id,
                assignments::post_title,
                posts::fields_of_study.nullable(),
            ))
            .load(connection)?;
        for (person, unit_id, post_id, post_title, fields) in rows {
            let fields_of_post =
                fields.map(|fields| serde_json::from_str(&fields)).transpose().map_err(Problem::internal)?;
            found.push(Reviewed {
                person,
                unit_id,
                post_id,
                post_title,
                fields_of_post: fields_of_post.unwrap_or_default(),
            });
        }
    }
    Ok(found)
}
