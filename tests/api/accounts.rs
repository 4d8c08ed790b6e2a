//! Accounts as the administrator keeps them.

use backend::features::sheets;
use rstest::rstest;
use serde_json::{Value, json};
use tests::{Answer, Kind, World};

const WARD: &str = "UBND phường Thạch Khôi";
const OFFICE: &str = "Phòng Văn hoá - Xã hội";

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r42_an_account_is_made_printed_activated_given_and_taken_roles(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let admin = world.person("quantri").await;
    let office = world.unit(OFFICE).await;
    let made = admin
        .post(
            "/accounts",
            json!({
                "user_name": "Tran.Binh", "display_name": "Trần Thị Bình", "email": "binh@example.vn",
                "roles": [{ "role": "unit_head", "unit_id": office }]
            }),
        )
        .await
        .expect(201);
    assert_eq!((made.text("user_name").as_str(), &made.json["activated"]), ("tran.binh", &json!(false)));
    assert_eq!(made.json["roles"][0]["unit_name"], OFFICE);
    let path = format!("/accounts/{}", made.id());
    admin
        .post("/accounts", json!({ "user_name": "tran.binh", "display_name": "Người khác" }))
        .await
        .refused(409, "user_name_taken");

    let slip = admin.post_nothing(&format!("{path}/slip")).await.expect(201);
    let newer = admin.post_nothing(&format!("{path}/slip")).await.expect(201);
    let person = world.nobody();
    let with = |code: String, password: &str| json!({ "code": code, "password": password });
    let password = "cầu Phú Lương 1996";
    person.post("/auth/activation", with(slip.text("code"), password)).await.refused(403, "link_invalid");
    let typed = newer.text("code").to_lowercase().replace('-', " ");
    let signed_in = person.post("/auth/activation", with(typed.clone(), password)).await.expect(200);
    person.post("/auth/activation", with(typed, password)).await.refused(403, "link_invalid");
    let person = person.with_token(&signed_in.text("access_token"));
    assert_eq!(person.get("/auth/me").await.expect(200).json["roles"][0]["role"], "unit_head");

    let granted =
        admin.post(&format!("{path}/roles"), json!({ "role": "coordinator", "unit_id": office })).await.expect(201);
    let again = admin.post(&format!("{path}/roles"), json!({ "role": "coordinator", "unit_id": office })).await;
    again.refused(409, "already_exists");
    let nowhere = json!({ "role": "staff", "unit_id": "01981f2e-7c00-7000-8000-000000000001" });
    let refused = admin.post(&format!("{path}/roles"), nowhere).await.refused(422, "invalid");
    assert_eq!(refused.faults(), [("/unit_id".to_owned(), "unknown_reference".to_owned())]);
    assert_eq!(person.get("/auth/me").await.expect(200).json["roles"].as_array().map(Vec::len), Some(2));
    admin.delete(&format!("{path}/roles/{}", granted.id())).await.expect(204);
    assert_eq!(person.get("/auth/me").await.expect(200).json["roles"].as_array().map(Vec::len), Some(1));

    admin.patch(&path, json!({ "must_change_password": true, "email": null })).await.expect(200);
    person.get("/units").await.refused(403, "password_change_required");
    person.get("/auth/me").await.expect(200);
    let new = json!({ "current_password": password, "new_password": "chùa Côn Sơn mùa thu" });
    person.post("/auth/password", new).await.expect(204);
    person.get("/units").await.expect(200);

    assert_eq!(admin.post_nothing(&format!("{path}/lock")).await.expect(200).json["locked"], true);
    person.get("/units").await.refused(401, "session_ended");
    admin.post_nothing(&format!("{path}/slip")).await.refused(403, "account_locked");
    let login = json!({ "user_name": "tran.binh", "password": "chùa Côn Sơn mùa thu" });
    person.post("/auth/login", login.clone()).await.refused(403, "account_locked");
    admin.post_nothing(&format!("{path}/unlock")).await.expect(200);
    let answer = person.post("/auth/login", login).await.expect(200);
    let person = person.with_token(&answer.text("access_token"));
    person.get("/units").await.expect(200);
    admin.send(admin.request(reqwest::Method::DELETE, &format!("{path}/sessions"))).await.expect(204);
    person.get("/units").await.refused(401, "session_ended");

    let found = admin.get("/accounts?q=tran%20thi%20binh&with_total=true&role=unit_head&locked=false&activated=true");
    assert_eq!(found.await.expect(200).json["total"], 1);
    let ward = world.unit(WARD).await;
    let over = |unit: &str| format!("/accounts?unit_id={unit}&limit=200");
    let named = |answer: &tests::Answer| answer.items().iter().any(|account| account["user_name"] == "tran.binh");
    assert!(named(&admin.get(&over(&ward)).await.expect(200)));
    assert!(named(&admin.get(&over(&office)).await.expect(200)));
    assert!(world.database.read_now(backend::journal::verify).expect("the chain is read").is_ok());
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r42_the_last_administrator_stays(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let admin = world.person("quantri").await;
    let me = admin.get("/auth/me").await.expect(200).text("account_id");
    let account = admin.get(&format!("/accounts/{me}")).await.expect(200);
    let grant = account.json["roles"][0]["id"].as_str().expect("a role").to_owned();
    admin.delete(&format!("/accounts/{me}/roles/{grant}")).await.refused(409, "last_administrator");
    admin.post_nothing(&format!("/accounts/{me}/lock")).await.refused(409, "last_administrator");
    let ward = world.unit(WARD).await;
    let body = json!({ "user_name": "quantri2", "display_name": "Quản trị thứ hai", "roles": [{ "role": "admin", "unit_id": ward }] });
    let second = admin.post("/accounts", body).await.expect(201);
    // Whoever has never signed in could not undo anything.
    admin.post_nothing(&format!("/accounts/{me}/lock")).await.refused(409, "last_administrator");
    let slip = admin.post_nothing(&format!("/accounts/{}/slip", second.id())).await.expect(201);
    let activation = json!({ "code": slip.text("code"), "password": "cầu Phú Lương 1996" });
    world.nobody().post("/auth/activation", activation).await.expect(200);
    admin.delete(&format!("/accounts/{me}/roles/{grant}")).await.expect(204);
    admin.get("/accounts").await.refused(403, "forbidden");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn accounts_and_slips_are_made_for_everybody_on_the_roster_who_has_none(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let admin = world.person("quantri").await;
    let school = world.unit("Trường Tiểu học Thạch Khôi").await;
    let few = admin.post("/accounts/from-roster", json!({ "unit_id": school })).await.expect(200);
    let names: Vec<&str> = few.items().iter().filter_map(|slip| slip["user_name"].as_str()).collect();
    assert_eq!(names, ["nguyen.thi.lan", "dang.quoc.viet"]);
    assert_eq!(few.items()[0]["unit_name"], "Trường Tiểu học Thạch Khôi");
    let all = admin.post("/accounts/from-roster", json!({})).await.expect(200);
    assert_eq!(all.items().len(), 4);
    assert_eq!(admin.post("/accounts/from-roster", json!({})).await.expect(200).items().len(), 0);

    let activation = json!({ "code": few.items()[0]["code"], "password": "cầu Phú Lương 1996" });
    let signed_in = world.nobody().post("/auth/activation", activation).await.expect(200);
    let person = world.nobody().with_token(&signed_in.text("access_token"));
    let me = person.get("/auth/me").await.expect(200);
    assert_eq!((me.text("display_name").as_str(), &me.json["roles"][0]["role"]), ("Nguyễn Thị Lan", &json!("staff")));
    let taken = json!({ "user_name": "lan2", "display_name": "Lan", "staff_id": me.text("staff_id") });
    admin.post("/accounts", taken).await.refused(409, "already_exists");

    world.go_to("2026-07-09");
    let late = json!({ "code": all.items()[0]["code"], "password": "cầu Phú Lương 1996" });
    world.nobody().post("/auth/activation", late).await.refused(403, "link_invalid");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn every_fault_of_an_account_is_told(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let admin = world.person("quantri").await;
    let nothing = "01981f2e-7c00-7000-8000-000000000001";
    let ward = world.unit(WARD).await;
    let faults = |answer: tests::Answer| answer.faults();
    let pair = |pointer: &str, code: &str| (pointer.to_owned(), code.to_owned());
    let body = json!({ "user_name": "-a", "email": "nobody", "roles": [{ "role": "king" }], "colour": 1 });
    let refused = admin.post("/accounts", body).await.refused(422, "bad_schema");
    let expected = [
        pair("/colour", "unknown_field"),
        pair("/display_name", "required"),
        pair("/email", "invalid_value"),
        pair("/roles/0/role", "not_in_list"),
        pair("/roles/0/unit_id", "required"),
        pair("/user_name", "invalid_value"),
        pair("/user_name", "too_short"),
    ];
    assert_eq!(faults(refused), expected);
    let role = |role: &str, unit: &str| json!({ "role": role, "unit_id": unit });
    let body = json!({
        "user_name": "abc", "display_name": "A", "staff_id": nothing,
        "roles": [role("staff", &ward), role("staff", nothing), role("staff", &ward)]
    });
    let refused = admin.post("/accounts", body).await.refused(422, "invalid");
    let expected = [
        pair("/roles/1/unit_id", "unknown_reference"),
        pair("/roles/2", "duplicate"),
        pair("/staff_id", "unknown_reference"),
    ];
    assert_eq!(faults(refused), expected);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r42_a_substitute_acts_for_the_office_and_the_record_names_both(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let chair = world.person("chutich").await;
    let found = chair.get("/substitutions/candidates?q=phochutich").await.expect(200);
    let deputy_id = found.items()[0]["account_id"].as_str().expect("an id").to_owned();
    let chair_id = chair.get("/auth/me").await.expect(200).text("account_id");
    let body = |substitute: &str, first: &str, last: &str| json!({ "substitute_account_id": substitute, "first_day": first, "last_day": last, "reason": "Đi công tác" });
    let refused =
        chair.post("/substitutions", body(&chair_id, "2026-06-30", "2026-06-01")).await.refused(422, "invalid");
    let codes: Vec<String> = refused.faults().into_iter().map(|(_, code)| code).collect();
    assert_eq!(codes, ["after_end", "own_substitute"]);
    let made = chair.post("/substitutions", body(&deputy_id, "2026-07-02", "2026-07-10")).await.expect(201);
    assert_eq!(made.json["account_name"], "Vũ Đình Khôi");

    let deputy = world.person("phochutich").await;
    deputy.acting_for(&chair_id).get("/auth/me").await.refused(403, "forbidden");
    world.go_to("2026-07-02");
    let deputy = world.person("phochutich").await;
    let acting = deputy.acting_for(&chair_id);
    assert_eq!(acting.get("/auth/me").await.expect(200).json["acting_for"]["name"], "Vũ Đình Khôi");
    acting.post("/substitutions", body(&deputy_id, "2026-07-02", "2026-07-10")).await.refused(403, "forbidden");
    let path = format!("/substitutions/{}", made.id());
    deputy.patch(&path, json!({ "last_day": "2026-08-01" })).await.refused(403, "forbidden");
    world.person("dieuphoi").await.get(&path).await.refused(404, "not_found");

    let admin = world.person("quantri").await;
    assert_eq!(admin.get("/substitutions?on=2026-07-02&with_total=true").await.expect(200).json["total"], 1);
    admin.patch(&path, json!({ "ended": true })).await.expect(200);
    admin.patch(&path, json!({ "ended": false })).await.refused(409, "conflict");
    deputy.acting_for(&chair_id).get("/auth/me").await.refused(403, "forbidden");
    let for_other = json!({
        "account_id": chair_id, "substitute_account_id": deputy_id, "first_day": "2026-07-03", "last_day": "2026-07-04", "reason": "Ốm"
    });
    admin.post("/substitutions", for_other.clone()).await.expect(201);
    world.person("dieuphoi").await.post("/substitutions", for_other).await.refused(422, "invalid");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r41_the_record_tells_who_changed_what_before_and_after(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let admin = world.person("quantri").await;
    let office = world.unit(OFFICE).await;
    for minimum in [2, 3, 4] {
        admin.patch(&format!("/units/{office}"), json!({ "minimum_on_duty": minimum })).await.expect(200);
    }
    let path = format!("/audit-records?kind=units&action=change&subject_id={office}");
    let page = admin.get(&format!("{path}&limit=2&with_total=true")).await.expect(200);
    assert_eq!(page.json["total"], 3);
    let newest = &page.items()[0];
    assert_eq!((&newest["before"]["minimum_on_duty"], &newest["after"]["minimum_on_duty"]), (&json!(3), &json!(4)));
    assert_eq!((&newest["account_name"], &newest["facts"]), (&json!("Quản trị hệ thống"), &Value::Null));
    let rest = admin.get(&format!("{path}&limit=2&cursor={}", page.text("next_cursor"))).await.expect(200);
    assert_eq!(rest.items()[0]["after"]["minimum_on_duty"], 2);
    let me = admin.get("/auth/me").await.expect(200).text("account_id");
    for (filter, found) in [
        ("from=2026-07-02", 0),
        ("to=2026-06-30", 0),
        ("from=2026-07-01&to=2026-07-01", 3),
        ("q=QUAN%20tri%20he%20thong", 3),
        ("q=phong", 0),
    ] {
        let answer = admin.get(&format!("{path}&account_id={me}&{filter}")).await.expect(200);
        assert_eq!(answer.items().len(), found, "{filter}");
    }
    let signed_in = admin.get("/audit-records?action=sign_in&limit=1").await.expect(200);
    assert!(signed_in.items()[0]["facts"]["session_id"].is_string());
    let read = world.staff_id("chuyenvien");
    world.person("dieuphoi").await.get(&format!("/staff/{read}")).await.expect(200);
    let readings = admin.get(&format!("/access-records?subject_id={read}&q=tran%20thi%20hoa")).await.expect(200);
    assert_eq!(readings.items()[0]["account_name"], "Đỗ Thu Hương");
    assert_eq!(readings.items()[0]["subject_name"], "Trần Thị Hoà");
    world.person("chutich").await.get("/audit-records").await.refused(403, "forbidden");
}

/// What stands in two columns of the first row of a list's workbook.
fn first_row<const N: usize>(answer: &Answer, columns: [u32; N]) -> [String; N] {
    let book = sheets::read(&answer.bytes).expect("it reads");
    columns.map(|column| book.sheets[0].own(3, column).map(sheets::Cell::shown).unwrap_or_default())
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r41_both_records_go_out_in_words_and_a_code_that_has_none_as_it_is(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let admin = world.person("quantri").await;
    let office = world.unit(OFFICE).await;
    admin.patch(&format!("/units/{office}"), json!({ "minimum_on_duty": 2 })).await.expect(200);
    let changes = format!("/audit-records/workbook?subject_id={office}&action=change");
    let row = first_row(&admin.get(&changes).await.expect(200), [4, 5, 6]);
    assert_eq!(row, ["Sửa", "Đơn vị", "Phòng Văn hoá - Xã hội"]);
    let read = world.staff_id("chuyenvien");
    world.person("dieuphoi").await.get(&format!("/staff/{read}")).await.expect(200);
    let readings = format!("/access-records/workbook?subject_id={read}&kind=staff");
    let reading = admin.get(&readings).await.expect(200);
    assert_eq!(first_row(&reading, [2, 3]), ["Trần Thị Hoà", "Cán bộ"]);
    // As a version before this one might have written it.
    let former =
        "UPDATE audit_records SET kind = 'offices', action = 'alter' WHERE kind = 'units' AND action = 'change'";
    world
        .database
        .write_now(|connection| {
            use diesel::connection::SimpleConnection as _;
            Ok(connection.batch_execute(former)?)
        })
        .expect("a record of former days");
    let page = admin.get("/audit-records?kind=offices&action=alter").await.expect(200);
    assert_eq!((&page.items()[0]["kind"], &page.items()[0]["action"]), (&json!("offices"), &json!("alter")));
    let sheet = admin.get("/audit-records/workbook?kind=offices").await.expect(200);
    assert_eq!(first_row(&sheet, [4, 5]), ["alter", "offices"]);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r41_a_record_that_was_tampered_with_is_named(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let verdict = || world.database.read_now(backend::journal::verify).expect("the chain is read");
    assert!(verdict().is_ok());
    for (statement, number, what) in [
        ("UPDATE audit_records SET payload = NULL WHERE number = 2", 0, ""),
        ("UPDATE audit_records SET payload = '{}' WHERE number = 4", 4, "payload changed"),
        ("UPDATE audit_records SET account_name = 'ai đó' WHERE number = 3", 3, "record changed"),
        ("DELETE FROM audit_records WHERE number = 1", 1, "missing"),
    ] {
        world
            .database
            .write_now(|connection| {
                use diesel::connection::SimpleConnection as _;
                Ok(connection.batch_execute(statement)?)
            })
            .expect("somebody with the database in his hands");
        match verdict() {
            // What the law has erased leaves the chain whole.
            Ok(_) => assert_eq!(number, 0, "{statement}"),
            Err(broken) => assert_eq!((broken.number, broken.what), (number, what), "{statement}"),
        }
    }
}
