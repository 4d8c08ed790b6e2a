//! Year plans as they are handed out.

use super::dto::ListedYearPlan;
use foundation::http::{Cell, Column, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for ListedYearPlan {
    const SHEET: Sheet = Sheet {
        name: "Kế hoạch năm",
        title: "KẾ HOẠCH BỒI DƯỠNG NĂM",
        columns: &[
            Column("Năm", 8),
            Column("Kế hoạch", 60),
            Column("Đơn vị", 40),
            Column("Tình trạng", 22),
            Column("Ngày phê duyệt", 12),
            Column("Số", 20),
            Column("Ngày ký", 12),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::Year(self.year),
            self.name.as_str().into(),
            Cell::Unit(self.unit_id),
            self.state.label().into(),
            self.approved_on.into(),
            self.number.as_deref().into(),
            self.signed_on.into(),
        ]
    }
}
