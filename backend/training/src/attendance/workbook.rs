//! Marks of attendance as they are handed out.

use super::dto::AttendanceView;
use foundation::http::{Cell, ListColumn, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for AttendanceView {
    const SHEET: Sheet = Sheet {
        name: "Điểm danh",
        title: "ĐIỂM DANH",
        columns: &[
            ListColumn("day", "Ngày học", 12),
            ListColumn("course", "Lớp", 50),
            ListColumn("name", "Họ và tên", 28),
            ListColumn("unit", "Đơn vị", 40),
            ListColumn("mark", "Điểm danh", 18),
            ListColumn("note", "Ghi chú", 40),
            ListColumn("recorded_at", "Ghi lúc", 16),
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
