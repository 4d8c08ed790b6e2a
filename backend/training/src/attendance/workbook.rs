//! Marks of attendance as they are handed out.

use super::dto::AttendanceView;
use foundation::http::{Cell, Column, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for AttendanceView {
    const SHEET: Sheet = Sheet {
        name: "Điểm danh",
        title: "ĐIỂM DANH",
        columns: &[
            Column("Ngày học", 12),
            Column("Lớp", 50),
            Column("Họ và tên", 28),
            Column("Đơn vị", 40),
            Column("Điểm danh", 18),
            Column("Ghi chú", 40),
            Column("Ghi lúc", 16),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.day.into(),
            self.course_name.as_str().into(),
            self.full_name.as_str().into(),
            Cell::Unit(self.unit_id),
            self.mark.label().into(),
            self.note.as_deref().into(),
            self.marked_at.into(),
        ]
    }
}
