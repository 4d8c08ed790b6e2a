//! Swagger UI: usable by people and programs, and everything comes from the program itself.

use tests::{Kind, World};

#[actix_web::test]
async fn the_documentation_comes_from_this_host_alone() {
    let world = World::start(Kind::Sqlite).await;
    let reader = world.nobody();
    let answer = reader.get("/docs/").await.expect(200);
    let policy = answer.header("content-security-policy");
    assert!(policy.contains("default-src 'none'") && policy.contains("script-src 'self'"), "{policy}");
    assert!(!policy.contains("http") && !policy.contains('*') && !policy.contains("unsafe"), "{policy}");
    let page = String::from_utf8(answer.bytes).expect("text");
    let mut assets = 0;
    for part in page.split(['"', '\'']) {
        assert!(!part.contains("://") && !part.starts_with("//"), "another host: {part}");
        if part.ends_with(".js") || part.ends_with(".css") || part.ends_with(".png") {
            assets += 1;
            let asset = reader.get(&format!("/docs/{part}")).await.expect(200);
            assert!(!asset.bytes.is_empty(), "{part}");
            let expected = if part.ends_with(".js") {
                "text/javascript"
            } else if part.ends_with(".css") {
                "text/css"
            } else {
                "image/png"
            };
            assert!(asset.header("content-type").starts_with(expected), "{part}: {}", asset.header("content-type"));
        }
    }
    assert!(assets >= 5, "{page}");
    let initializer = String::from_utf8(reader.get("/docs/initializer.js").await.expect(200).bytes).expect("text");
    assert!(!initializer.contains("://"), "no other host");
    for own in ["/api/openapi.json", "/api/v1/auth/login", "/api/v1/oauth/token", "\"person\"", "\"program\""] {
        assert!(initializer.contains(own), "{own}");
    }
    // The address of people without the slash leads to the one with it; nothing else lies there.
    reader.get("/docs").await.expect(200);
    reader.get("/docs/no-such-file.js").await.refused(404, "not_found");
    reader.get("/docs/../Cargo.toml").await.expect(404);
}
