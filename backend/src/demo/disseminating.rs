//! The documents that the plan itself names, and how far they have reached: some units have held their session, some
//! people have read, one office has signed on paper, and a new version of the ward's plan asks everybody again.

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

use super::people::{CULTURE, ECONOMY, OFFICE};
use super::year::{Teller, after, first_day, text};
use crate::kernel::Result;

/// Number, day of issue, issuer, title, and the words of the paper that stands for it.
type Paper = (&'static str, (i32, u32, u32), &'static str, &'static str, &'static str);

const DOCUMENTS: [Paper; 4] = [
    (
        "700/QĐ-TTg",
        (2026, 4, 20),
        "Thủ tướng Chính phủ",
        "Phê duyệt Đề án tăng cường bồi dưỡng đội ngũ cán bộ, công chức ở xã, phường, đặc khu đáp ứng yêu cầu vận hành chính \
         quyền địa phương 02 cấp giai đoạn 2026 - 2031",
        "Quyet dinh so 700/QD-TTg ngay 20/4/2026",
    ),
    (
        "197/KH-UBND",
        (2026, 6, 1),
        "UBND thành phố Hải Phòng",
        "Nâng cao chất lượng đội ngũ cán bộ, công chức chính quyền địa phương cấp phường đáp ứng yêu cầu của tình hình mới",
        "Ke hoach so 197/KH-UBND ngay 01/6/2026",
    ),
    (
        "198/KH-UBND",
        (2026, 6, 1),
        "UBND thành phố Hải Phòng",
        "Tăng cường bồi dưỡng đội ngũ cán bộ, công chức ở xã, phường, đặc khu giai đoạn 2026 - 2031 trên địa bàn thành phố",
        "Ke hoach so 198/KH-UBND ngay 01/6/2026",
    ),
    (
        "86/KH-UBND",
        (2026, 6, 15),
        "UBND phường Thạch Khôi",
        "Tăng cường bồi dưỡng đội ngũ cán bộ, công chức phường Thạch Khôi đáp ứng yêu cầu vận hành chính quyền địa phương 02 \
         cấp giai đoạn 2026 - 2031",
        "Ke hoach so 86/KH-UBND ngay 15/6/2026",
    ),
];

