//! The lists of requests and reports as they are handed out.

use super::dto::{ListedUnitReport, ReportRequestView};
use foundation::http::{Cell, Column, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for ReportRequestView {
    const SHEET: Sheet = Sheet {
        name: "Yêu cầu báo cáo",
        title: "CÁC YÊU CẦU BÁO CÁO",
        columns: &[
            Column("Yêu cầu", 50),
            Column("Loại", 18),
            Column("Năm", 8),
            Column("Nội dung cần báo cáo", 50),
            Column("Ngày mở", 12),
            Column("Hạn gửi", 12),
            Column("Đơn vị được hỏi", 12),
            Column("Đơn vị đã gửi", 12),
            Column("Đã tiếp nhận", 12),
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
            Column("Đơn vị", 44),
            Column("Yêu cầu", 50),
            Column("Loại", 18),
            Column("Hạn gửi", 12),
            Column("Tình trạng", 18),
            Column("Chậm hạn", 10),
            Column("Ngày gửi lần đầu", 12),
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
