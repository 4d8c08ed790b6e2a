//! API clients and their tokens.

use rstest::rstest;
use serde_json::json;
use tests::{Kind, Program, World};

const WARD: &str = "UBND phường Thạch Khôi";

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r38_a_program_gets_a_token_with_its_secret_and_nothing_else(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let ward = world.unit(WARD).await;
    let program = world.client(&["sync:read", "sync:ack"], &ward).await;

    let token = program.ask(&world, None).await.expect(200);
    assert_eq!(token.text("token_type"), "Bearer");
    assert_eq!(token.text("scope"), "sync:read sync:ack");
    assert_eq!(token.json["expires_in"], 600);
    assert_eq!(token.header("cache-control"), "no-store");

    let refused = Program { secret: "wrong".to_owned(), ..program.clone() }.ask(&world, None).await.expect(401);
    assert_eq!(refused.json, json!({ "error": "invalid_client" }));
    assert!(refused.header("www-authenticate").starts_with("Basic "), "{}", refused.header("www-authenticate"));
    assert_eq!(refused.header("content-type"), "application/json");
    let unknown = Program { client_id: ward.clone(), ..program.clone() };
    assert_eq!(unknown.ask(&world, None).await.expect(401).text("error"), "invalid_client");
    assert_eq!(program.ask(&world, Some("sync:read:personal")).await.expect(400).text("error"), "invalid_scope");
    assert_eq!(program.ask(&world, Some("everything")).await.expect(400).text("error"), "invalid_scope");

    let nobody = world.nobody();
    let post = || nobody.request(reqwest::Method::POST, "/oauth/token");
    let form = "application/x-www-form-urlencoded";
    let other = post()
        .basic_auth(&program.client_id, Some(&program.secret))
        .header("content-type", form)
        .body("grant_type=password");
    assert_eq!(nobody.send(other).await.expect(400).text("error"), "unsupported_grant_type");
    let nothing = post().header("content-type", form).body("grant_type=client_credentials");
    assert_eq!(nobody.send(nothing).await.expect(401).text("error"), "invalid_client");
    let no_form = post().json(&json!({ "grant_type": "client_credentials" }));
    assert_eq!(nobody.send(no_form).await.expect(400).text("error"), "invalid_request");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r38_two_secrets_are_valid_at_a_time_so_that_they_can_be_rotated(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let ward = world.unit(WARD).await;
    let admin = world.person("quantri").await;
    let old = world.client(&["sync:read"], &ward).await;
    let secrets = format!("/clients/{}/secrets", old.client_id);
    admin.post(&secrets, json!({ "expires_at": "2026-06-01T00:00:00Z" })).await.refused(422, "invalid");
    let made = admin.post(&secrets, json!({ "expires_at": "2026-08-01T00:00:00Z" })).await.expect(201);
    assert_eq!(made.header("cache-control"), "no-store");
    let new = Program { secret: made.text("secret"), secret_id: made.id(), ..old.clone() };
    admin.post(&secrets, json!({})).await.refused(409, "too_many_secrets");

    old.ask(&world, None).await.expect(200);
    new.ask(&world, None).await.expect(200);
    admin.delete(&format!("{secrets}/{}", old.secret_id)).await.expect(204);
    admin.delete(&format!("{secrets}/{}", old.secret_id)).await.refused(404, "not_found");
    old.ask(&world, None).await.expect(401);
    new.ask(&world, None).await.expect(200);

    let shown = admin.get(&format!("/clients/{}", old.client_id)).await.expect(200);
    assert_eq!(shown.json["secrets"].as_array().map(Vec::len), Some(1));
    assert!(!String::from_utf8_lossy(&shown.bytes).contains(&new.secret), "a secret is shown once");
    let records = world
        .database
        .read_now(|connection| {
            use diesel::prelude::*;
            let rows: Vec<Option<String>> = backend::db::schema::audit_records::table
                .select(backend::db::schema::audit_records::payload)
                .load(connection)?;
            Ok(rows)
        })
        .expect("the record is read");
    assert!(!records.iter().flatten().any(|payload| payload.contains(&new.secret)), "nor does it go on record");

    world.go_to("2026-07-31");
    new.ask(&world, None).await.expect(200);
    world.go_to("2026-08-01");
    new.ask(&world, None).await.expect(401);
    // An expired one makes room.
    let admin = world.person("quantri").await;
    admin.post(&secrets, json!({})).await.expect(201);
    admin.post(&secrets, json!({})).await.expect(201);
    admin.post(&secrets, json!({})).await.refused(409, "too_many_secrets");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn a_secret_is_kept_for_no_idempotency_key(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let ward = world.unit(WARD).await;
    let admin = world.person("quantri").await;
    let client = world.client(&["sync:read"], &ward).await;
    let ask = || {
        let path = format!("/clients/{}/secrets", client.client_id);
        admin.request(reqwest::Method::POST, &path).header("idempotency-key", "key-1").json(&json!({}))
    };
    admin.send(ask()).await.expect(201);
    admin.send(ask()).await.refused(409, "idempotency_answer_lost");
    let shown = admin.get(&format!("/clients/{}", client.client_id)).await.expect(200);
    assert_eq!(shown.json["secrets"].as_array().map(Vec::len), Some(2));
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r42_people_do_not_pull_and_programs_do_nothing_else(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let ward = world.unit(WARD).await;
    let client = world.client(&["sync:read"], &ward).await;
    let program = client.sign_in(&world).await;
    program.get("/sync/units").await.expect(200);
    for path in ["/units", "/clients", "/auth/me", "/pull-status", "/catalogue/programmes", "/working-days"] {
        let answer = program.get(path).await;
        assert!(answer.status == 403 || answer.status == 404, "{path}: {}", answer.status);
    }
    program.post("/units", json!({})).await.refused(403, "forbidden");
    program.post("/sync/acknowledgements", json!({ "kind": "units", "through": 0 })).await.refused(403, "forbidden");
    for user_name in ["quantri", "dieuphoi", "chutich", "sonoivu"] {
        let person = world.person(user_name).await;
        for path in ["/sync", "/sync/units", "/sync/changes", "/sync/units/digest"] {
            person.get(path).await.refused(403, "forbidden");
        }
        if user_name != "quantri" {
            person.get("/clients").await.refused(403, "forbidden");
        }
    }
    world.nobody().get("/sync/units").await.refused(401, "sign_in_required");

    let admin = world.person("quantri").await;
    admin.patch(&format!("/clients/{}", client.client_id), json!({ "active": false })).await.expect(200);
    program.get("/sync/units").await.refused(401, "token_invalid");
    client.ask(&world, None).await.expect(401);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn an_administrator_keeps_the_list_of_clients(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let ward = world.unit(WARD).await;
    let admin = world.person("quantri").await;
    let wrong =
        json!({ "name": "", "unit_id": "0190a6f0-0000-7000-8000-000000000000", "scopes": ["all"], "colour": 1 });
    let refused = admin.post("/clients", wrong).await.refused(422, "bad_schema");
    assert_eq!(
        refused.faults(),
        [("/colour", "unknown_field"), ("/name", "blank"), ("/scopes/0", "not_in_list")]
            .map(|(pointer, code)| (pointer.to_owned(), code.to_owned()))
    );
    let elsewhere = json!({ "name": "A", "unit_id": "0190a6f0-0000-7000-8000-000000000000", "scopes": ["sync:read"] });
    let refused = admin.post("/clients", elsewhere).await.refused(422, "invalid");
    assert_eq!(refused.faults(), [("/unit_id".to_owned(), "unknown_reference".to_owned())]);
    let client = world.client(&["sync:ack", "sync:read", "sync:read"], &ward).await;
    let path = format!("/clients/{}", client.client_id);
    let changed = admin.patch(&path, json!({ "name": "Kho dữ liệu" })).await.expect(200);
    assert_eq!(changed.json["scopes"], json!(["sync:read", "sync:ack"]));
    let found = admin.get("/clients?q=kho%20du%20lieu&active=true&with_total=true").await.expect(200);
    assert_eq!(found.json["total"], 1);
    assert_eq!(found.items()[0]["last_used_at"], json!(null));
    client.sign_in(&world).await;
    assert_ne!(admin.get("/clients").await.expect(200).items()[0]["last_used_at"], json!(null));
    assert!(world.database.read_now(backend::journal::verify).expect("the chain is read").is_ok());
}
