//! Inspections of two units: one finding is mended and accepted, one was reported mended, one is overdue.

use serde_json::{Value, json};

use super::people::{CULTURE, ECONOMY};
use super::year::{Teller, after, text};
use crate::features::units::shipped_id;
use crate::kernel::Result;

impl Teller<'_> {
    /// The inspections of the autumn.
    pub async fn inspecting(&mut self) -> Result<()> {
        let day = self.before(self.today, 40);
        let economy = json!({
            "unit_id": shipped_id("economy"),
            "notes": {
                "day": day,
                "participants": "Lãnh đạo Phòng Văn hoá - Xã hội; Trưởng phòng Kinh tế, Hạ tầng và Đô thị",
                "subject": "Việc phổ biến kế hoạch và cử người đi bồi dưỡng",
                "conclusions": "Đơn vị cử người đúng đối tượng, bố trí người đảm nhận thay đầy đủ. Hồ sơ phổ biến văn bản còn \
                                thiếu; vị trí việc làm của hai người chưa cập nhật.",
            },
            "findings": [
                { "words": "Lập danh sách ký nhận phổ biến Kế hoạch 86/KH-UBND.", "mend_by": after(day, 15) },
                { "words": "Cập nhật vị trí việc làm của hai chuyên viên mới điều động.", "mend_by": after(day, 50) },
            ],
        });
        self.at(day, 15);
        let made = self.stage.post("dieuphoi", "/inspections", economy).await?;
        let signed = json!({ "words": "Đã lập danh sách, có chữ ký của toàn phòng, lưu tại Văn thư." });
        let first = text(&made["findings"][0]["id"]).to_owned();
        self.at(after(day, 10), 9);
        self.finding(ECONOMY, &first, "mending", signed).await?;
        self.at(after(day, 12), 9);
        self.finding("dieuphoi", &first, "acceptance", Value::Null).await?;

        let day = self.before(self.today, 30);
        let culture = json!({
            "unit_id": shipped_id("culture"),
            "notes": {
                "day": day,
                "participants": "Phó Chủ tịch UBND phường; Trưởng phòng Văn hoá - Xã hội",
                "subject": "Việc báo cáo kết quả và đánh giá sau bồi dưỡng",
                "conclusions": "Báo cáo kết quả gửi đủ; đánh giá sau bồi dưỡng còn chậm so với kỳ.",
            },
            "findings": [
                { "words": "Phân công một người theo dõi hạn đánh giá sau bồi dưỡng.", "mend_by": after(day, 10) },
                { "words": "Nộp bản sao chứng chỉ còn thiếu của ba người.", "mend_by": after(day, 20) },
            ],
        });
        self.at(day, 15);
        let made = self.stage.post("phochutich", "/inspections", culture).await?;
        self.at(after(day, 9), 9);
        let named = json!({ "words": "Đã phân công đồng chí Phó Trưởng phòng theo dõi." });
        self.finding(CULTURE, text(&made["findings"][0]["id"]), "mending", named).await
    }

    /// One step of a finding.
    async fn finding(&self, who: &str, id: &str, step: &str, body: Value) -> Result<()> {
        let path = format!("/inspection-findings/{id}");
        let revision = self.stage.get(who, &path).await?["revision"].clone();
        self.stage.guarded_with(who, &format!("{path}/{step}"), &revision, &body).await?;
        Ok(())
    }
}
