//! Helpers of `tests/load/run`: fills a database with a large ward, writes a large roster, and serves the bare handler that the real list is
//! compared with: the same bytes, behind the same middleware and the same token check.

mod feed;

use std::sync::Arc;

use actix_web::{HttpResponse, HttpServer, web};
use backend::config::Config;
use backend::db::schema::{courses, nominations, programmes, staff};
use backend::db::{AnyConnection, DatabaseUrl};
use backend::demo::city;
use backend::features::accounts::{NewAccount, create_account};
use backend::http::{Allowed, TrustedProxies};
use backend::kernel::{Clock as _, Id, NominationsRead, Principal, Role, SystemClock, search_key, sort_key};
use backend::startup;
use chrono::{Days, NaiveDate};
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;

/// The password of the one account that the benchmark signs in with.
const PASSWORD: &str = "sông Sặt chiều 30";
/// The secret key of the benchmark's servers.
const SECRET_KEY: &str = "the secret key of the benchmark here";

const PEOPLE: usize = 500;
const COURSES: usize = 100;
const NOMINATIONS: usize = 5000;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["fill", database] => fill(database),
        ["bare", database, port, file] => bare(database, port, file),
        ["city", database, wards] => city(database, wards.parse().expect("a number of wards")),
        ["feed", database] => fill_feed(database),
        ["roster", rows, file] => {
            std::fs::write(file, roster(rows.parse().expect("a number of rows"))).expect("the workbook is written");
        }
        _ => {
            eprintln!(
                "load fill DATABASE_URL | load bare DATABASE_URL PORT FILE | load city DATABASE_URL WARDS | load feed DATABASE_URL | load roster ROWS FILE"
            );
            std::process::exit(2);
        }
    }
}

fn config(database: &str, port: &str) -> Config {
    Config {
        database: database.parse::<DatabaseUrl>().expect("a database's address"),
        data_dir: std::env::temp_dir(),
        listen: format!("127.0.0.1:{port}").parse().expect("a port"),
        public_url: "http://localhost:8080".to_owned(),
        trusted_proxies: TrustedProxies::default(),
        secret_key: SECRET_KEY.to_owned(),
        postman: None,
        clock: Arc::new(SystemClock),
        demo: false,
    }
}

/// A ward with 500 people and 5,000 nominations, and a coordinator `dieuphoi`.
fn fill(database: &str) {
    let server = startup::build(&config(database, "1")).expect("the database opens");
    let now = SystemClock.now();
    backend::journal::write_now(&server.database, &Principal::system(now), |tx| {
        let ward = backend::features::units::root(tx)?.id;
        let roles = [(Role::Coordinator, ward)];
        let new = NewAccount {
            user_name: "dieuphoi",
            display_name: "Điều phối viên",
            password: Some(PASSWORD),
            staff_id: None,
            roles: &roles,
        };
        create_account(tx, new)?;
        rows(tx, now.micros(), ward)?;
        Ok(())
    })
    .expect("the ward is filled");
    server.database.write_now(analyse).expect("the statistics are made");
}

fn rows(connection: &mut AnyConnection, now: i64, ward: Id) -> QueryResult<()> {
    let units: Vec<String> =
        backend::db::schema::units::table.select(backend::db::schema::units::id).load(connection)?;
    let catalogue: Vec<String> = programmes::table.select(programmes::id).load(connection)?;
    let family = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đặng", "Vũ", "Bùi"];
    let middle = ["Văn", "Thị", "Đức", "Minh", "Thanh"];
    let given = ["An", "Ánh", "Bình", "Dũng", "Đức", "Hoà", "Lan", "Sơn", "Tuấn", "Yến", "Quý", "Thuý"];
    let first: NaiveDate = "2026-02-02".parse().unwrap_or_default();
    let id = |kind: &str, number: usize| Id::from_words(&format!("load:{kind}:{number}")).to_string();
    for number in 0..PEOPLE {
        let name = format!(
            "{} {} {}",
            family[number % family.len()],
            middle[number / 8 % middle.len()],
            given[number / 3 % given.len()]
        );
        diesel::insert_into(staff::table)
            .values((
                staff::id.eq(id("staff", number)),
                staff::full_name.eq(&name),
                staff::search.eq(search_key(&name)),
                staff::sort_key.eq(sort_key(&name)),
                staff::category.eq("civil_servant"),
                staff::in_plan_scope.eq(true),
                staff::unit_id.eq(&units[number % units.len()]),
                staff::post_title.eq("Chuyên viên"),
                staff::level.eq("specialist"),
                staff::party_member.eq(false),
                staff::state.eq("working"),
                staff::revision.eq(1_i64),
            ))
            .execute(connection)?;
    }
    for number in 0..COURSES {
        let name = format!("Lớp bồi dưỡng số {number}");
        let day = first.checked_add_days(Days::new(3 * number as u64)).unwrap_or(first);
        diesel::insert_into(courses::table)
            .values((
                courses::id.eq(id("course", number)),
                courses::unit_id.eq(ward.to_string()),
                courses::programme_id.eq(&catalogue[number % catalogue.len()]),
                courses::name.eq(&name),
                courses::search.eq(search_key(&name)),
                courses::organiser.eq("Trường Chính trị thành phố"),
                courses::origin.eq("quota"),
                courses::mode.eq("in_person"),
                courses::state.eq("open"),
                courses::first_day.eq(day),
                courses::last_day.eq(day),
                courses::seats_taken.eq(0),
                courses::self_paced.eq(false),
                courses::keeps_at_desk.eq(false),
                courses::created_at.eq(now),
                courses::revision.eq(1_i64),
            ))
            .execute(connection)?;
    }
    for number in 0..NOMINATIONS {
        let person = number % PEOPLE;
        diesel::insert_into(nominations::table)
            .values((
                nominations::id.eq(id("nomination", number)),
                nominations::course_id.eq(id("course", (number / PEOPLE * 10 + person % 10) % COURSES)),
                nominations::staff_id.eq(id("staff", person)),
                nominations::unit_id.eq(&units[person % units.len()]),
                nominations::way.eq("quota"),
                nominations::state.eq(["proposed", "endorsed", "approved", "admitted", "completed"][number % 5]),
                nominations::awaits_confirmation.eq(false),
                nominations::created_at.eq(now - number as i64 * 1_000_000),
                nominations::revision.eq(1_i64),
            ))
            .execute(connection)?;
    }
    Ok(())
}

