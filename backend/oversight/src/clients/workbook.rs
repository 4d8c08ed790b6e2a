//! API clients as they are handed out.

use super::dto::ClientView;
use foundation::http::{Cell, Column, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for ClientView {
    const SHEET: Sheet = Sheet {
        name: "Phần mềm kết nối",
        title: "PHẦN MỀM KẾT NỐI",
        columns: &[
            Column("Tên", 36),
            Column("Đơn vị", 40),
            Column("Quyền", 60),
            Column("Đang dùng", 10),
            Column("Ngày tạo", 16),
            Column("Kết nối gần nhất", 16),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.name.as_str().into(),
            Cell::Unit(self.unit_id),
            self.scopes.iter().map(|scope| scope.label()).collect::<Vec<_>>().join("; ").into(),
            self.active.into(),
            self.created_at.into(),
            self.last_used_at.into(),
        ]
    }
}
