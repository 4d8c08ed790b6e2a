//! Official letters and their scans.

use reqwest::multipart::{Form, Part};
use rstest::rstest;
use serde_json::{Value, json};
use tests::{Kind, World};

fn letter() -> Value {
    json!({
        "number": "1234/SNV-CCVC", "issued_on": "2026-06-25", "issuer": "Sở Nội vụ thành phố Hải Phòng",
        "subject": "V/v cử cán bộ, công chức bồi dưỡng kỹ năng số", "quota": 4
    })
}

fn form(name: &str, content: Vec<u8>) -> Form {
    Form::new().part("file", Part::bytes(content).file_name(name.to_owned()))
}

/// A PDF by its first bytes, longer than two chunks.
fn pdf() -> Vec<u8> {
    let mut content = b"%PDF-1.7\n".to_vec();
    content.extend((0..600_000_u32).map(|number| (number % 251) as u8));
    content
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r22_a_letter_keeps_its_scan_checked_by_content(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let made = coordinator.post("/official-letters", letter()).await.expect(201);
    assert_eq!(made.json["file"], json!(null));
    let path = format!("/official-letters/{}", made.id());
    let file = format!("{path}/file");
    coordinator.get(&file).await.refused(404, "not_found");
    for (name, content, status, code) in [
        ("cong-van.pdf", b"MZ\x90\0 a program".to_vec(), 422, "file_type_refused"),
        ("cong-van.pdf", b"PK\x03\x04".to_vec(), 422, "file_type_refused"),
        ("trang.html", b"<html>".to_vec(), 422, "file_type_refused"),
        ("rong.pdf", Vec::new(), 422, "file_empty"),
        ("to.pdf", [b"%PDF-1.7".to_vec(), vec![0; 10 * 1024 * 1024]].concat(), 413, "file_too_large"),
    ] {
        coordinator.upload(&file, form(name, content)).await.refused(status, code);
    }
    assert_eq!(coordinator.get(&path).await.expect(200).json["file"], json!(null));
    let sent = coordinator.upload(&file, form("Công văn số 1234.exe", pdf())).await.expect(200);
    assert_eq!(sent.json["file"]["name"], "Công văn số 1234.exe.pdf");
    assert_eq!(
        (&sent.json["file"]["content_type"], &sent.json["file"]["size"]),
        (&json!("application/pdf"), &json!(600_009))
    );
    let head = world.person("truongphong").await;
    let read = head.get(&file).await.expect(200);
    assert_eq!(read.bytes, pdf());
    assert_eq!(read.header("content-type"), "application/pdf");
    assert_eq!(read.header("x-content-type-options"), "nosniff");
    assert_eq!(read.header("cache-control"), "no-store");
    let disposition = read.header("content-disposition");
    assert!(disposition.starts_with("attachment; filename*=UTF-8''C%C3%B4ng%20v%C4%83n"), "{disposition}");
    let second = coordinator.upload(&file, form("scan.png", b"\x89PNG\r\n\x1A\n rest".to_vec())).await.expect(200);
    assert_eq!(second.json["file"]["content_type"], "image/png");
    coordinator.post(&file, json!({})).await.refused(415, "unsupported_media_type");
    // Whoever is neither coordinator, head nor leader learns nothing of who was summoned.
    world.person("chuyenvien").await.get(&file).await.refused(403, "forbidden");
    world.nobody().get(&file).await.refused(401, "sign_in_required");
    head.upload(&file, form("khac.pdf", pdf())).await.refused(403, "forbidden");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r22_a_letter_stands_behind_a_course_and_gives_its_seats(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let made = coordinator.post("/official-letters", letter()).await.expect(201);
    let path = format!("/official-letters/{}", made.id());
    let found = coordinator.get("/official-letters?q=snv-ccvc&from=2026-06-01&to=2026-06-30").await.expect(200);
    assert_eq!(found.items().len(), 1);
    assert_eq!(coordinator.get("/official-letters?to=2026-06-01").await.expect(200).items().len(), 0);
    let tomorrow = coordinator.patch(&path, json!({ "issued_on": "2026-07-02" })).await.refused(422, "invalid");
    assert_eq!(tomorrow.faults(), [("/issued_on".into(), "implausible_day".into())]);
    let changed = coordinator.patch(&path, json!({ "quota": 6 })).await.expect(200);
    let late = coordinator.request(reqwest::Method::PATCH, &path).header("if-match", made.header("etag"));
    coordinator.send(late.json(&json!({ "quota": 7 }))).await.refused(412, "stale");
    let programmes = coordinator.get("/programmes?kind=skill&limit=1").await.expect(200);
    let body = json!({
        "programme_id": programmes.items()[0]["id"], "letter_id": changed.id(), "organiser": "Sở Nội vụ",
        "origin": "quota", "mode": "online", "first_day": "2026-09-08", "last_day": "2026-09-10"
    });
    let course = coordinator.post("/courses", body.clone()).await.expect(201);
    assert_eq!(course.json["seats"], 6);
    assert_eq!(course.json["letter"]["number"], "1234/SNV-CCVC");
    let listed = coordinator.get(&format!("/courses?letter_id={}", changed.id())).await.expect(200);
    assert_eq!(listed.items().len(), 1);
    let mut other = body;
    other["letter_id"] = json!("0190a000-0000-7000-8000-000000000000");
    let refused = coordinator.post("/courses", other).await.refused(422, "invalid");
    assert_eq!(refused.faults(), [("/letter_id".into(), "unknown_reference".into())]);
    world.person("truongphong").await.post("/official-letters", letter()).await.refused(403, "forbidden");
}
