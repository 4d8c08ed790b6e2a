//! Copies of the whole database, and the way from one kind to the other.

use std::collections::BTreeMap;
use std::path::PathBuf;

use backend::db::{Database, DatabaseUrl};
use backend::kernel::Clock as _;
use backend::{journal, maintenance};
use serde_json::{Value, json};
use tests::{EmptyDatabase, Kind, World};

/// Where a test puts its files; gone with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// How many rows each table gave, and the rows themselves without their order.
fn rows(export: &std::path::Path) -> BTreeMap<String, Vec<String>> {
    let mut rows: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in std::fs::read_to_string(export).expect("an export").lines() {
        let entry: Value = serde_json::from_str(line).expect("a line of JSON");
        let Some(table) = entry["table"].as_str() else { continue };
        let mut row = entry["row"].clone();
        if table == "journal_head" {
            row["epoch"] = json!("another");
        }
        // Hexadecimal letters are written large by one database and small by the other.
        let sorted: BTreeMap<String, Value> = serde_json::from_value(row).expect("a row");
        let row = serde_json::to_string(&sorted).expect("a row");
        let row = if table == "file_chunks" { row.to_lowercase() } else { row };
        rows.entry(table.to_owned()).or_default().push(row);
    }
    rows.values_mut().for_each(|rows| rows.sort());
    rows
}

async fn with_a_history(kind: Kind) -> World {
    let world = World::start(kind).await;
    let admin = world.person("quantri").await;
    let office = world.unit("Phòng Văn hoá - Xã hội").await;
    admin.patch(&format!("/units/{office}"), json!({ "minimum_on_duty": 2 })).await.expect(200);
    admin.post("/accounts/from-roster", json!({})).await.expect(200);
    world
}

#[actix_web::test]
async fn an_export_goes_to_postgres_and_back_and_nothing_is_lost() {
    let folder = Folder::new("export");
    let world = with_a_history(Kind::Sqlite).await;
    let now = world.clock.now();
    let first = folder.file("first.ndjson");
    maintenance::export(world.database.url(), &first).expect("an export");
    let before = rows(&first);
    assert!(before["accounts"].len() > 10 && before["audit_records"].len() > 20);

    let postgres = EmptyDatabase::new(Kind::Postgres);
    maintenance::import(&postgres.url, &first, now).expect("PostgreSQL takes it");
    let second = folder.file("second.ndjson");
    maintenance::export(&postgres.url, &second).expect("an export of PostgreSQL");
    assert_eq!(rows(&second), before);
    let again = maintenance::import(&postgres.url, &first, now).expect_err("it holds something");
    assert!(again.contains("not empty"), "{again}");

    let sqlite = EmptyDatabase::new(Kind::Sqlite);
    maintenance::import(&sqlite.url, &second, now).expect("SQLite takes it back");
    let third = folder.file("third.ndjson");
    maintenance::export(&sqlite.url, &third).expect("an export of SQLite");
    assert_eq!(rows(&third), before);

    let database = Database::open(postgres.url.clone()).expect("PostgreSQL opens");
    assert!(database.read_now(journal::verify).expect("the chain is read").is_ok());
    let epoch = |database: &Database| database.read_now(journal::head).expect("the head").1;
    assert_ne!(epoch(&database), epoch(&world.database));
}

#[actix_web::test]
async fn an_export_that_was_cut_off_leaves_nothing_behind() {
    let folder = Folder::new("cut");
    let world = with_a_history(Kind::Sqlite).await;
    let now = world.clock.now();
    let whole = folder.file("whole.ndjson");
    maintenance::export(world.database.url(), &whole).expect("an export");
    let text = std::fs::read_to_string(&whole).expect("its text");
    let cut = folder.file("cut.ndjson");
    let lines: Vec<&str> = text.lines().collect();
    std::fs::write(&cut, lines[..lines.len() - 1].join("\n")).expect("a file");
    let sqlite = EmptyDatabase::new(Kind::Sqlite);
    let refused = maintenance::import(&sqlite.url, &cut, now).expect_err("cut off");
    assert!(refused.contains("cut off"), "{refused}");
    std::fs::write(&cut, text.replacen("\"version\":\"", "\"version\":\"9", 1)).expect("a file");
    let refused = maintenance::import(&sqlite.url, &cut, now).expect_err("of another version");
    assert!(refused.contains("version"), "{refused}");
    maintenance::import(&sqlite.url, &whole, now).expect("it is still empty");
}

#[actix_web::test]
async fn a_backup_is_made_while_the_server_runs_and_put_back() {
    let folder = Folder::new("backup");
    let world = with_a_history(Kind::Sqlite).await;
    let now = world.clock.now();
    let copy = folder.file("copy.sqlite");
    maintenance::backup(world.database.url(), &copy).expect("a backup");
    maintenance::backup(world.database.url(), &copy).expect_err("it is there already");

    let place = DatabaseUrl::Sqlite(folder.file("training.sqlite"));
    std::fs::write(folder.file("training.sqlite"), "what was there").expect("a file");
    let said = maintenance::restore(&place, &copy, now).expect("it is put back");
    assert!(said.contains("records that hold"), "{said}");
    let kept = folder.file(&format!("training.sqlite.before-{}", now.seconds()));
    assert_eq!(std::fs::read_to_string(kept).expect("what was there is kept"), "what was there");
    let database = Database::open(place.clone()).expect("it opens");
    assert_ne!(
        database.read_now(journal::head).expect("the head").1,
        world.database.read_now(journal::head).expect("the head").1
    );

    std::fs::write(folder.file("no-database"), "nothing").expect("a file");
    maintenance::restore(&place, &folder.file("no-database"), now).expect_err("no database");
    maintenance::backup(&DatabaseUrl::Postgres("postgres://x".to_owned()), &copy).expect_err("pg_dump does that");
}
