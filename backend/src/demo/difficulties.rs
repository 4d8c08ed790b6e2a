//! What was in the units' way: one difficulty is settled, one lies before the leader, one with its unit, one with the
//! coordinator, and one is still being written.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::people::{CULTURE, ECONOMY, OFFICE};
use super::year::{Teller, text};
use crate::kernel::Result;

impl Teller<'_> {
    /// The difficulties of the last two months.
    pub async fn difficulties(&mut self) -> Result<()> {
        let day = |days| self.before(self.today, days);
        let money = self
            .difficulty(
                ECONOMY,
                day(50),
                "money",
                "Chưa có kinh phí đi lại cho lớp ngoài thành phố",
                "Hai chuyên viên được triệu tập học tại Hà Nội, dự toán của phòng không có khoản đi lại.",
                "Đề nghị bố trí từ dự toán bồi dưỡng của phường.",
            )
            .await?;
        self.take(ECONOMY, day(50), &money, "report", Value::Null).await?;
        let question = json!({ "words": "Nêu số tiền cần cho từng người và thời gian của lớp." });
        self.take("dieuphoi", day(48), &money, "question", question).await?;
        let reply = json!({ "words": "Mỗi người 3.200.000 đồng, lớp 05 ngày." });
        self.take(ECONOMY, day(47), &money, "reply", reply).await?;
        let advice = json!({
            "words": "Phương án 1: chi từ dự toán bồi dưỡng năm, còn đủ. Phương án 2: chuyển sang lớp trực tuyến. Kiến \
                      nghị chọn phương án 1.",
        });
        self.take("dieuphoi", day(45), &money, "advice", advice).await?;
        let decision = json!({
            "words": "Đồng ý phương án 1.", "carried_out_by": "Phòng Văn hoá - Xã hội", "carried_out_until": day(30),
        });
        self.take("chutich", day(44), &money, "decision", decision).await?;
        self.take(ECONOMY, day(43), &money, "closure", json!({ "words": "Đơn vị đã nhận, đã thực hiện." })).await?;

        let people = self
            .difficulty(
                OFFICE,
                day(9),
                "people",
                "Khó bố trí người đi học dịp cuối năm",
                "Cuối năm nhiều cuộc họp, Văn phòng không cử được quá một người mỗi tuần.",
                "Đề nghị giãn lịch các lớp tháng 12 sang quý I năm sau.",
            )
            .await?;
        self.take(OFFICE, day(9), &people, "report", Value::Null).await?;
        let school = self
            .difficulty(
                "hieutruong",
                day(8),
                "course",
                "Lớp học trùng tuần kiểm tra học kỳ",
                "Lớp kỹ năng số tổ chức đúng tuần kiểm tra học kỳ I của trường.",
                "",
            )
            .await?;
        self.take("hieutruong", day(8), &school, "report", Value::Null).await?;
        let advice = json!({ "words": "Kiến nghị đề nghị cấp trên chuyển hai lớp tháng 12 sang tháng 01." });
        self.take("dieuphoi", day(4), &people, "advice", advice).await?;
        let question = json!({ "words": "Cho biết lịch kiểm tra và số giáo viên được cử." });
        self.take("dieuphoi", day(3), &school, "question", question).await?;

        let rooms = self
            .difficulty(
                CULTURE,
                day(2),
                "other",
                "Thiếu máy tính để học trực tuyến",
                "Phòng có sáu máy tính cho mười người; hai người học trực tuyến cùng giờ thì việc dừng lại.",
                "Đề nghị cho dùng phòng máy của Trung tâm Phục vụ hành chính công ngoài giờ.",
            )
            .await?;
        self.take(CULTURE, day(2), &rooms, "report", Value::Null).await?;
        self.difficulty(
            ECONOMY,
            day(1),
            "programme",
            "Nội dung chuyên đề đất đai chưa sát việc của phường",
            "Tài liệu còn viết cho cấp huyện.",
            "Đề nghị cấp trên cập nhật tài liệu theo mô hình chính quyền địa phương 02 cấp.",
        )
        .await?;
        Ok(())
    }

    async fn difficulty(
        &self,
        head: &str,
        day: NaiveDate,
        topic: &str,
        title: &str,
        content: &str,
        proposal: &str,
    ) -> Result<String> {
        self.at(day, 9);
        let body = json!({ "topic": topic, "title": title, "content": content, "proposal": proposal });
        Ok(text(&self.stage.post(head, "/difficulties", body).await?["id"]).to_owned())
    }

    /// One step of a difficulty.
    async fn take(&self, who: &str, day: NaiveDate, id: &str, step: &str, body: Value) -> Result<()> {
        self.at(day, 10);
        let path = format!("/difficulties/{id}");
        let revision = self.stage.get(who, &path).await?["revision"].clone();
        self.stage.guarded_with(who, &format!("{path}/{step}"), &revision, &body).await?;
        Ok(())
    }
}
