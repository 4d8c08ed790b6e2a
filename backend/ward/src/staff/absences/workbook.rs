//! Absences as they are handed out.

use super::dto::AbsenceView;
use foundation::http::{Cell, ListColumn, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for AbsenceView {
    const SHEET: Sheet = Sheet {
        name: "Vắng mặt",
        title: "DANH SÁCH VẮNG MẶT",
        columns: &[
            ListColumn("name", "Họ và tên", 28),
            ListColumn("unit", "Đơn vị", 40),
            ListColumn("kind", "Loại vắng mặt", 20),
            ListColumn("first", "Từ ngày", 12),
            ListColumn("last", "Đến ngày", 12),
            ListColumn("note", "Ghi chú", 40),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.staff_name.as_str().into(),
            self.unit_name.as_str().into(),
            self.kind.label().into(),
            self.first_day.into(),
            self.last_day.into(),
            self.note.as_deref().into(),
        ]
    }
}
