//! Signing in, for people.

use rstest::rstest;
use serde_json::json;
use tests::{Kind, World};

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r42_a_token_lives_ten_minutes_and_is_refreshed_by_the_cookie(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let person = world.nobody();
    person
        .post("/auth/login", json!({ "user_name": "quantri", "password": "sai mật khẩu rồi" }))
        .await
        .refused(401, "sign_in_failed");
    let answer = person
        .post("/auth/login", json!({ "user_name": "QuanTri", "password": "sông Sặt chiều 30" }))
        .await
        .expect(200);
    let cookie = answer.header("set-cookie");
    assert!(
        cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict") && cookie.contains("Path=/api/v1/auth"),
        "{cookie}"
    );
    let signed_in = person.with_token(&answer.text("access_token"));
    let me = signed_in.get("/auth/me").await.expect(200);
    assert_eq!(me.json["roles"][0]["role"], "admin");
    world.clock.set(world_now(&world).plus_seconds(601));
    signed_in.get("/auth/me").await.refused(401, "token_expired");
    let fresh = person.post_nothing("/auth/refresh").await.expect(200);
    person.with_token(&fresh.text("access_token")).get("/auth/me").await.expect(200);
    person.post_nothing("/auth/logout").await.expect(204);
    person.post_nothing("/auth/refresh").await.refused(401, "session_ended");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r42_failures_slow_an_account_down(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let person = world.nobody();
    for _ in 0..5 {
        person
            .post("/auth/login", json!({ "user_name": "chutich", "password": "x" }))
            .await
            .refused(401, "sign_in_failed");
    }
    let right = json!({ "user_name": "chutich", "password": "sông Sặt chiều 30" });
    let slowed = person.post("/auth/login", right.clone()).await.refused(429, "too_many_requests");
    assert_eq!(slowed.header("retry-after"), "5");
    world.clock.set(world_now(&world).plus_seconds(6));
    person.post("/auth/login", right).await.expect(200);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r42_an_old_refresh_token_ends_the_family(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let person = world.nobody();
    let answer = person
        .post("/auth/login", json!({ "user_name": "quantri", "password": "sông Sặt chiều 30" }))
        .await
        .expect(200);
    let stolen = answer.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
    person.post_nothing("/auth/refresh").await.expect(200);
    world.clock.set(world_now(&world).plus_seconds(31));
    let thief = world.nobody();
    let request = thief.request(reqwest::Method::POST, "/auth/refresh").header("cookie", stolen);
    thief.send(request).await.refused(401, "session_ended");
    person.post_nothing("/auth/refresh").await.refused(401, "session_ended");
}

fn world_now(world: &World) -> backend::kernel::Instant {
    use backend::kernel::Clock as _;
    world.clock.now()
}
