//! The lists of requests and reports as they are handed out.

use super::dto::{ListedUnitReport, ReportRequestView};
use foundation::http::{Cell, ListColumn, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for ReportRequestView {
    const SHEET: Sheet = Sheet {
        name: "Yêu cầu báo cáo",
        title: "CÁC YÊU CẦU BÁO CÁO",
        columns: &[
            ListColumn("title", "Yêu cầu", 50),
            ListColumn("kind", "Loại", 18),
            ListColumn("year", "Năm", 8),
            ListColumn("words", "Nội dung cần báo cáo", 50),
            ListColumn("opened_on", "Ngày mở", 12),
            ListColumn("deadline", "Hạn gửi", 12),
            ListColumn("answered", "Đơn vị được hỏi", 12),
            ListColumn("answered", "Đơn vị đã gửi", 12),
            ListColumn("accepted", "Đã tiếp nhận", 12),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.title.as_str().into(),
            self.kind.label().into(),
            Cell::Year(self.year),
            self.about.as_str().into(),
            self.opened_on.into(),
            self.deadline.into(),
            self.units_asked.into(),
            self.units_answered.into(),
            self.units_accepted.into(),
        ]
    }
}

impl SheetRow for ListedUnitReport {
    const SHEET: Sheet = Sheet {
        name: "Báo cáo của đơn vị",
        title: "BÁO CÁO CỦA CÁC ĐƠN VỊ",
        columns: &[
            ListColumn("unit", "Đơn vị", 44),
            ListColumn("request", "Yêu cầu", 50),
            ListColumn("kind", "Loại", 18),
            ListColumn("deadline", "Hạn gửi", 12),
            ListColumn("state", "Tình trạng", 18),
            ListColumn("state", "Chậm hạn", 10),
            ListColumn("first_submitted_on", "Ngày gửi lần đầu", 12),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.unit_name.as_str().into(),
            self.request.title.as_str().into(),
            self.request.kind.label().into(),
            self.request.deadline.into(),
            self.state.label().into(),
            if self.is_late { "x" } else { "" }.into(),
            self.first_submitted_on.into(),
        ]
    }
}
