//! Findings as they are handed out.

use super::dto::FindingView;
use foundation::http::{Cell, Column, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for FindingView {
    const SHEET: Sheet = Sheet {
        name: "Đáp ứng yêu cầu",
        title: "KẾT QUẢ RÀ SOÁT YÊU CẦU CHUYÊN MÔN",
        columns: &[
            Column("Họ và tên", 28),
            Column("Đơn vị", 40),
            Column("Yêu cầu của", 22),
            Column("Nhiệm vụ", 36),
            Column("Kết quả", 22),
            Column("Từ ngày", 12),
            Column("Căn cứ", 30),
            Column("Lý do", 50),
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