impl Teller<'_> {
    /// What is made known, from the summer of the plan's first year on.
    pub async fn disseminating(&mut self) -> Result<()> {
        let summer = NaiveDate::from_ymd_opt(2026, 6, 16).unwrap_or_default();
        let begins = after(first_day(self.today), 2).max(summer);
        self.at(begins, 8);
        let ward = self.stage.get("dieuphoi", "/units?kind=ward").await?["items"][0]["id"].clone();
        let mut documents = Vec::new();
        for (number, (year, month, day), issuer, title, words) in DOCUMENTS {
            let body = json!({
                "number": number, "title": title, "issuer": issuer,
                "issued_on": NaiveDate::from_ymd_opt(year, month, day), "deadline": after(begins, 45),
                "unit_ids": [ward], "categories": ["official", "civil_servant", "public_employee", "worker"],
                "party_members": true,
            });
            let document = self.stage.post("dieuphoi", "/documents", body).await?;
            documents.push(text(&document["id"]).to_owned());
            self.paper(text(&document["id"]), words).await?;
        }
        self.at(after(begins, 3), 9);
        for user_name in ["chutich", "phochutich", "dieuphoi", "chuyenvien"] {
            for document in &documents[..3] {
                self.confirm(user_name, document, 1).await?;
            }
        }
        for (head, unit, place, days, absent) in [
            (ECONOMY, "economy", "Phòng họp tầng 2", 7, 1),
            (CULTURE, "culture", "Phòng họp số 3", 9, 0),
            ("hieutruong", "primary_school", "Hội trường nhà trường", 13, 4),
        ] {
            self.session(head, unit, place, after(begins, days), absent, &documents).await?;
        }
        self.signed(after(begins, 14), &documents[0]).await?;
        self.second_version(&documents[3]).await
    }

    /// The scan of a document.
    async fn paper(&self, document: &str, words: &str) -> Result<()> {
        let name = format!("{}.pdf", words.replace('/', "-"));
        self.stage.upload("dieuphoi", &format!("/documents/{document}/files"), &name, &pdf(words)).await
    }

    async fn confirm(&self, user_name: &str, document: &str, version: i32) -> Result<()> {
        let path = format!("/documents/{document}/confirmations");
        self.stage.post(user_name, &path, json!({ "version": version })).await?;
        Ok(())
    }

    /// A head has held a session about all documents; so many of his people were not there.
    async fn session(
        &self,
        head: &str,
        unit: &str,
        place: &str,
        day: NaiveDate,
        absent: usize,
        documents: &[String],
    ) -> Result<()> {
        self.at(day, 16);
        let unit_id = crate::features::units::shipped_id(unit);
        let people = self.people_of(head, &unit_id.to_string()).await?;
        let me = self.stage.get(head, "/auth/me").await?;
        let there: Vec<&Value> = people.iter().skip(absent).map(|person| &person["id"]).collect();
        let about: Vec<Value> = documents.iter().map(|id| json!({ "document_id": id })).collect();
        let session = json!({
            "unit_id": unit_id, "day": day.min(self.today), "place": place, "led_by": me["display_name"],
            "documents": about, "staff_ids": there,
        });
        self.stage.post(head, "/dissemination-sessions", session).await?;
        Ok(())
    }

    async fn people_of(&self, head: &str, unit_id: &str) -> Result<Vec<Value>> {
        let people = self.stage.get(head, &format!("/staff?unit_id={unit_id}&limit=200")).await?;
        let at_work = |person: &&Value| person["state"] == "working";
        Ok(people["items"].as_array().into_iter().flatten().filter(at_work).cloned().collect())
    }

    /// In one office those without an account have signed a list; half of them so far.
    async fn signed(&self, day: NaiveDate, document: &str) -> Result<()> {
        self.at(day, 10);
        let path = format!("/documents/{document}/people?side=missing&limit=200");
        let missing = self.stage.get(OFFICE, &path).await?;
        let rows = missing["items"].as_array().cloned().unwrap_or_default();
        let without: Vec<&Value> =
            rows.iter().filter(|row| row["has_account"] == false).map(|row| &row["staff_id"]).step_by(2).collect();
        if without.is_empty() {
            return Ok(());
        }
        let papers = json!({
            "version": 1, "signed_on": day.min(self.today), "staff_ids": without,
            "evidence": "Danh sách ký nhận của Văn phòng, lưu tại Văn thư",
        });
        self.stage.post(OFFICE, &format!("/documents/{document}/paper-confirmations"), papers).await?;
        Ok(())
    }

    /// The ward's plan has changed ten days ago; the leaders have read the new version.
    async fn second_version(&self, document: &str) -> Result<()> {
        let day = self.today.checked_sub_days(Days::new(10)).unwrap_or(self.today);
        self.at(day, 8);
        let path = format!("/documents/{document}");
        let revision = self.stage.get("dieuphoi", &path).await?["revision"].clone();
        let body = json!({
            "change": "Điều chỉnh Phụ lục chỉ tiêu và phân công nhiệm vụ theo số biên chế hiện có",
            "deadline": after(self.today, 10),
        });
        self.stage.guarded_with("dieuphoi", &format!("{path}/versions"), &revision, &body).await?;
        self.paper(document, "Ke hoach so 86/KH-UBND (sua doi)").await?;
        self.at(after(day, 2), 9);
        for user_name in ["chutich", "dieuphoi"] {
            self.confirm(user_name, document, 2).await?;
        }
        Ok(())
    }
}

/// A page with these words: no more is needed to be opened.
fn pdf(words: &str) -> Vec<u8> {
    let text = format!("BT /F1 16 Tf 60 760 Td ({words}) Tj 0 -28 Td (Ban trinh dien) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
         /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len()),
    ];
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(file.len());
        file += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    let table = file.len();
    file += &format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        file += &format!("{place:010} 00000 n \n");
    }
    file += &format!("trailer << /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1);
    file.into_bytes()
}
