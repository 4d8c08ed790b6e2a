//! The review of the year and its classification, as far as the calendar has come: two units have confirmed, one has not,
//! and in December some levels are entered.

use actix_web::http::Method;
use chrono::Datelike as _;
use serde_json::{Value, json};

use super::people::{CULTURE, ECONOMY};
use super::year::{Teller, text};
use crate::kernel::Result;

/// The fields of study that meet the requirement of these posts, by unit and title.
const FIELDS: [(&str, &str, &[&str]); 3] = [
    ("economy", "Chuyên viên", &["Quản lý đất đai", "Kỹ thuật xây dựng", "Kiến trúc", "Tài chính - Ngân hàng"]),
    ("culture", "Chuyên viên", &["Công tác xã hội", "Quản lý văn hoá", "Báo chí"]),
    ("office", "Chuyên viên", &["Luật", "Hành chính học", "Công nghệ thông tin"]),
];

impl Teller<'_> {
    /// What heads and the coordinator have said of their people.
    pub async fn reviewing(&mut self) -> Result<()> {
        self.at(self.today, 7);
        for (unit, title, fields) in FIELDS {
            let unit_id = crate::features::units::shipped_id(unit);
            let posts = self.stage.get("dieuphoi", &format!("/posts?unit_id={unit_id}&limit=200")).await?;
            for post in posts["items"].as_array().into_iter().flatten().filter(|post| post["title"] == title) {
                let path = format!("/posts/{}", text(&post["id"]));
                let body = json!({ "fields_of_study": fields });
                self.stage.send("dieuphoi", Method::PATCH, &path, &body).await?;
            }
        }
        for (head, unit, note) in [
            (ECONOMY, "economy", "Đã rà soát cùng tập thể lãnh đạo phòng."),
            (CULTURE, "culture", "Đề nghị cử người chưa đáp ứng đi bồi dưỡng chuyên ngành trong năm tới."),
        ] {
            let unit_id = crate::features::units::shipped_id(unit);
            self.findings(head, &format!("/units/{unit_id}/review")).await?;
            let body = json!({ "unit_id": unit_id, "year": self.today.year(), "note": note });
            self.stage.post(head, "/reviews/confirmations", body).await?;
        }
        if self.today.month() == 12 { self.levels().await } else { Ok(()) }
    }

    /// A head says of each of his people whether the requirement is met, as far as nobody has; one is below.
    async fn findings(&self, head: &str, review: &str) -> Result<()> {
        let review = self.stage.get(head, review).await?;
        let open = |person: &&Value| person["may_correct"] == true && person["standing"] == "unknown";
        let people: Vec<&Value> = review["people"].as_array().into_iter().flatten().filter(open).collect();
        let below = people.iter().position(|person| person["suggestion"] == "differs");
        for (index, person) in people.into_iter().enumerate() {
            let meets = below != Some(index);
            let reason = match (meets, person["suggestion"] == "fits") {
                (false, _) => "Chưa đúng chuyên ngành của vị trí việc làm",
                (true, true) => "Đúng chuyên ngành của vị trí việc làm",
                (true, false) => "Đã được bồi dưỡng, đáp ứng công việc đang đảm nhận",
            };
            let finding = json!({
                "staff_id": person["staff_id"], "requirement": "post", "meets": meets, "from_day": self.today,
                "reason": reason,
            });
            self.stage.post(head, "/findings", finding).await?;
        }
        Ok(())
    }

    /// The head of one office has entered all but one of his people.
    async fn levels(&mut self) -> Result<()> {
        let sheet = self.stage.get(ECONOMY, "/classifications/sheet").await?;
        let open: Vec<&Value> =
            sheet["people"].as_array().into_iter().flatten().filter(|row| row["may_enter"] == true).collect();
        let items: Vec<Value> = open
            .iter()
            .skip(1)
            .enumerate()
            .map(|(index, row)| {
                let (level, points) = if index == 0 { ("excellent", 9300) } else { ("good", 8000 + 100 * index) };
                json!({ "staff_id": row["staff_id"], "level": level, "points_hundredths": points })
            })
            .collect();
        if items.is_empty() {
            return Ok(());
        }
        self.stage.post(ECONOMY, "/classifications", json!({ "year": self.today.year(), "items": items })).await?;
        Ok(())
    }
}
