//! The lists of inspections and findings as they are handed out.

use super::dto::{InspectionFindingSummary, InspectionSummary};
use foundation::http::{Cell, Column, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for InspectionSummary {
    const SHEET: Sheet = Sheet {
        name: "Kiểm tra",
        title: "CÁC CUỘC KIỂM TRA",
        columns: &[
            Column("Ngày kiểm tra", 12),
            Column("Đơn vị được kiểm tra", 40),
            Column("Nội dung kiểm tra", 44),
            Column("Thành phần", 44),
            Column("Kết luận", 60),
            Column("Số việc phải khắc phục", 12),
            Column("Chưa khắc phục", 12),
            Column("Người ghi", 26),
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
            Column("Đơn vị", 40),
            Column("Nội dung kiểm tra", 44),
            Column("Ngày kiểm tra", 12),
            Column("Việc phải khắc phục", 60),
            Column("Hạn khắc phục", 12),
            Column("Tình trạng", 24),
            Column("Ngày báo cáo khắc phục", 12),
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
