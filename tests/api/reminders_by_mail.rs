//! Reminders by mail, through a real mail server: one a day, nothing twice, and no server stops nothing.

use std::process::{Command, Stdio};
use std::sync::Arc;

use backend::db::{Database, DatabaseUrl};
use backend::features::jobs::rules::{RunWay, Schedule};
use backend::features::jobs::{Job, Jobs, LEASE_SECONDS};
use backend::features::mails::{Postman, deliver};
use backend::kernel::{Clock as _, Principal};
use rstest::rstest;
use serde_json::{Value, json};
use tests::{Kind, MailServer, World};

use crate::afterwards::summoned;

const FROM: &str = "Bồi dưỡng phường Thạch Khôi <boiduong@thachkhoi.example>";

/// An instance that shares the world's database and clock, with this mail server set up.
struct MailJob(Jobs);

impl MailJob {
    fn of(world: &World, server: &MailServer) -> Self {
        let postman = Arc::new(Postman::open(&server.url(), FROM).expect("an address"));
        let database = Database::open(world.database.url().clone()).expect("the database opens again");
        let job = Job {
            name: "mail",
            label: "Gửi thư",
            schedule: Schedule::Every { minutes: 1 },
            work: Arc::new(move |run| deliver(run, Some(&postman))),
        };
        Self(Jobs::new(database, world.clock.clone(), "B".to_owned(), vec![job]))
    }

    fn run(&self, world: &World) -> Option<String> {
        self.0.run("mail", RunWay::CommandLine, &Principal::system(world.clock.now())).expect("it runs").summary
    }
}

async fn give_address(world: &World, user_name: &str, address: &str) {
    let admin = world.person("quantri").await;
    let accounts = admin.get("/accounts?limit=200").await.expect(200);
    let account = accounts.items().iter().find(|account| account["user_name"] == user_name).expect("an account");
    let path = format!("/accounts/{}", account["id"].as_str().expect("an id"));
    admin.patch(&path, json!({ "email": address })).await.expect(200);
}

/// How the mails of reminders stand, by recipient: state and what the server said.
async fn states(world: &World) -> Vec<(String, String, String)> {
    let rows = world.person("dieuphoi").await.get("/reminders?limit=200&sort=recipient_name").await.expect(200);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut found: Vec<_> = rows
        .items()
        .iter()
        .map(|row| (text(&row["recipient_name"]), text(&row["mail_state"]), text(&row["mail_answer"])))
        .collect();
    found.dedup();
    found
}

fn state_of(states: &[(String, String, String)], name: &str) -> (String, String) {
    let found: Vec<_> = states.iter().filter(|(recipient, ..)| recipient == name).collect();
    assert_eq!(found.len(), 1, "{states:?}");
    (found[0].1.clone(), found[0].2.clone())
}

fn later(world: &World, seconds: i64) {
    world.clock.set(world.clock.now().plus_seconds(seconds));
}

/// A mail as it is read: encoded words of its head (RFC 2047), quoted-printable of its body (RFC 2045).
fn readable(mail: &str) -> String {
    let mail = mail.replace("\r\n", "\n");
    let (head, body) = mail.split_once("\n\n").expect("a head and a body");
    format!("{}\n\n{}", readable_head(head), readable_body(body))
}

fn readable_head(head: &str) -> String {
    use base64::Engine as _;
    let mut words = String::new();
    for (index, piece) in head.replace("?=\n =?", "?==?").split("=?utf-8?b?").enumerate() {
        match piece.split_once("?=").filter(|_| index > 0) {
            None => words.push_str(piece),
            Some((code, tail)) => {
                let bytes = base64::engine::general_purpose::STANDARD.decode(code).expect("base64");
                words.push_str(&String::from_utf8_lossy(&bytes));
                words.push_str(tail);
            }
        }
    }
    words
}

