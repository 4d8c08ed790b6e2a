//! Year plans as they are handed out.

use super::dto::ListedYearPlan;
use foundation::http::{Cell, ListColumn, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for ListedYearPlan {
    const SHEET: Sheet = Sheet {
        name: "Kế hoạch năm",
        title: "KẾ HOẠCH BỒI DƯỠNG NĂM",
        columns: &[
            ListColumn("year", "Năm", 8),
            ListColumn("name", "Kế hoạch", 60),
            ListColumn("unit", "Đơn vị", 40),
            ListColumn("state", "Tình trạng", 22),
            ListColumn("approved_on", "Ngày phê duyệt", 12),
            ListColumn("paper", "Số", 20),
            ListColumn("paper", "Ngày ký", 12),
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
