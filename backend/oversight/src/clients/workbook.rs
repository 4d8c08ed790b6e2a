//! API clients as they are handed out.

use super::dto::ClientView;
use foundation::http::{Cell, ListColumn, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for ClientView {
    const SHEET: Sheet = Sheet {
        name: "Phần mềm kết nối",
        title: "PHẦN MỀM KẾT NỐI",
        columns: &[
            ListColumn("name", "Tên", 36),
            ListColumn("unit", "Đơn vị", 40),
            ListColumn("scopes", "Quyền", 60),
            ListColumn("active", "Đang dùng", 10),
            ListColumn("created", "Ngày tạo", 16),
            ListColumn("last_used", "Kết nối gần nhất", 16),
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
