//! The small client of the page for the city's developers, against a real server.

use rstest::rstest;
use serde_json::json;
use tests::{Kind, World};

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r38_the_small_client_keeps_a_whole_copy(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let ward = world.unit("UBND phường Thạch Khôi").await;
    let program = world.client(&["sync:read", "sync:read:personal", "sync:ack"], &ward).await;
    let copy = std::env::temp_dir().join(format!("copy-{}.sqlite", program.client_id));
    let run = async || {
        let output = tokio::process::Command::new("python3")
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/../openapi/clients/pull.py"))
            .arg(&world.base)
            .arg(&copy)
            .env("CLIENT_ID", &program.client_id)
            .env("CLIENT_SECRET", &program.secret)
            .output()
            .await
            .expect("python3 runs; tests/run installs it where it is missing");
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{told}{}", String::from_utf8_lossy(&output.stderr));
        told
    };
    let first = run().await;
    assert_eq!(first.matches(", whole").count(), 14, "{first}");
    let admin = world.person("quantri").await;
    admin.patch(&format!("/units/{ward}"), json!({ "name": "Phường Thạch Khôi" })).await.expect(200);
    let second = run().await;
    assert_ne!(first, second);
    // Other rights than before: 410, and the client starts over by itself, with the unit and the ward above it.
    let office = world.unit("Phòng Văn hoá - Xã hội").await;
    admin.patch(&format!("/clients/{}", program.client_id), json!({ "unit_id": office })).await.expect(200);
    let third = run().await;
    assert!(third.contains("units: 2 records"), "{third}");
    let status = world.person("dieuphoi").await.get("/pull-status").await.expect(200);
    assert_eq!(status.json["items"][0]["kinds"][0]["waiting"], 0);
    let _ = std::fs::remove_file(copy);
}
