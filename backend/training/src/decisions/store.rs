//! Rows and queries of decisions.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

use super::rules::DecisionKind;
use foundation::db::schema::{decision_people, decisions, nominations};
use foundation::db::{AnyConnection, Keyset, MultiBackend, SortColumn, SortKind, unless_duplicate, unless_stale};
use foundation::journal::Journaled;
use foundation::kernel::{Code, CursorValue, Id, Instant, Page, PageRequest, Result, Scope};

/// A decision as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = decisions, treat_none_as_null = true)]
pub struct Decision {
    /// Its id.
    pub id: Id,
    /// The unit that issues it: the ward, or a school for its own people.
    pub unit_id: Id,
    /// To which course it sends.
    pub course_id: Id,
    /// What it does.
    pub kind: DecisionKind,
    /// The earlier paper that it corrects, replaces or revokes.
    pub amends_id: Option<Id>,
    /// Its number in the clerk's register; null until it is typed in.
    pub number: Option<String>,
    /// What no two papers share.
    #[serde(skip)]
    pub number_key: Option<String>,
    /// The day on it.
    pub signed_on: Option<NaiveDate>,
    /// Who signed.
    pub signer_name: Option<String>,
    /// The power and title of the signer: "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH".
    pub signer_title: Option<String>,
    /// Về việc …
    pub subject: String,
    /// Folded number and subject, to be found by.
    #[serde(skip)]
    pub search: String,
    /// The signed PDF.
    pub file_id: Option<Id>,
    /// Whether a later paper has ended it.
    pub revoked: bool,
    /// When it was made.
    pub created_at: Instant,
    /// Counts its changes.
    #[serde(skip)]
    pub revision: i64,
}

impl Journaled for Decision {
    const KIND: &'static str = "decisions";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }

    fn feed(&self) -> Option<Value> {
        Some(json!({
            "id": self.id,
            "unit_id": self.unit_id,
            "course_id": self.course_id,
            "kind": self.kind,
            "amends_id": self.amends_id,
            "number": self.number,
            "signed_on": self.signed_on,
            "signer_name": self.signer_name,
            "signer_title": self.signer_title,
            "subject": self.subject,
            "revoked": self.revoked,
        }))
    }
}

const SORTS: [SortColumn; 2] = [
    SortColumn { name: "created_at", sql: "decisions.created_at", kind: SortKind::Number },
    SortColumn { name: "signed_on", sql: "coalesce(decisions.signed_on, '9999-12-31')", kind: SortKind::Day },
];

/// The decisions of the units in scope, and these others (`touching`).
pub fn list(
    connection: &mut AnyConnection,
    scope: &Scope,
    touching: &[Id],
    course_id: Option<Id>,
    page: &PageRequest,
) -> Result<Page<Decision>> {
    let keyset = Keyset::new(page, &SORTS, "-created_at", "decisions.id")?;
    let filtered = || {
        let mut query = decisions::table
            .into_boxed::<MultiBackend>()
            .filter(decisions::unit_id.eq_any(scope.unit_ids()).or(decisions::id.eq_any(touching.to_vec())));
        if let Some(course_id) = course_id {
            query = query.filter(decisions::course_id.eq(course_id));
        }
        if let Some(words) = &page.q {
            query = query.filter(decisions::search.like(foundation::db::containing(words)).escape('\\'));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered()
        .filter(keyset.after())
        .order(keyset.order_and_limit())
        .select(Decision::as_select())
        .load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &Decision, column| match column {
            "created_at" => CursorValue::Number(row.created_at.micros()),
            "signed_on" => CursorValue::from(
                row.signed_on.unwrap_or_else(|| NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or_default()),
            ),
            _ => CursorValue::from(row.id),
        },
        total,
    ))
}

/// One decision, or [`Code::NotFound`].
pub fn find(connection: &mut AnyConnection, id: Id) -> Result<Decision> {
    Ok(decisions::table.find(id).select(Decision::as_select()).first(connection)?)
}

/// Those of these decisions that there are.
pub fn find_many(connection: &mut AnyConnection, ids: &[Id]) -> Result<Vec<Decision>> {
    Ok(decisions::table.filter(decisions::id.eq_any(ids)).select(Decision::as_select()).load(connection)?)
}

/// Whom a paper names, as nominations; it keeps them whatever a later paper does.
pub fn people_of(connection: &mut AnyConnection, id: Id) -> Result<Vec<Id>> {
    Ok(decision_people::table
        .filter(decision_people::decision_id.eq(id))
        .order(decision_people::nomination_id)
        .select(decision_people::nomination_id)
        .load(connection)?)
}

/// Names somebody on a paper.
pub fn insert_person(connection: &mut AnyConnection, id: Id, nomination_id: Id) -> Result<()> {
    let person = (decision_people::decision_id.eq(id), decision_people::nomination_id.eq(nomination_id));
    diesel::insert_into(decision_people::table).values(person).execute(connection)?;
    Ok(())
}

/// The papers that name people in reach.
pub fn naming(connection: &mut AnyConnection, scope: &Scope) -> Result<Vec<Id>> {
    let in_reach = nominations::unit_id.eq_any(scope.unit_ids()).or(nominations::staff_id.eq_any(scope.own_staff));
    Ok(decision_people::table
        .inner_join(nominations::table.on(nominations::id.eq(decision_people::nomination_id)))
        .filter(in_reach)
        .select(decision_people::decision_id)
        .distinct()
        .load(connection)?)
}

/// The decision that has this number.
pub fn with_number(connection: &mut AnyConnection, key: &str) -> Result<Option<Id>> {
    Ok(decisions::table.filter(decisions::number_key.eq(key)).select(decisions::id).first(connection).optional()?)
}

pub fn insert(connection: &mut AnyConnection, decision: &Decision) -> Result<()> {
    let written = diesel::insert_into(decisions::table).values(decision).execute(connection);
    unless_duplicate(written, Code::NumberTaken)?;
    Ok(())
}

/// Writes the decision over the revision before it.
pub fn update(connection: &mut AnyConnection, decision: &Decision) -> Result<()> {
    let written =
        diesel::update(decisions::table.find(decision.id).filter(decisions::revision.eq(decision.revision - 1)))
            .set(decision)
            .execute(connection);
    unless_stale(unless_duplicate(written, Code::NumberTaken)?)
}
