//! Rows and queries of the catalogue.

use std::collections::BTreeMap;

use diesel::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

use super::filter::ProgrammeFilter;
use super::rules::{Audience, CertificateKind, Competence, LengthRule, LengthUnit, Phase, ProgrammeKind};
use foundation::db::schema::programmes;
use foundation::db::{AnyConnection, Keyset, MultiBackend, SortColumn, SortKind, unless_duplicate, unless_stale};
use foundation::journal::Journaled;
use foundation::kernel::{Code, CursorValue, Id, Page, PageRequest, Result, TextEnum, search_key};

/// A programme as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = programmes, treat_none_as_null = true)]
pub struct Programme {
    /// Its id.
    pub id: Id,
    /// Short code that people use, unique: NN-05.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Folded code and name, to be found by.
    #[serde(skip)]
    pub search: String,
    /// Its kind.
    pub kind: ProgrammeKind,
    /// What it is about.
    pub description: String,
    /// Codes of the phases in which it is held, with commas between.
    pub phases: String,
    /// In what its length is counted; null where the superior sets it.
    pub length_unit: Option<LengthUnit>,
    /// At least so long.
    pub length_least: Option<i32>,
    /// At most so long.
    pub length_most: Option<i32>,
    /// Whom it is for.
    pub audience: Audience,
    /// Codes of the competences that it builds, with commas between.
    pub competences: String,
    /// What paper it ends with.
    pub certificate: CertificateKind,
    /// The share of sessions that completing an own course needs, in percent.
    pub attendance_percent: i32,
    /// Whether excused absence counts as having been there.
    pub excused_counts: bool,
    /// The clause of the plan, or the paper, that it comes from.
    pub source: String,
    /// False once it is no longer held.
    pub active: bool,
    /// Its place in the catalogue.
    pub position: i32,
    /// Counts its changes.
    #[serde(skip)]
    pub revision: i64,
}

impl Programme {
    /// How long its courses last; `None` where the superior sets it.
    pub fn length_rule(&self) -> Option<LengthRule> {
        let bound = |number: Option<i32>| number.and_then(|number| u32::try_from(number).ok());
        Some(LengthRule { unit: self.length_unit?, least: bound(self.length_least)?, most: bound(self.length_most)? })
    }

    /// The competences that it builds.
    pub fn competences(&self) -> Vec<Competence> {
        split(&self.competences)
    }

    /// The phases of the plan in which it is held.
    pub fn phases(&self) -> Vec<Phase> {
        split(&self.phases)
    }
}

fn split<T: TextEnum>(codes: &str) -> Vec<T> {
    codes.split(',').filter_map(T::from_code).collect()
}

/// Codes with commas between, in the order of their declaration.
pub fn joined<T: TextEnum + Ord>(values: &[T]) -> String {
    let mut values = values.to_vec();
    values.sort_unstable();
    values.dedup();
    values.into_iter().map(TextEnum::as_str).collect::<Vec<_>>().join(",")
}

impl Journaled for Programme {
    const KIND: &'static str = "programmes";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        None
    }

    fn feed(&self) -> Option<Value> {
        Some(json!({
            "id": self.id,
            "code": self.code,
            "name": self.name,
            "kind": self.kind,
            "description": self.description,
            "phases": self.phases(),
            "length": self.length_rule().map(|rule| json!({
                "unit": rule.unit, "least": rule.least, "most": rule.most
            })),
            "audience": self.audience,
            "competences": self.competences(),
            "certificate": self.certificate,
            "source": self.source,
            "active": self.active,
        }))
    }
}

const SORTS: [SortColumn; 4] = [
    SortColumn { name: "position", sql: "programmes.position", kind: SortKind::Number },
    SortColumn { name: "code", sql: "programmes.code", kind: SortKind::Text },
    SortColumn { name: "name", sql: "programmes.search", kind: SortKind::Text },
    SortColumn { name: "kind", sql: "programmes.kind", kind: SortKind::Text },
];

/// The catalogue, which is the same for everybody.
pub fn list(connection: &mut AnyConnection, filter: &ProgrammeFilter, page: &PageRequest) -> Result<Page<Programme>> {
    let keyset = Keyset::new(page, &SORTS, "position", "programmes.id")?;
    let filtered = || {
        let mut query = programmes::table.into_boxed::<MultiBackend>();
        if let Some(kind) = filter.kind {
            query = query.filter(programmes::kind.eq(kind));
        }
        if let Some(audience) = filter.audience {
            query = query.filter(programmes::audience.eq(audience));
        }
        // No code is part of another one, so that finding it anywhere in the list finds it alone.
        if let Some(phase) = filter.phase {
            query = query.filter(programmes::phases.like(format!("%{phase}%")));
        }
        if let Some(competence) = filter.competence {
            query = query.filter(programmes::competences.like(format!("%{competence}%")));
        }
        if let Some(active) = filter.active {
            query = query.filter(programmes::active.eq(active));
        }
        if let Some(words) = &page.q {
            query = query.filter(programmes::search.like(foundation::db::containing(words)).escape('\\'));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered()
        .filter(keyset.after())
        .order(keyset.order_and_limit())
        .select(Programme::as_select())
        .load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &Programme, column| match column {
            "position" => CursorValue::Number(i64::from(row.position)),
            "code" => CursorValue::from(&row.code),
            "name" => CursorValue::from(&row.search),
            "kind" => CursorValue::from(row.kind),
            _ => CursorValue::from(row.id),
        },
        total,
    ))
}

/// One programme, or [`Code::NotFound`].
pub fn find(connection: &mut AnyConnection, id: Id) -> Result<Programme> {
    Ok(programmes::table.find(id).select(Programme::as_select()).first(connection)?)
}

/// Those of these programmes that there are, by id.
pub fn find_many(connection: &mut AnyConnection, ids: &[Id]) -> Result<BTreeMap<Id, Programme>> {
    let rows: Vec<Programme> =
        programmes::table.filter(programmes::id.eq_any(ids)).select(Programme::as_select()).load(connection)?;
    Ok(rows.into_iter().map(|programme| (programme.id, programme)).collect())
}

/// Whether the catalogue is empty.
pub fn is_empty(connection: &mut AnyConnection) -> Result<bool> {
    let rows: i64 = programmes::table.count().get_result(connection)?;
    Ok(rows == 0)
}

/// The place of the last programme; 0 in an empty catalogue.
pub fn last_position(connection: &mut AnyConnection) -> Result<i32> {
    let last: Option<i32> = programmes::table.select(diesel::dsl::max(programmes::position)).first(connection)?;
    Ok(last.unwrap_or(0))
}

pub fn insert(connection: &mut AnyConnection, programme: &Programme) -> Result<()> {
    unless_duplicate(
        diesel::insert_into(programmes::table).values(programme).execute(connection),
        Code::AlreadyExists,
    )?;
    Ok(())
}

/// Writes the programme over the revision before it.
pub fn update(connection: &mut AnyConnection, programme: &Programme) -> Result<()> {
    let before = programmes::table.find(programme.id);
    let written = diesel::update(before.filter(programmes::revision.eq(programme.revision - 1)))
        .set(programme)
        .execute(connection);
    unless_stale(unless_duplicate(written, Code::AlreadyExists)?)
}

pub fn search_of(code: &str, name: &str) -> String {
    search_key(&format!("{code} {name}"))
}
