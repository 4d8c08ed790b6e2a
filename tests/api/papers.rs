//! Papers as documents to sign. How they look on a page is checked by `tests/papers`.

use rstest::rstest;
use serde_json::json;
use tests::{Answer, Kind};

use super::nominations::{ECONOMY, Ward};

const DOCUMENT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// Fails unless each of these begins a paragraph, one after the other.
#[track_caller]
fn says_in_order(answer: &Answer, beginnings: &[&str]) {
    let paragraphs = answer.paragraphs();
    let mut rest = paragraphs.iter();
    for beginning in beginnings {
        assert!(rest.any(|text| text.starts_with(beginning)), "no “{beginning}” in its place: {paragraphs:#?}");
    }
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r37_a_decision_is_a_paper_with_its_people_and_without_a_number_of_its_own(#[case] kind: Kind) {
    let ward = Ward::start(kind).await;
    let course = ward.course("own", json!({ "name": "Kỹ năng số cơ bản", "place": "Hội trường phường" })).await;
    let ids = ward.endorsed(&course, &["Lê Minh Đức", "Bùi Văn An"]).await;
    for id in &ids {
        ward.act(&ward.deputy_chair, id, "approval", json!({})).await.expect(200);
    }
    let body = json!({ "course_id": course, "kind": "decision", "nomination_ids": ids, "subject": "Cử công chức đi bồi dưỡng" });
    let decision = ward.coordinator.post("/decisions", body).await.expect(201);
    let path = format!("/decisions/{}/paper", decision.id());
    let paper = ward.coordinator.get(&path).await.expect(200);
    assert_eq!(paper.header("content-type"), DOCUMENT);
    assert_eq!(paper.header("cache-control"), "no-store");
    let named = paper.header("content-disposition").replace("%2D", "-");
    assert!(named.contains("quyet-dinh-cu-cong-chuc-di-boi-duong.docx"), "{named}");
    says_in_order(
        &paper,
        &[
            "ỦY BAN NHÂN DÂN",
            "PHƯỜNG THẠCH KHÔI",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Số:        /QĐ-UBND",
            "Thạch Khôi, ngày       tháng       năm 2026",
            "QUYẾT ĐỊNH",
            "Về việc cử công chức đi bồi dưỡng",
            "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG THẠCH KHÔI",
            "Căn cứ ",
            "Theo đề nghị của Trưởng phòng Văn hoá - Xã hội.",
            "QUYẾT ĐỊNH:",
            "Điều 1. Cử 02 công chức (có danh sách kèm theo) tham gia lớp “Kỹ năng số cơ bản”",
            "Thời gian: từ ngày 03/08/2026 đến ngày 05/08/2026.",
            "Địa điểm: Hội trường phường.",
            "Điều 2. ",
            "Điều 3. ",
            "Nơi nhận:",
            "- Như Điều 3;",
            "- Lưu: VT, VHXH.",
            "CHỦ TỊCH",
            "Phụ lục",
            "DANH SÁCH CÔNG CHỨC ĐƯỢC CỬ ĐI BỒI DƯỠNG",
            "(Kèm theo Quyết định số        /QĐ-UBND ngày       tháng       năm 2026)",
            ECONOMY,
            "Bùi Văn An",
            "Lê Minh Đức",
        ],
    );
    let number =
        json!({ "number": "05/QĐ-UBND", "signed_on": "2026-07-01", "signer_title": "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH" });
    ward.coordinator.patch(&format!("/decisions/{}", decision.id()), number).await.expect(200);
    let signed = ward.coordinator.get(&path).await.expect(200);
    says_in_order(
        &signed,
        &["Số: 05/QĐ-UBND", "Thạch Khôi, ngày 01 tháng 7 năm 2026", "QUYẾT ĐỊNH", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
    );
    ward.head.get(&path).await.expect(200);
    ward.world.person("giaovien").await.get(&path).await.refused(404, "not_found");
    let revocation = json!({
        "course_id": course, "kind": "revocation", "amends_id": decision.id(), "nomination_ids": [],
        "subject": "Thu hồi quyết định cử đi bồi dưỡng",
    });
    let revocation = ward.coordinator.post("/decisions", revocation).await.expect(201);
    let paper = ward.coordinator.get(&format!("/decisions/{}/paper", revocation.id())).await.expect(200);
    says_in_order(
        &paper,
        &[
            "Căn cứ Quyết định số 05/QĐ-UBND ngày 01 tháng 7 năm 2026",
            "Điều 1. Thu hồi Quyết định số 05/QĐ-UBND ngày 01 tháng 7 năm 2026",
            "Điều 2. Thủ trưởng",
        ],
    );
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r37_one_person_is_named_in_the_decision_itself(#[case] kind: Kind) {
    let ward = Ward::start(kind).await;
    let course = ward.course("own", json!({})).await;
    let ids = ward.endorsed(&course, &["Lê Minh Đức"]).await;
    ward.act(&ward.deputy_chair, &ids[0], "approval", json!({})).await.expect(200);
    let body =
        json!({ "course_id": course, "kind": "decision", "nomination_ids": ids, "subject": "Về việc cử đi học" });
    let decision = ward.coordinator.post("/decisions", body).await.expect(201);
    let paper = ward.coordinator.get(&format!("/decisions/{}/paper", decision.id())).await.expect(200);
    let paragraphs = paper.paragraphs();
    assert!(paragraphs.iter().any(|text| text.starts_with("Điều 1. Cử ") && text.contains("Lê Minh Đức")));
    assert!(paragraphs.contains(&"Về việc cử đi học".to_owned()), "the words are not said twice: {paragraphs:#?}");
    assert!(!paragraphs.iter().any(|text| text.starts_with("Phụ lục")), "no list is attached");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r33_what_stands_on_a_units_papers_is_told_by_the_tree_until_somebody_says_otherwise(#[case] kind: Kind) {
    let ward = Ward::start(kind).await;
    let unit = ward.world.unit(ECONOMY).await;
    let path = format!("/units/{unit}/letterhead");
    let usual = ward.head.get(&path).await.expect(200);
    assert_eq!(usual.json["is_usual"], true);
    assert_eq!(usual.text("superior"), "UBND PHƯỜNG THẠCH KHÔI");
    assert_eq!(usual.text("agency"), "PHÒNG KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ");
    assert_eq!(usual.text("symbol"), "KTHTĐT");
    let change = json!({ "symbol": "KTHT", "place": "Thạch Khôi" });
    ward.head.patch(&path, change).await.expect(200);
    let stored = ward.head.get(&path).await.expect(200);
    assert_eq!((stored.text("symbol").as_str(), stored.json["is_usual"].clone()), ("KTHT", json!(false)));
    let faulty = ward.head.patch(&path, json!({ "symbol": "", "place": "" })).await.refused(422, "bad_schema");
    assert_eq!(faulty.faults().len(), 2, "{}", faulty.json);
    let other = ward.world.unit("Phòng Văn hoá - Xã hội").await;
    ward.head.get(&format!("/units/{other}/letterhead")).await.refused(404, "not_found");
    ward.world.person("chuyenvien").await.get(&path).await.refused(403, "forbidden");
    let record = ward.world.person("quantri").await;
    let changes = record.get("/audit-records?kind=letterheads").await.expect(200);
    assert_eq!(changes.items().len(), 1, "{}", changes.json);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r25_the_empty_form_has_every_criterion_and_the_askers_own_unit(#[case] kind: Kind) {
    let ward = Ward::start(kind).await;
    let form = ward.head.get("/evaluation-forms/paper").await.expect(200);
    assert_eq!(form.header("content-type"), DOCUMENT);
    let criteria = [
        "Kết quả thực thi nhiệm vụ",
        "Chất lượng tham mưu",
        "Tinh thần trách nhiệm",
        "Kỷ luật, kỷ cương hành chính",
        "Năng lực phối hợp liên ngành",
        "Mức độ hài lòng của người dân, doanh nghiệp",
    ];
    let all = [&["PHÒNG KINH TẾ,", "HẠ TẦNG VÀ ĐÔ THỊ", "PHIẾU ĐÁNH GIÁ", "II. ĐÁNH GIÁ"][..], &criteria].concat();
    says_in_order(&form, &all);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r30_a_round_asks_by_letter_and_a_unit_answers_with_its_list(#[case] kind: Kind) {
    let ward = Ward::start(kind).await;
    let body = json!({ "kind": "year", "year": 2027, "deadline": "2026-07-31" });
    let round = ward.coordinator.post("/needs-rounds", body).await.expect(201);
    let letter = ward.coordinator.get(&format!("/needs-rounds/{}/paper", round.id())).await.expect(200);
    says_in_order(
        &letter,
        &[
            "Số:        /UBND",
            "V/v rà soát, đề xuất nhu cầu bồi dưỡng năm 2027",
            "Kính gửi: ",
            "Nhu cầu của đơn vị gửi trên phần mềm trước khi hết ngày 31/07/2026",
            "Phụ lục",
            "NHU CẦU BỒI DƯỠNG NĂM 2027",
        ],
    );
    let asked = ward.head.get(&format!("/needs-submissions?round_id={}", round.id())).await.expect(200);
    let id = asked.items()[0]["id"].as_str().expect("an id").to_owned();
    let need = json!({ "content": "Kỹ năng số", "people": 3, "year": 2027, "quarter": 2, "estimated_cost": 4_500_000 });
    ward.head.patch(&format!("/needs-submissions/{id}"), json!({ "needs": [need] })).await.expect(200);
    let answer = ward.head.get(&format!("/needs-submissions/{id}/paper")).await.expect(200);
    says_in_order(
        &answer,
        &[
            "PHÒNG KINH TẾ",
            "BÁO CÁO",
            "Kính gửi: ",
            "Nơi nhận:",
            "Phụ lục",
            "Kỹ năng số",
            "3",
            "Quý 2/2027",
            "4.500.000",
        ],
    );
    ward.world
        .person("hieutruong")
        .await
        .get(&format!("/needs-submissions/{id}/paper"))
        .await
        .refused(404, "not_found");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r34_the_report_of_a_unit_is_addressed_to_who_asks(#[case] kind: Kind) {
    let ward = Ward::start(kind).await;
    ward.world.go_to("2026-11-20");
    let head = ward.world.person("truongphong").await;
    let requests = head.get("/unit-report-requests?kind=yearly&year=2026").await.expect(200);
    let request = requests.items()[0]["id"].clone();
    let report = head.post("/unit-reports", json!({ "request_id": request })).await.expect(201);
    let text =
        json!({ "steering": "Đã quán triệt kế hoạch.\nĐã phân công người theo dõi.", "results": "Cử 5 lượt người." });
    head.patch(&format!("/unit-reports/{}", report.id()), text).await.expect(200);
    let paper = head.get(&format!("/unit-reports/{}/paper", report.id())).await.expect(200);
    says_in_order(
        &paper,
        &[
            "UBND PHƯỜNG THẠCH KHÔI",
            "PHÒNG KINH TẾ,",
            "HẠ TẦNG VÀ ĐÔ THỊ",
            "Số:        /BC-KTHTĐT",
            "BÁO CÁO",
            "Kính gửi: UBND phường Thạch Khôi",
            "I. CÔNG TÁC CHỈ ĐẠO, QUÁN TRIỆT",
            "Đã quán triệt kế hoạch.",
            "Đã phân công người theo dõi.",
            "II. KẾT QUẢ THỰC HIỆN",
            "Cử 5 lượt người.",
            "V. KIẾN NGHỊ, ĐỀ XUẤT",
            "Nơi nhận:",
            "- Như trên;",
        ],
    );
}
