//! A list of people as it is handed out.

use super::dto::ListedPerson;
use foundation::http::{Cell, Column, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for ListedPerson {
    const SHEET: Sheet = Sheet {
        name: "Danh sách",
        title: "DANH SÁCH THEO TIÊU CHÍ BỒI DƯỠNG",
        columns: &[
            Column("Họ và tên", 28),
            Column("Đơn vị", 40),
            Column("Vị trí việc làm", 36),
            Column("Đối tượng", 16),
            Column("Cấp", 16),
            Column("Số lượt", 10),
            Column("Gần nhất", 12),
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
