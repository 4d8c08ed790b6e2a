//! Holidays and swapped days as they are handed out.

use super::dto::WorkingDayView;
use foundation::http::{Cell, ListColumn, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for WorkingDayView {
    const SHEET: Sheet = Sheet {
        name: "Ngày nghỉ",
        title: "NGÀY NGHỈ, NGÀY LÀM BÙ",
        columns: &[ListColumn("day", "Ngày", 12), ListColumn("kind", "Loại", 24), ListColumn("name", "Tên", 50)],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![self.day.into(), self.kind.label().into(), self.name.as_str().into()]
    }
}
