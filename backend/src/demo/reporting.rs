//! Reports of units: one that the coordinator asked for, taken from one unit, waiting from another and overdue with the
//! third; once it is open, the yearly one in its first drafts; and the ward's own: one that was issued and signed, and a
//! draft of what has come since.

use actix_web::http::Method;
use chrono::{Datelike as _, NaiveDate};
use serde_json::{Value, json};

use super::people::{CULTURE, ECONOMY, OFFICE};
use super::year::{Teller, text};
use crate::features::units::shipped_id;
use crate::kernel::Result;

impl Teller<'_> {
    /// The reports of the last weeks.
    pub async fn reporting(&mut self) -> Result<()> {
        let day = |days| self.before(self.today, days);
        self.at(day(20), 8);
        let request = json!({
            "title": "Báo cáo nhanh việc bố trí người học các lớp quý IV",
            "about": "Nêu số người đã bố trí, người đảm nhận thay, và lớp nào không bố trí được.",
            "deadline": day(6),
            "unit_ids": [shipped_id("economy"), shipped_id("culture"), shipped_id("primary_school")],
        });
        let request = self.stage.post("dieuphoi", "/unit-report-requests", request).await?["id"].clone();
        let results =
            "Đã bố trí 04 người học 03 lớp; công việc do đồng nghiệp cùng mảng đảm nhận, không dừng việc nào.";
        let taken = self.unit_report(ECONOMY, day(12), &request, json!({ "results": results })).await?;
        self.hand_in(ECONOMY, day(12), &taken).await?;
        self.at(day(10), 9);
        let path = format!("/unit-reports/{taken}");
        let revision = self.stage.get("dieuphoi", &path).await?["revision"].clone();
        self.stage.guarded("dieuphoi", &format!("{path}/acceptance"), &revision).await?;
        let results = "Đã bố trí 02 người; một lớp trực tuyến phải học ngoài giờ.";
        let waiting = self.unit_report(CULTURE, day(5), &request, json!({ "results": results })).await?;
        self.hand_in(CULTURE, day(5), &waiting).await?;

        self.reports_of_the_ward(day(15), day(3)).await?;

        // The yearly one opens by itself on 10 November.
        let day = day(2);
        self.at(day, 9);
        let asked = self.stage.get(ECONOMY, "/unit-reports?kind=yearly&state=asked&limit=1").await?;
        let yearly = asked["items"][0]["request"]["id"].clone();
        if !yearly.is_string() {
            return Ok(());
        }
        let whole = json!({
            "steering": "Đã phổ biến Kế hoạch 86/KH-UBND đến toàn thể cán bộ, công chức trong phòng; phân công một đồng chí theo \
                         dõi việc bồi dưỡng.",
            "results": "Các lớp đều bố trí được người đảm nhận thay, không việc nào phải dừng.",
            "difficulties": "Kinh phí đi lại cho các lớp ngoài thành phố chưa có trong dự toán của phòng.",
            "directions": "Năm sau cử 06 người học chuyên môn theo ngành, ưu tiên người chưa qua lớp nào.",
            "proposals": "Đề nghị xếp các lớp tránh tuần cuối quý.",
        });
        let sent = self.unit_report(ECONOMY, day, &yearly, whole).await?;
        self.hand_in(ECONOMY, day, &sent).await?;
        let begun = json!({ "steering": "Đã quán triệt trong hội nghị cơ quan tháng 6." });
        self.unit_report(OFFICE, day, &yearly, begun).await?;
        Ok(())
    }

    /// One report that was issued, signed and registered, and the draft of a later one.
    async fn reports_of_the_ward(&self, first: NaiveDate, second: NaiveDate) -> Result<()> {
        let from = first.with_day(1).and_then(|day| day.with_month(1)).unwrap_or(first);
        for (day, is_issued) in [(first, true), (second, false)] {
            self.at(day, 14);
            let body = json!({ "kind": "ad_hoc", "from": from, "to": self.before(day, 1) });
            let report = self.stage.post("dieuphoi", "/ward-reports", body).await?;
            let path = format!("/ward-reports/{}", text(&report["id"]));
            let words = json!({
                "addressees": "Ủy ban nhân dân thành phố Hải Phòng\nSở Nội vụ thành phố Hải Phòng",
                "steering": "Ủy ban nhân dân phường giao Phòng Văn hoá - Xã hội chủ trì, theo dõi; giao ban hằng tháng về bồi dưỡng.",
                "results": "Các đơn vị bố trí người đảm nhận thay khi cử người đi học; không đơn vị nào phải dừng việc.",
                "difficulties": "Một số lớp của cấp trên báo gấp, khó bố trí người thay.",
                "directions": "Tiếp tục cử người theo Kế hoạch năm; ưu tiên người chưa đáp ứng yêu cầu của vị trí việc làm.",
                "proposals": "Đề nghị Sở Nội vụ thông báo chỉ tiêu các lớp trước ít nhất 15 ngày.",
            });
            self.stage.send("dieuphoi", Method::PATCH, &path, &words).await?;
            if !is_issued {
                continue;
            }
            let revision = self.stage.get("dieuphoi", &path).await?["revision"].clone();
            self.stage.guarded("dieuphoi", &format!("{path}/issue"), &revision).await?;
            self.at(day, 16);
            let number = json!({ "number": "188/BC-UBND", "signed_on": day, "signer_title": "CHỦ TỊCH" });
            self.stage.send("dieuphoi", Method::PUT, &format!("{path}/registration"), &number).await?;
        }
        Ok(())
    }

    /// A report that is begun, as far as its head has come.
    async fn unit_report(&self, head: &str, day: NaiveDate, request: &Value, words: Value) -> Result<String> {
        self.at(day, 9);
        let begun = self.stage.post(head, "/unit-reports", json!({ "request_id": request })).await?;
        let id = text(&begun["id"]).to_owned();
        self.stage.send(head, Method::PATCH, &format!("/unit-reports/{id}"), &words).await?;
        Ok(id)
    }

    async fn hand_in(&self, head: &str, day: NaiveDate, id: &str) -> Result<()> {
        self.at(day, 10);
        let path = format!("/unit-reports/{id}");
        let revision = self.stage.get(head, &path).await?["revision"].clone();
        self.stage.guarded(head, &format!("{path}/submission"), &revision).await?;
        Ok(())
    }
}
