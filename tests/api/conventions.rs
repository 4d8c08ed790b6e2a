//! What holds for every operation: problem details, parameters, sizes, methods, headers.

use reqwest::Method;
use rstest::rstest;
use serde_json::json;
use tests::{Kind, World};

fn pair(pointer: &str, code: &str) -> (String, String) {
    (pointer.to_owned(), code.to_owned())
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn a_problem_tells_every_fault_in_the_readers_language(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let admin = world.person("quantri").await;
    let body = json!({ "kind": "palace", "name": "", "minimum_on_duty": "three", "colour": "red" });
    let vietnamese = admin.post("/units", body.clone()).await.refused(422, "bad_schema");
    assert_eq!(
        vietnamese.faults(),
        [
            pair("/colour", "unknown_field"),
            pair("/kind", "not_in_list"),
            pair("/minimum_on_duty", "wrong_type"),
            pair("/name", "blank"),
        ]
    );
    assert_eq!(vietnamese.header("content-language"), "vi");
    assert_eq!(vietnamese.json["detail"], "Nội dung gửi lên không đúng mẫu quy định.");
    assert_eq!(vietnamese.json["type"], format!("{}/problems/bad_schema", world.base));
    let request = admin.request(Method::POST, "/units").header("accept-language", "en-GB,vi;q=0.5").json(&body);
    let english = admin.send(request).await.refused(422, "bad_schema");
    assert_eq!((english.header("content-language"), &english.json["status"]), ("en".to_owned(), &json!(422)));
    assert_eq!(english.json["detail"], "The body does not follow its schema.");
    let page = world.nobody().get("/problems/bad_schema").await.expect(200);
    let page = String::from_utf8(page.bytes).expect("text");
    assert!(page.contains("không đúng mẫu") && page.contains("does not follow") && page.contains("422"), "{page}");
    world.nobody().get("/problems/no_such_code").await.refused(404, "not_found");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn what_cannot_be_read_in_an_address_is_named(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let admin = world.person("quantri").await;
    let path = "/units?limit=0&cursor=%25&colour=red&kind=palace&parent_id=x&with_total=maybe&kind=ward";
    let refused = admin.get(path).await.refused(400, "bad_parameter");
    assert_eq!(
        refused.faults(),
        [
            pair("/query/colour", "unknown_parameter"),
            pair("/query/cursor", "cursor_unreadable"),
            pair("/query/kind", "invalid_value"),
            pair("/query/kind", "repeated_parameter"),
            pair("/query/limit", "limit_out_of_range"),
            pair("/query/parent_id", "invalid_value"),
            pair("/query/with_total", "invalid_value"),
        ]
    );
    let refused = admin.get("/units?sort=-age,name").await.refused(400, "bad_parameter");
    assert_eq!(refused.faults(), [pair("/query/sort", "unknown_sort")]);
    assert!(refused.json["errors"][0]["detail"].as_str().is_some_and(|text| text.contains("position, name, kind")));
    let page = admin.get("/units?limit=1&sort=name").await.expect(200);
    let other = format!("/units?limit=1&sort=position&cursor={}", page.text("next_cursor"));
    assert_eq!(
        admin.get(&other).await.refused(400, "bad_parameter").faults(),
        [pair("/query/cursor", "cursor_unreadable")]
    );
    admin.get("/units/not-an-id").await.refused(404, "not_found");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn pages_go_on_where_they_stopped_and_none_is_lost(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let admin = world.person("quantri").await;
    let all = admin.get("/units?limit=200&sort=-kind,name&with_total=true").await.expect(200);
    let ids = |answer: &tests::Answer| {
        answer.items().iter().filter_map(|unit| unit["id"].as_str().map(str::to_owned)).collect::<Vec<_>>()
    };
    assert_eq!(all.json["total"], all.items().len());
    let mut found = Vec::new();
    let mut path = "/units?limit=3&sort=-kind,name".to_owned();
    loop {
        let page = admin.get(&path).await.expect(200);
        assert!(page.json.get("total").is_none());
        found.extend(ids(&page));
        let Some(cursor) = page.json["next_cursor"].as_str() else { break };
        path = format!("/units?limit=3&sort=-kind,name&cursor={cursor}");
    }
    assert_eq!(found, ids(&all));
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn bodies_are_refused_by_size_type_and_form(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let admin = world.person("quantri").await;
    let post = |kind: &'static str, body: String| {
        admin.request(Method::POST, "/units").header("content-type", kind).body(body)
    };
    let large = format!("{{\"name\": \"{}\"}}", "a".repeat(1024 * 1024));
    admin.send(post("application/json", large)).await.refused(413, "too_large");
    admin.send(post("text/plain", "{}".to_owned())).await.refused(415, "unsupported_media_type");
    admin.send(post("application/json", "{\"name\": ".to_owned())).await.refused(400, "bad_json");
    let control = json!({ "kind": "department", "name": "Phòng\u{7}" });
    let refused = admin.post("/units", control).await.refused(422, "bad_schema");
    assert!(refused.faults().contains(&pair("/name", "control_character")), "{:?}", refused.faults());
    // Nobody is told of his faults who may not do it anyway.
    let observer = world.person("sonoivu").await;
    let request = observer.request(Method::POST, "/units").header("content-type", "text/plain").body("{");
    observer.send(request).await.refused(403, "forbidden");
    let request = world.nobody().request(Method::POST, "/units").header("content-type", "text/plain").body("{");
    world.nobody().send(request).await.refused(401, "sign_in_required");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn methods_and_addresses_are_told_apart(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let admin = world.person("quantri").await;
    let refused = admin.send(admin.request(Method::DELETE, "/units")).await.refused(405, "method_not_allowed");
    let mut allowed: Vec<String> = refused.header("allow").split(", ").map(str::to_owned).collect();
    allowed.sort();
    assert_eq!(allowed, ["GET", "POST"]);
    admin.get("/palaces").await.refused(404, "not_found");
    world.nobody().get("/units").await.refused(401, "sign_in_required");
    assert_eq!(world.nobody().get("/units").await.header("www-authenticate"), "Bearer");
    let stranger = world.nobody().with_token("eyJhbGciOiJub25lIn0.e30.");
    stranger.get("/units").await.refused(401, "token_invalid");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn answers_carry_their_request_and_how_long_they_hold(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let admin = world.person("quantri").await;
    let ask = |id: &'static str| admin.request(Method::GET, "/units").header("x-request-id", id);
    let answer = admin.send(ask("of-the-caller-1")).await.expect(200);
    assert_eq!(answer.header("x-request-id"), "of-the-caller-1");
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    let unsound = admin.send(ask("has spaces, and more")).await.expect(200).header("x-request-id");
    assert_eq!(unsound.len(), 36, "an id of our own: {unsound}");
    assert_eq!(world.nobody().get("/units").await.header("x-request-id").len(), 36);

    let office = world.unit("Phòng Văn hoá - Xã hội").await;
    let path = format!("/units/{office}");
    let first = admin.get(&path).await.expect(200);
    let again = |tag: String| admin.request(Method::GET, &path).header("if-none-match", tag);
    let unchanged = admin.send(again(first.header("etag"))).await.expect(304);
    assert_eq!((unchanged.bytes.len(), unchanged.header("etag")), (0, first.header("etag")));
    admin.patch(&path, json!({ "minimum_on_duty": 2 })).await.expect(200);
    let changed = admin.send(again(first.header("etag"))).await.expect(200);
    assert_ne!(changed.header("etag"), first.header("etag"));
    let keys = world.nobody().get("/.well-known/jwks.json").await.expect(200);
    assert_eq!(keys.json["keys"][0]["crv"], "Ed25519");
    world.nobody().get("/healthz").await.expect(200);
    world.nobody().get("/readyz").await.expect(200);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn head_answers_what_get_does_without_the_body(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let letter =
        json!({ "number": "1/SNV", "issued_on": "2026-06-25", "issuer": "Sở Nội vụ", "subject": "V/v cử người" });
    let letter = coordinator.post("/official-letters", letter).await.expect(201).id();
    let scan = reqwest::multipart::Part::bytes(b"%PDF-1.4\n%%EOF\n".to_vec()).file_name("cong-van.pdf");
    let form = reqwest::multipart::Form::new().part("file", scan);
    coordinator.upload(&format!("/official-letters/{letter}/file"), form).await.expect(200);
    let program = world.program(&["sync:read", "sync:ack"], "UBND phường Thạch Khôi").await;
    let of_letter = format!("/official-letters/{letter}");
    for (who, path) in [
        (&coordinator, "/official-letters?limit=5"),
        (&coordinator, of_letter.as_str()),
        (&coordinator, &format!("{of_letter}/file")),
        (&coordinator, "/official-letters/01981f2e-7c00-7000-8000-000000000001"),
        (&coordinator, "/accounts"),
        (&program, "/sync"),
        (&program, "/sync/units"),
        (&program, "/sync/units?limit=0"),
        (&world.nobody(), "/units"),
        (&world.nobody(), "/readyz"),
    ] {
        let head = who.send(who.request(Method::HEAD, path)).await;
        assert!(head.bytes.is_empty(), "{path}");
        let get = who.get(path).await;
        let headers = |answer: &tests::Answer| {
            let mut headers = answer.headers.clone();
            for changing in ["date", "x-request-id", "ratelimit"] {
                headers.remove(changing);
            }
            headers
        };
        assert_eq!((head.status, headers(&head)), (get.status, headers(&get)), "{path}");
        assert!(!get.bytes.is_empty(), "{path}");
    }
    coordinator.send(coordinator.request(Method::HEAD, "/auth/login")).await.expect(405);
    // Looking is not taking: nothing was handed out of what was only looked at.
    program.send(program.request(Method::HEAD, "/sync/staff")).await.expect(200);
    let told = json!({ "kind": "staff", "through": 1 });
    program.post("/sync/acknowledgements", told).await.refused(422, "invalid");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn a_kept_answer_is_old_once_another_thing_that_it_names_is_called_otherwise(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let admin = world.person("quantri").await;
    let coordinator = world.person("dieuphoi").await;
    let office = world.unit("Phòng Văn hoá - Xã hội").await;
    let listed = coordinator.get(&format!("/staff?unit_id={office}&limit=1")).await.expect(200);
    let person = format!("/staff/{}", listed.json["items"][0]["id"].as_str().expect("somebody of the office"));
    let kept = coordinator.get(&person).await.expect(200);
    assert_eq!(kept.header("cache-control"), "private, no-cache");
    let again = || coordinator.request(Method::GET, &person).header("if-none-match", kept.header("etag"));
    coordinator.send(again()).await.expect(304);

    admin.patch(&format!("/units/{office}"), json!({ "name": "Phòng Văn hoá, Khoa học và Xã hội" })).await.expect(200);
    let told = coordinator.send(again()).await.expect(200);
    assert_eq!(told.json["unit_name"], "Phòng Văn hoá, Khoa học và Xã hội");
    assert_eq!(told.json["revision"], kept.json["revision"], "the person is the same");

    let change = |tag: String| {
        let request = coordinator.request(Method::PATCH, &person).header("if-match", tag);
        let request = request.header("content-type", "application/merge-patch+json");
        coordinator.send(request.body(r#"{"field_of_study":"Luật"}"#))
    };
    let changed = change(kept.header("etag")).await.expect(200);
    assert_eq!(changed.header("cache-control"), "no-store", "an answer to a change is no copy to keep");
    change(kept.header("etag")).await.refused(412, "stale");
    change(format!("\"r{}\"", changed.json["revision"])).await.expect(200);
}
