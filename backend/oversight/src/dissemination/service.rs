//! What is done with documents and their versions.

use std::collections::{BTreeMap, BTreeSet};

use super::dto::{DocumentBody, DocumentSummary, DocumentVersionBody, DocumentVersionView, DocumentView};
use super::filter::DocumentFilter;
use super::store::{self, Document, DocumentOnRecord, Version, VersionOnRecord};
use foundation::db::{AnyConnection, Database};
use foundation::http::{IfMatch, Patch};
use foundation::journal::{self, Transaction};
use foundation::kernel::{Code, Fault, Id, Page, PageRequest, Principal, Problem, Result, Scope, TextEnum as _};
use ward::files::{self, FileView, StoredFile};
use ward::units::{self, Tree};

mod reach;
mod reading;
mod sessions;

pub use reach::{all_people, asked, book, people, reach, total};
pub use reading::{confirm, owes, own, own_of, record_papers};
pub use sessions::{change as change_session, create as create_session, get as get_session, list as list_sessions};

/// How many files a version may have.
const MOST_FILES: usize = 10;

/// A document with all that belongs to it.
pub struct Loaded {
    /// The document.
    pub row: Document,
    /// The units that it names, with their names.
    pub named: Vec<(Id, String)>,
    /// These and all below them.
    pub units: BTreeSet<Id>,
    /// Its versions, the oldest first.
    pub versions: Vec<Version>,
    /// Version and file.
    pub files: Vec<(i32, Id)>,
}

impl Loaded {
    /// The newest version.
    pub fn version(&self) -> Result<&Version> {
        self.versions.last().ok_or_else(|| Problem::internal(format!("document {} has no version", self.row.id)))
    }

    /// Whether the newest version has a file to read.
    pub fn is_readable(&self) -> bool {
        self.versions.last().is_some_and(|newest| self.files.iter().any(|(version, _)| *version == newest.version))
    }

    /// Whether a role shows it: it is of a unit in reach, or for one.
    pub fn is_in(&self, scope: &Scope) -> bool {
        scope.units.contains(&self.row.unit_id) || !self.units.is_disjoint(&scope.units)
    }

    fn on_record(&self) -> DocumentOnRecord {
        DocumentOnRecord { row: self.row.clone(), unit_ids: self.named.iter().map(|(id, _)| *id).collect() }
    }
}

/// These documents with all that belongs to them.
pub fn load(connection: &mut AnyConnection, rows: Vec<Document>) -> Result<Vec<Loaded>> {
    let tree = units::tree(connection)?;
    let ids: Vec<Id> = rows.iter().map(|row| row.id).collect();
    let mut named = store::units_of(connection, &ids)?;
    let mut versions = store::versions_of(connection, &ids)?;
    let mut files: BTreeMap<Id, Vec<(i32, Id)>> = BTreeMap::new();
    for (document_id, version, file_id) in store::files_of(connection, &ids)? {
        files.entry(document_id).or_default().push((version, file_id));
    }
    Ok(rows
        .into_iter()
        .map(|row| {
            let named = named.remove(&row.id).unwrap_or_default();
            Loaded {
                units: below(&tree, named.iter().map(|(id, _)| *id)),
                versions: versions.remove(&row.id).unwrap_or_default(),
                files: files.remove(&row.id).unwrap_or_default(),
                named,
                row,
            }
        })
        .collect())
}

fn below(tree: &Tree, tops: impl IntoIterator<Item = Id>) -> BTreeSet<Id> {
    tops.into_iter().flat_map(|top| tree.below(top)).collect()
}

/// One document, or [`Code::NotFound`].
pub fn load_one(connection: &mut AnyConnection, id: Id) -> Result<Loaded> {
    let row = store::find(connection, id)?;
    load(connection, vec![row])?.pop().ok_or_else(|| Code::NotFound.into())
}

/// A document that whoever asks may see: by a role, or since it is for him.
fn visible(connection: &mut AnyConnection, scope: &Scope, id: Id) -> Result<Loaded> {
    let loaded = load_one(connection, id)?;
    if loaded.is_in(scope) {
        return Ok(loaded);
    }
    let own = own_of(connection, &loaded, scope.own_staff)?;
    if own.asked || own.way.is_some() { Ok(loaded) } else { Err(Code::NotFound.into()) }
}

