//! Substitutions as they are handed out.

use super::dto::SubstitutionView;
use foundation::http::{Cell, ListColumn, Sheet, SheetRow};

impl SheetRow for SubstitutionView {
    const SHEET: Sheet = Sheet {
        name: "Người xử lý thay",
        title: "NGƯỜI XỬ LÝ THAY",
        columns: &[
            ListColumn("away", "Người được thay", 28),
            ListColumn("substitute", "Người xử lý thay", 28),
            ListColumn("days", "Từ ngày", 12),
            ListColumn("days", "Đến ngày", 12),
            ListColumn("reason", "Lý do", 50),
            ListColumn("state", "Kết thúc sớm lúc", 16),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.account_name.as_str().into(),
            self.substitute_name.as_str().into(),
            self.first_day.into(),
            self.last_day.into(),
            self.reason.as_str().into(),
            self.ended_at.into(),
        ]
    }
}
