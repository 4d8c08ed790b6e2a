//! Findings as they are handed out.

use super::dto::FindingView;
use foundation::http::{Cell, ListColumn, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for FindingView {
    const SHEET: Sheet = Sheet {
        name: "Đáp ứng yêu cầu",
        title: "KẾT QUẢ RÀ SOÁT YÊU CẦU CHUYÊN MÔN",
        columns: &[
            ListColumn("name", "Họ và tên", 28),
            ListColumn("unit", "Đơn vị", 40),
            ListColumn("requirement", "Yêu cầu của", 22),
            ListColumn("requirement_task", "Nhiệm vụ", 36),
            ListColumn("outcome", "Kết quả", 22),
            ListColumn("from_day", "Từ ngày", 12),
            ListColumn("source", "Căn cứ", 30),
            ListColumn("reason", "Lý do", 50),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.full_name.as_str().into(),
            Cell::Unit(self.unit_id),
            self.requirement.label().into(),
            self.requirement_task.as_deref().into(),
            if self.meets { "Đáp ứng yêu cầu" } else { "Chưa đáp ứng yêu cầu" }.into(),
            self.from_day.into(),
            self.source.label().into(),
            self.reason.as_deref().into(),
        ]
    }
}