/// A document that whoever writes may change.
fn writable(tx: &mut Transaction<'_>, scope: &Scope, id: Id) -> Result<Loaded> {
    let loaded = load_one(tx, id)?;
    scope.require(Some(loaded.row.unit_id), None)?;
    Ok(loaded)
}

fn views(connection: &mut AnyConnection, loaded: Vec<Loaded>) -> Result<Vec<DocumentView>> {
    let ids: Vec<Id> = loaded.iter().flat_map(|one| one.files.iter().map(|(_, file_id)| *file_id)).collect();
    let mut known = files::find_many(connection, &ids)?;
    Ok(loaded
        .into_iter()
        .map(|one| {
            let mut of_version: BTreeMap<i32, Vec<FileView>> = BTreeMap::new();
            for (version, file_id) in one.files {
                of_version.entry(version).or_default().extend(known.remove(&file_id).map(FileView::from));
            }
            let newest_first = one.versions.into_iter().rev();
            let versions = newest_first.map(|version| {
                let files = of_version.remove(&version.version).unwrap_or_default();
                DocumentVersionView::of(version, files)
            });
            DocumentView::of(one.row, one.named, versions.collect())
        })
        .collect())
}

fn view(connection: &mut AnyConnection, id: Id) -> Result<DocumentView> {
    let loaded = load_one(connection, id)?;
    views(connection, vec![loaded])?.pop().ok_or_else(|| Code::NotFound.into())
}

/// The documents that whoever asks may see.
pub async fn list(
    database: &Database,
    who: &Principal,
    scope: Scope,
    filter: DocumentFilter,
    page: PageRequest,
) -> Result<Page<DocumentSummary>> {
    let today = who.now.day();
    database
        .read_snapshot(move |connection| {
            let rows = store::all(connection)?;
            let mut own = BTreeMap::new();
            for one in load(connection, rows)? {
                let standing = own_of(connection, &one, scope.own_staff)?;
                let fits = |wanted: Option<bool>, is: bool| wanted.is_none_or(|wanted| wanted == is);
                if (one.is_in(&scope) || standing.asked || standing.way.is_some())
                    && fits(filter.active, one.row.active)
                    && fits(filter.for_me, standing.asked)
                    && fits(filter.owed, standing.owed)
                {
                    own.insert(one.row.id, standing);
                }
            }
            let ids: Vec<Id> = own.keys().copied().collect();
            let Page { items, next_cursor, total } = store::list(connection, &ids, &page)?;
            let loaded = load(connection, items)?;
            let mut shares = Vec::with_capacity(loaded.len());
            for one in &loaded {
                let share =
                    if scope.units.is_empty() { None } else { Some(reach::total(connection, one, &scope, today)?) };
                shares.push(share);
            }
            let views = views(connection, loaded)?;
            let items = views.into_iter().zip(shares).map(|(document, share)| {
                let own = own.get(&document.id).copied().unwrap_or_default();
                DocumentSummary { document, share, own }
            });
            Ok(Page { items: items.collect(), next_cursor, total })
        })
        .await
}

pub async fn get(database: &Database, scope: Scope, id: Id) -> Result<DocumentView> {
    database
        .read_snapshot(move |connection| {
            let loaded = visible(connection, &scope, id)?;
            views(connection, vec![loaded])?.pop().ok_or_else(|| Code::NotFound.into())
        })
        .await
}

pub async fn create(database: &Database, who: &Principal, scope: Scope, body: DocumentBody) -> Result<DocumentView> {
    journal::write(database, who, move |tx| {
        let now = tx.who().now;
        let blank = Document {
            id: Id::new(now),
            unit_id: units::unit_for(tx, &scope, body.unit_id)?,
            number: String::new(),
            title: String::new(),
            issuer: String::new(),
            issued_on: body.issued_on,
            deadline: None,
            categories: String::new(),
            party_members: false,
            active: true,
            search: String::new(),
            created_at: now,
            revision: 0,
        };
        let document = filled(tx, &scope, blank, body)?;
        store::insert(tx, &document.row)?;
        store::put_units(tx, document.row.id, &document.unit_ids)?;
        tx.created("create", &document)?;
        put_version(tx, &document.row, 1, document.row.issued_on, None)?;
        view(tx, document.row.id)
    })
    .await
}