/// A city of so many wards over the six years of the plan, with the coordinator `dieuphoi`.
fn city(database: &str, wards: usize) {
    let server = startup::build(&config(database, "1")).expect("the database opens");
    let counts = city::invent(&server.database, wards, 1, city::last_day(), PASSWORD).expect("the city is invented");
    println!("{} wards, {} people, {} nominations", counts.wards, counts.people, counts.nominations);
    server.database.write_now(analyse).expect("the statistics are made");
}

/// Puts a city into its feed.
fn fill_feed(database: &str) {
    let server = startup::build(&config(database, "1")).expect("the database opens");
    let written = server.database.write_now(|connection| Ok(feed::write(connection)?));
    println!("{} records in the feed", written.expect("the feed is written"));
    server.database.write_now(analyse).expect("the statistics are made");
}

/// PostgreSQL does it by itself within a minute of so many new rows; the program never asks SQLite to.
fn analyse(connection: &mut AnyConnection) -> backend::kernel::Result<()> {
    match connection {
        AnyConnection::Postgresql(connection) => Ok(connection.batch_execute("ANALYZE")?),
        AnyConnection::Sqlite(_) => Ok(()),
    }
}

/// Serves the bytes of `file` at `/bare`, to whoever may read nominations.
fn bare(database: &str, port: &str, file: &str) {
    let config = config(database, port);
    let server = startup::build(&config).expect("the database opens");
    let body = web::Bytes::from(std::fs::read(file).expect("the bytes to answer"));
    let running = async move {
        HttpServer::new(move || {
            let body = body.clone();
            let handler = move |_: Allowed<NominationsRead>| {
                let body = body.clone();
                async move { HttpResponse::Ok().content_type("application/json").body(body) }
            };
            startup::application(&server).route("/bare", web::get().to(handler))
        })
        .worker_max_blocking_threads(startup::BLOCKING_THREADS)
        .bind(config.listen)?
        .run()
        .await
    };
    actix_web::rt::System::new().block_on(running).expect("the bare server runs");
}

/// A workbook with a roster of so many people.
fn roster(count: usize) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    let write = |sheet: &mut rust_xlsxwriter::Worksheet, row: u32, texts: &[&str]| {
        for (column, text) in (0_u16..).zip(texts) {
            sheet.write_string(row, column, *text).expect("a cell");
        }
    };
    write(sheet, 0, &["DANH SÁCH CÁN BỘ, CÔNG CHỨC"]);
    write(sheet, 2, &["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Đơn vị", "Chức vụ", "Mã ngạch", "Điện thoại"]);
    for number in 0..count {
        let row = 3 + u32::try_from(number).expect("a row");
        let day = format!("{:02}/{:02}/{}", 1 + number % 28, 1 + number / 28 % 12, 1965 + number / 336 % 36);
        let (ordinal, name) = ((number + 1).to_string(), format!("Nguyễn Văn {}", letters(number)));
        let unit = format!("Phòng số {}", number % 40);
        write(sheet, row, &[&ordinal, &name, &day, "Nam", &unit, "Chuyên viên", "01.003", "0912345678"]);
    }
    workbook.save_to_buffer().expect("a workbook")
}

fn letters(number: usize) -> String {
    let letter = |value: usize| char::from(b'a' + (value % 26) as u8);
    format!("{}{}{}", letter(number).to_ascii_uppercase(), letter(number / 26), letter(number / 676))
}
