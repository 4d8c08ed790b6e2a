//! The table of holidays and swapped days.

use rstest::rstest;
use serde_json::{Value, json};
use tests::{Kind, World};

fn days(items: &[Value]) -> Vec<(&str, &str)> {
    items
        .iter()
        .map(|item| (item["day"].as_str().unwrap_or_default(), item["name"].as_str().unwrap_or_default()))
        .collect()
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r02_the_holidays_until_2031_are_there_from_the_start(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let staff = world.person("chuyenvien").await;
    let spring = staff.get("/working-days?from=2027-02-01&to=2027-05-31").await.expect(200);
    assert_eq!(
        days(spring.items()),
        [
            ("2027-02-05", "Tết Nguyên đán"),
            ("2027-02-06", "Tết Nguyên đán"),
            ("2027-02-07", "Tết Nguyên đán"),
            ("2027-02-08", "Tết Nguyên đán"),
            ("2027-02-09", "Tết Nguyên đán"),
            ("2027-02-10", "Nghỉ bù Tết Nguyên đán"),
            ("2027-02-11", "Nghỉ bù Tết Nguyên đán"),
            ("2027-04-16", "Giỗ Tổ Hùng Vương"),
            ("2027-04-30", "Ngày Chiến thắng 30/4"),
            ("2027-05-01", "Ngày Quốc tế Lao động"),
            ("2027-05-03", "Nghỉ bù Ngày Quốc tế Lao động"),
        ]
    );
    let culture = staff.get("/working-days/2026-11-24").await.expect(200);
    assert_eq!((culture.text("kind"), culture.text("name")), ("holiday".into(), "Ngày Văn hóa Việt Nam".into()));
    staff.get("/working-days/2026-11-25").await.refused(404, "not_found");
    staff.get("/working-days/hom-nay").await.refused(404, "not_found");
    // Page by page, both databases give the same days.
    let mut seen = Vec::new();
    let mut next = "/working-days?limit=7&from=2031-01-01".to_owned();
    loop {
        let page = staff.get(&next).await.expect(200);
        seen.extend(page.items().iter().map(|item| item["day"].as_str().unwrap_or_default().to_owned()));
        let Some(cursor) = page.json["next_cursor"].as_str() else { break };
        next = format!("/working-days?limit=7&from=2031-01-01&cursor={cursor}");
    }
    assert_eq!(seen.len(), 14);
    assert!(seen.is_sorted());
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r02_the_coordinator_swaps_a_saturday_and_nobody_overwrites_it_unseen(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let path = "/working-days/2026-08-22";
    let body = json!({ "kind": "swapped_working", "name": "Làm bù ngày 31/8" });
    world.person("truongphong").await.put(path, body.clone()).await.refused(403, "forbidden");
    let made = coordinator.put(path, body.clone()).await.expect(200);
    assert_eq!(made.text("kind"), "swapped_working");
    let blind = coordinator.request(reqwest::Method::PUT, path).json(&body);
    coordinator.send(blind).await.refused(428, "precondition_required");
    coordinator.put(path, json!({ "kind": "holiday", "name": "Nghỉ bão" })).await.expect(200);
    let late = coordinator.request(reqwest::Method::PUT, path).header("if-match", made.header("etag")).json(&body);
    coordinator.send(late).await.refused(412, "stale");
    let wrong = coordinator.put(path, json!({ "kind": "strike", "name": "" })).await.refused(422, "bad_schema");
    assert_eq!(wrong.faults(), [("/kind".into(), "not_in_list".into()), ("/name".into(), "blank".into())]);
    coordinator.delete(path).await.expect(204);
    coordinator.get(path).await.refused(404, "not_found");
}
