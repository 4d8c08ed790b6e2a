//! A list of people as it is handed out.

use super::dto::ListedPerson;
use foundation::http::{Cell, ListColumn, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for ListedPerson {
    const SHEET: Sheet = Sheet {
        name: "Danh sách",
        title: "DANH SÁCH THEO TIÊU CHÍ BỒI DƯỠNG",
        columns: &[
            ListColumn("name", "Họ và tên", 28),
            ListColumn("unit", "Đơn vị", 40),
            ListColumn("post", "Vị trí việc làm", 36),
            ListColumn("category", "Đối tượng", 16),
            ListColumn("level", "Cấp", 16),
            ListColumn("times", "Số lượt", 10),
            ListColumn("last_on", "Gần nhất", 12),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.full_name.as_str().into(),
            self.unit_name.as_str().into(),
            self.post_title.as_str().into(),
            self.category.label().into(),
            self.level.label().into(),
            self.times.into(),
            self.last_on.into(),
        ]
    }
}