fn put_version(
    tx: &mut Transaction<'_>,
    document: &Document,
    version: i32,
    from_day: chrono::NaiveDate,
    change: Option<String>,
) -> Result<()> {
    let who = tx.who();
    let row = Version {
        id: Id::new(who.now),
        document_id: document.id,
        version,
        from_day,
        change,
        created_at: who.now,
        created_by: who.account_id,
        created_by_name: who.name_on_record(),
    };
    store::insert_version(tx, &row)?;
    tx.created("publish", &VersionOnRecord { row, unit_id: document.unit_id })
}

pub async fn change(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    if_match: IfMatch,
    patch: Patch<DocumentBody>,
) -> Result<DocumentView> {
    journal::write(database, who, move |tx| {
        let before = writable(tx, &scope, id)?.on_record();
        if_match.require(before.row.revision)?;
        let body = patch.apply(&DocumentBody::of(&before.row, before.unit_ids.iter().copied().collect()))?;
        let after = filled(tx, &scope, before.row.clone(), body)?;
        store::update(tx, &after.row)?;
        store::put_units(tx, id, &after.unit_ids)?;
        tx.changed("change", &before, &after)?;
        view(tx, id)
    })
    .await
}

/// Adds a version: everybody is asked again, until the deadline that comes with it.
pub async fn publish(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    if_match: IfMatch,
    body: DocumentVersionBody,
) -> Result<DocumentView> {
    journal::write(database, who, move |tx| {
        let loaded = writable(tx, &scope, id)?;
        if_match.require(loaded.row.revision)?;
        if !loaded.row.active {
            return Err(Code::DocumentNotActive.into());
        }
        let newest = loaded.version()?;
        let today = tx.who().now.day();
        let from_day = body.from_day.unwrap_or(today);
        let mut faults = Vec::new();
        if from_day > today {
            faults.push(Fault::new("/from_day", Code::DayInFuture));
        } else if from_day < newest.from_day {
            let day = foundation::kernel::format_day(newest.from_day);
            faults.push(Fault::new("/from_day", Code::BeforeVersion).with("day", day));
        }
        if body.deadline.is_some_and(|deadline| deadline < from_day) {
            faults.push(Fault::new("/deadline", Code::DeadlineBeforeStart));
        }
        if !faults.is_empty() {
            return Err(Problem::invalid(faults));
        }
        let before = loaded.on_record();
        let mut after = before.clone();
        after.row.deadline = body.deadline;
        after.row.revision += 1;
        store::update(tx, &after.row)?;
        tx.changed("change", &before, &after)?;
        put_version(tx, &after.row, newest.version + 1, from_day, Some(body.change))?;
        view(tx, id)
    })
    .await
}

