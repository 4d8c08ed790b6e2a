//! Result reports as they are handed out.

use super::dto::{ListedResultReport, OwedReportView};
use foundation::http::{Cell, ListColumn, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for ListedResultReport {
    const SHEET: Sheet = Sheet {
        name: "Báo cáo kết quả",
        title: "BÁO CÁO KẾT QUẢ BỒI DƯỠNG",
        columns: &[
            ListColumn("name", "Họ và tên", 28),
            ListColumn("unit", "Đơn vị", 40),
            ListColumn("course", "Lớp", 50),
            ListColumn("last_day", "Ngày kết thúc", 12),
            ListColumn("state", "Tình trạng", 24),
            ListColumn("submitted_at", "Nộp lúc", 16),
            ListColumn("reviewed_at", "Xem xét lúc", 16),
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
            ListColumn("name", "Họ và tên", 28),
            ListColumn("unit", "Đơn vị", 40),
            ListColumn("course", "Lớp", 50),
            ListColumn("last_day", "Ngày kết thúc", 12),
            ListColumn("due", "Hạn báo cáo", 12),
            ListColumn("due", "Quá hạn", 10),
            ListColumn("state", "Tình trạng báo cáo", 24),
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
