//! The lists of inspections and findings as they are handed out.

use super::dto::{InspectionFindingSummary, InspectionSummary};
use foundation::http::{Cell, ListColumn, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for InspectionSummary {
    const SHEET: Sheet = Sheet {
        name: "Kiểm tra",
        title: "CÁC CUỘC KIỂM TRA",
        columns: &[
            ListColumn("day", "Ngày kiểm tra", 12),
            ListColumn("unit", "Đơn vị được kiểm tra", 40),
            ListColumn("subject", "Nội dung kiểm tra", 44),
            ListColumn("team", "Thành phần", 44),
            ListColumn("conclusion", "Kết luận", 60),
            ListColumn("left", "Số việc phải khắc phục", 12),
            ListColumn("left", "Chưa khắc phục", 12),
            ListColumn("recorded_by", "Người ghi", 26),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.day.into(),
            self.unit_name.as_str().into(),
            self.subject.as_str().into(),
            self.participants.as_str().into(),
            self.conclusions.as_str().into(),
            self.findings_count.into(),
            self.findings_open.into(),
            self.recorded_by_name.as_str().into(),
        ]
    }
}

impl SheetRow for InspectionFindingSummary {
    const SHEET: Sheet = Sheet {
        name: "Việc phải khắc phục",
        title: "CÁC VIỆC PHẢI KHẮC PHỤC SAU KIỂM TRA",
        columns: &[
            ListColumn("unit", "Đơn vị", 40),
            ListColumn("subject", "Nội dung kiểm tra", 44),
            ListColumn("day", "Ngày kiểm tra", 12),
            ListColumn("words", "Việc phải khắc phục", 60),
            ListColumn("mend_by", "Hạn khắc phục", 12),
            ListColumn("state", "Tình trạng", 24),
            ListColumn("mended_on", "Ngày báo cáo khắc phục", 12),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.unit_name.as_str().into(),
            self.subject.as_str().into(),
            self.inspected_on.into(),
            self.words.as_str().into(),
            self.mend_by.into(),
            self.state.label().into(),
            self.mended_on.into(),
        ]
    }
}
