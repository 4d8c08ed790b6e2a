//! Absences as they are handed out.

use super::dto::AbsenceView;
use foundation::http::{Cell, Column, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for AbsenceView {
    const SHEET: Sheet = Sheet {
        name: "Vắng mặt",
        title: "DANH SÁCH VẮNG MẶT",
        columns: &[
            Column("Họ và tên", 28),
            Column("Đơn vị", 40),
            Column("Loại vắng mặt", 20),
            Column("Từ ngày", 12),
            Column("Đến ngày", 12),
            Column("Ghi chú", 40),
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
