//! Result reports as they are handed out.

use super::dto::{ListedResultReport, OwedReportView};
use foundation::http::{Cell, Column, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for ListedResultReport {
    const SHEET: Sheet = Sheet {
        name: "Báo cáo kết quả",
        title: "BÁO CÁO KẾT QUẢ BỒI DƯỠNG",
        columns: &[
            Column("Họ và tên", 28),
            Column("Đơn vị", 40),
            Column("Lớp", 50),
            Column("Ngày kết thúc", 12),
            Column("Tình trạng", 24),
            Column("Nộp lúc", 16),
            Column("Xem xét lúc", 16),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.full_name.as_str().into(),
            Cell::Unit(self.unit_id),
            self.course_name.as_str().into(),
            self.last_day.into(),
            self.state.label().into(),
            self.submitted_at.into(),
            self.reviewed_at.into(),
        ]
    }
}

impl SheetRow for OwedReportView {
    const SHEET: Sheet = Sheet {
        name: "Còn nợ báo cáo",
        title: "NGƯỜI CÒN PHẢI BÁO CÁO KẾT QUẢ",
        columns: &[
            Column("Họ và tên", 28),
            Column("Đơn vị", 40),
            Column("Lớp", 50),
            Column("Ngày kết thúc", 12),
            Column("Hạn báo cáo", 12),
            Column("Quá hạn", 10),
            Column("Tình trạng báo cáo", 24),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.full_name.as_str().into(),
            Cell::Unit(self.unit_id),
            self.course_name.as_str().into(),
            self.last_day.into(),
            self.due_on.into(),
            self.overdue.into(),
            self.report_state.map(|code| code.label()).into(),
        ]
    }
}