fn filled(tx: &mut Transaction<'_>, scope: &Scope, before: Document, body: DocumentBody) -> Result<DocumentOnRecord> {
    if body.unit_id.is_some_and(|unit_id| unit_id != before.unit_id) {
        return Err(Fault::new("/unit_id", Code::Conflict).into());
    }
    let mut faults = Vec::new();
    if body.issued_on > tx.who().now.day() {
        faults.push(Fault::new("/issued_on", Code::ImplausibleDay));
    }
    if body.deadline.is_some_and(|deadline| deadline < body.issued_on) {
        faults.push(Fault::new("/deadline", Code::DeadlineBeforeStart));
    }
    let mut unit_ids = BTreeSet::new();
    for (index, unit_id) in body.unit_ids.iter().enumerate() {
        let pointer = format!("/unit_ids/{index}");
        if !scope.units.contains(unit_id) {
            faults.push(Fault::new(pointer, Code::UnknownReference));
        } else if !unit_ids.insert(*unit_id) {
            faults.push(Fault::new(pointer, Code::Duplicate));
        }
    }
    let party_members = body.party_members.unwrap_or(false);
    if body.categories.is_empty() && !party_members {
        faults.push(Fault::new("/categories", Code::Required).with("name", "categories"));
    }
    for (index, category) in body.categories.iter().enumerate() {
        if body.categories[..index].contains(category) {
            faults.push(Fault::new(format!("/categories/{index}"), Code::Duplicate));
        }
    }
    if !faults.is_empty() {
        return Err(Problem::invalid(faults));
    }
    let mut categories = body.categories;
    categories.sort_unstable();
    let row = Document {
        search: store::search_of(&body.number, &body.title, &body.issuer),
        number: body.number,
        title: body.title,
        issuer: body.issuer,
        issued_on: body.issued_on,
        deadline: body.deadline,
        categories: categories.iter().map(|category| category.as_str()).collect::<Vec<_>>().join(","),
        party_members,
        active: body.active.unwrap_or(true),
        revision: before.revision + 1,
        ..before
    };
    Ok(DocumentOnRecord { row, unit_ids })
}

/// Puts a file to the newest version, until that has reached somebody.
pub async fn attach(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    (name, content): (String, Vec<u8>),
) -> Result<DocumentView> {
    journal::write(database, who, move |tx| {
        let loaded = writable(tx, &scope, id)?;
        let version = loaded.version()?.version;
        let present = loaded.files.iter().filter(|(of, _)| *of == version).count();
        // A version without any file can still get its first one: it may have been at a session before it was scanned.
        if present > 0 && store::is_in_use(tx, (id, version))? {
            return Err(Code::VersionInUse.into());
        }
        if present >= MOST_FILES {
            return Err(Problem::invalid(vec![Fault::new("/file", Code::TooLong).with("most", MOST_FILES)]));
        }
        let file = files::store(tx, &name, &content)?;
        let position = i32::try_from(loaded.files.len()).map_err(Problem::internal)?;
        store::insert_file(tx, (id, version), file.id, position)?;
        touch(tx, &loaded.row)?;
        let payload = serde_json::json!({ "version": version, "file_id": file.id });
        tx.event("attach", "documents", id, Some(loaded.row.unit_id), payload);
        view(tx, id)
    })
    .await
}

/// Takes a file away from the newest version, until that has reached somebody.
pub async fn detach(
    database: &Database,
    who: &Principal,
    scope: Scope,
    (id, file_id): (Id, Id),
    if_match: IfMatch,
) -> Result<()> {
    journal::write(database, who, move |tx| {
        let loaded = writable(tx, &scope, id)?;
        if_match.require(loaded.row.revision)?;
        let version = loaded.version()?.version;
        let known = loaded.files.iter().find(|(_, known)| *known == file_id).ok_or(Code::NotFound)?;
        if known.0 != version || store::is_in_use(tx, (id, version))? {
            return Err(Code::VersionInUse.into());
        }
        store::delete_file(tx, file_id)?;
        files::remove(tx, file_id)?;
        touch(tx, &loaded.row)?;
        let payload = serde_json::json!({ "version": version, "file_id": file_id });
        tx.event("detach", "documents", id, Some(loaded.row.unit_id), payload);
        Ok(())
    })
    .await
}

fn touch(tx: &mut Transaction<'_>, row: &Document) -> Result<()> {
    store::update(tx, &Document { revision: row.revision + 1, ..row.clone() })
}

/// A file of a version, of whichever one.
pub async fn file(database: &Database, scope: Scope, (id, file_id): (Id, Id)) -> Result<(StoredFile, Vec<u8>)> {
    database
        .read(move |connection| {
            let loaded = visible(connection, &scope, id)?;
            if !loaded.files.iter().any(|(_, known)| *known == file_id) {
                return Err(Code::NotFound.into());
            }
            let file = files::find(connection, file_id)?;
            let content = files::content(connection, &file)?;
            Ok((file, content))
        })
        .await
}