fn readable_body(body: &str) -> String {
    let text = body.replace("=\n", "");
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let two = (*first == b'=').then(|| tail.get(..2).and_then(|two| std::str::from_utf8(two).ok())).flatten();
        match two.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r32_three_duties_are_one_mail_and_urging_is_one_more(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let server = MailServer::start();
    let mail = MailJob::of(&world, &server);
    give_address(&world, "chuyenvien", "hoa@thachkhoi.example").await;
    for (code, day) in [("KN-01", "2026-09-08"), ("KN-02", "2026-09-09"), ("KN-03", "2026-09-10")] {
        summoned(&world, (code, "chuyenvien"), (day, day), None).await;
    }
    world.go_to("2026-09-23");
    world.run_job("reminders");
    assert_eq!(mail.run(&world).as_deref(), Some("1 thư đã gửi"));
    assert_eq!(mail.run(&world), None, "nothing is left");
    world.run_job("reminders");
    assert_eq!(mail.run(&world), None, "and nothing is said again");
    let mails = server.mails();
    assert_eq!(mails.len(), 1);
    let told = readable(&mails[0]);
    assert!(told.contains("Subject: 3 việc cần xử lý, 1 việc quá hạn"), "{told}");
    assert!(told.contains("To: ") && told.contains("<hoa@thachkhoi.example>"), "{told}");
    assert!(told.contains("Message-ID: <") && told.contains("@thachkhoi.example>"), "{told}");
    assert!(told.contains("Date: Wed, 23 Sep 2026 01:00:00 +0000"), "{told}");
    assert!(told.contains("text/plain") && told.contains("text/html"), "{told}");
    assert!(told.contains(&format!("{}/bao-cao-ket-qua", world.base)), "{told}");
    assert_eq!(state_of(&states(&world).await, "Trần Thị Hoà").0, "sent");
    // By hand: at once, one mail for all.
    let leader = world.person("chutich").await;
    let owed = leader.get("/duties/owed?kind=write_report").await.expect(200);
    let ids: Vec<Value> = owed.items().iter().map(|row| row["duty"]["id"].clone()).collect();
    let outcome = leader.post("/reminders", json!({ "duty_ids": ids, "word": "Xin <gấp>." })).await.expect(200);
    assert!(outcome.items().iter().all(|item| item["by_mail"] == true), "{}", outcome.json);
    mail.run(&world);
    let mails = server.mails();
    assert_eq!(mails.len(), 2);
    let urged = mails.iter().map(|mail| readable(mail)).find(|mail| mail.contains("Subject: Đôn đốc: 3 việc"));
    let urged = urged.expect("the mail of who urged");
    assert!(urged.contains("Vũ Đình Khôi đôn đốc anh/chị") && urged.contains("Xin &lt;gấp&gt;."), "{urged}");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r32_an_unreachable_server_and_a_wrong_address_stop_nothing(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let mut server = MailServer::down();
    let mail = MailJob::of(&world, &server);
    let people = [
        ("KN-01", "chuyenvien", "Trần Thị Hoà", "hoa@thachkhoi.example"),
        ("KN-02", "giaovien", "Vũ Thuý Nga", "no-such@thachkhoi.example"),
        ("KN-03", "truongphong", "Nguyễn Văn Á", "not-now@thachkhoi.example"),
    ];
    for (code, user_name, _, address) in people {
        give_address(&world, user_name, address).await;
        summoned(&world, (code, user_name), ("2026-09-08", "2026-09-10"), None).await;
    }
    // Who has no account has the roster's address.
    let coordinator = world.person("dieuphoi").await;
    let by_roster = format!("/staff/{}", world.staff_id("Lê Minh Đức"));
    coordinator.patch(&by_roster, json!({ "email": "duc@thachkhoi.example" })).await.expect(200);
    summoned(&world, ("KN-04", "Lê Minh Đức"), ("2026-09-08", "2026-09-10"), None).await;
    world.go_to("2026-09-24");
    world.run_job("reminders");
    assert_eq!(mail.run(&world).as_deref(), Some("4 thư chờ gửi lại"), "nobody answers");
    assert!(states(&world).await.iter().all(|(_, state, answer)| state == "waiting" && !answer.is_empty()));
    assert_eq!(mail.run(&world), None, "not before a minute has passed");
    later(&world, 60);
    server.come_up();
    assert_eq!(mail.run(&world).as_deref(), Some("2 thư đã gửi, 1 thư không gửi được, 1 thư chờ gửi lại"));
    let now = states(&world).await;
    assert_eq!(state_of(&now, "Trần Thị Hoà").0, "sent");
    assert_eq!(state_of(&now, "Lê Minh Đức").0, "sent");
    let (state, answer) = state_of(&now, "Vũ Thuý Nga");
    assert!(state == "refused" && answer.contains("no such mailbox"), "{state} {answer}");
    let (state, answer) = state_of(&now, "Nguyễn Văn Á");
    assert!(state == "waiting" && answer.contains("come back later"), "{state} {answer}");
    later(&world, 240);
    assert_eq!(mail.run(&world), None, "the second try waits for five minutes");
    later(&world, 60);
    assert_eq!(mail.run(&world).as_deref(), Some("1 thư chờ gửi lại"));
    for _ in 0..30 {
        later(&world, 3600);
        mail.run(&world);
    }
    assert_eq!(state_of(&states(&world).await, "Nguyễn Văn Á").0, "given_up");
    assert_eq!(server.mails().len(), 2);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r32_without_a_mail_server_reminders_are_in_the_product(#[case] kind: Kind) {
    let world = World::start(kind).await;
    give_address(&world, "chuyenvien", "hoa@thachkhoi.example").await;
    summoned(&world, ("KN-01", "chuyenvien"), ("2026-09-08", "2026-09-10"), None).await;
    world.go_to("2026-09-24");
    world.run_job("reminders");
    assert_eq!(world.run_job("mail").as_deref(), Some("1 thư không gửi vì chưa cài đặt máy chủ thư"));
    let (state, _) = state_of(&states(&world).await, "Trần Thị Hoà");
    assert_eq!(state, "no_server");
    let mine = world.person("chuyenvien").await.get("/reminders?mine=true").await.expect(200);
    assert_eq!(mine.items().len(), 1);
}

/// The program at the command line, on the world's database, with a clock in a file.
fn command(world: &World, server: &MailServer, clock: &std::path::Path) -> Command {
    let test = std::env::current_exe().expect("the path of the test");
    let program = test.ancestors().nth(2).expect("the folder of the build").join("backend");
    assert!(program.exists(), "build it first (cargo build --workspace): {}", program.display());
    let database = match world.database.url() {
        DatabaseUrl::Sqlite(path) => format!("sqlite://{}", path.display()),
        DatabaseUrl::Postgres(url) => url.clone(),
    };
    let mut command = Command::new(program);
    command
        .env_clear()
        .env("DATABASE_URL", database)
        .env("DATA_DIR", clock.parent().expect("a folder"))
        .env("LISTEN", "127.0.0.1:1")
        .env("SECRET_KEY", "the secret key of all the tests here")
        .env("SMTP_URL", server.url())
        .env("MAIL_FROM", FROM)
        .env("CLOCK_FILE", clock)
        .stdout(Stdio::piped());
    command
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r32_a_program_that_is_killed_in_the_middle_of_a_mail_sends_nothing_twice(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let server = MailServer::start();
    give_address(&world, "chuyenvien", "hoa@thachkhoi.example").await;
    summoned(&world, ("KN-01", "chuyenvien"), ("2026-09-08", "2026-09-10"), None).await;
    world.go_to("2026-09-24");
    world.run_job("reminders");
    let folder = std::env::temp_dir().join(format!("killed-{kind:?}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let clock = folder.join("clock");
    std::fs::write(&clock, world.clock.now().to_string()).expect("a clock");
    // The server has stored the mail and keeps its answer back: now the program is killed.
    server.hold();
    let mut sending = command(&world, &server, &clock).args(["job", "mail"]).spawn().expect("the program starts");
    server.wait_until_it_holds();
    assert_eq!(state_of(&states(&world).await, "Trần Thị Hoà").0, "sending");
    sending.kill().expect("it is killed");
    sending.wait().expect("it is gone");
    server.let_go();
    later(&world, LEASE_SECONDS);
    for expected in ["1 thư không rõ đã gửi hay chưa\n", "Không có việc\n"] {
        later(&world, 1);
        std::fs::write(&clock, world.clock.now().to_string()).expect("a clock");
        let output = command(&world, &server, &clock).args(["job", "mail"]).output().expect("the program runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(String::from_utf8_lossy(&output.stdout), expected);
    }
    assert_eq!(server.mails().len(), 1, "once and no more");
    assert_eq!(state_of(&states(&world).await, "Trần Thị Hoà").0, "unknown", "and it is told so");
    let jobs = world.person("quantri").await.get("/jobs").await.expect(200);
    let mail = jobs.items().iter().find(|job| job["name"] == "mail").expect("the job");
    let outcomes: Vec<_> = mail["runs"].as_array().expect("runs").iter().map(|run| &run["outcome"]).collect();
    assert_eq!(outcomes, ["idle", "done", "abandoned"]);
    // What is still owed is said again at its next step.
    world.go_to("2026-09-25");
    world.run_job("reminders");
    MailJob::of(&world, &server).run(&world);
    assert_eq!(server.mails().len(), 2);
    let _ = std::fs::remove_dir_all(folder);
}
