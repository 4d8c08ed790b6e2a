//! Rows and queries of steps.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use foundation::db::AnyConnection;
use foundation::db::schema::steps;
use foundation::journal::Transaction;
use foundation::kernel::{Id, Instant, Principal, Result, TextEnum};

/// A step as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = steps)]
pub struct Step {
    /// Its id.
    pub id: Id,
    /// Of what.
    pub subject_id: Id,
    /// When.
    pub at: Instant,
    /// What was done.
    pub action: String,
    /// Where it stands since.
    pub to_state: String,
    /// Whose hand.
    pub account_id: Id,
    /// The name at that time.
    pub account_name: String,
    /// The person behind it: where a substitute acted, whom he stood in for.
    pub staff_id: Option<Id>,
    /// For whom, where a substitute acted: "B for A".
    pub acting_for_name: Option<String>,
    /// What was said.
    pub words: Option<String>,
    /// By when the next step is due.
    pub due_on: Option<NaiveDate>,
}

impl Step {
    /// Whether whoever asks, or whom he stands in for, has done it, himself or by a substitute.
    pub fn is_by(&self, who: &Principal) -> bool {
        let acting = who.acting_for.as_ref();
        let by_account =
            self.account_id == who.account_id || acting.is_some_and(|other| other.account_id == self.account_id);
        let people = [who.staff_id, acting.and_then(|other| other.staff_id)];
        by_account || (self.staff_id.is_some() && people.contains(&self.staff_id))
    }
}

/// Notes that whoever writes has done this.
pub fn note(
    tx: &mut Transaction<'_>,
    subject_id: Id,
    (action, state): (impl TextEnum, impl TextEnum),
    words: Option<&str>,
    due_on: Option<NaiveDate>,
) -> Result<()> {
    let who = tx.who();
    let acting = who.acting_for.as_ref();
    let step = Step {
        id: Id::new(who.now),
        subject_id,
        at: who.now,
        action: action.as_str().to_owned(),
        to_state: state.as_str().to_owned(),
        account_id: who.account_id,
        account_name: who.name.clone(),
        staff_id: acting.map_or(who.staff_id, |other| other.staff_id),
        acting_for_name: acting.map(|other| other.name.clone()),
        words: words.map(ToOwned::to_owned),
        due_on,
    };
    diesel::insert_into(steps::table).values(&step).execute(&mut **tx)?;
    Ok(())
}

/// The steps of these things, by thing, the oldest first.
pub fn of(connection: &mut AnyConnection, subject_ids: &[Id]) -> Result<BTreeMap<Id, Vec<Step>>> {
    let rows: Vec<Step> = steps::table
        .filter(steps::subject_id.eq_any(subject_ids.to_vec()))
        .order((steps::at, steps::id))
        .select(Step::as_select())
        .load(connection)?;
    let mut found: BTreeMap<Id, Vec<Step>> = BTreeMap::new();
    for step in rows {
        found.entry(step.subject_id).or_default().push(step);
    }
    Ok(found)
}
