//! The list of reports as it is handed out.

use super::dto::ListedWardReport;
use foundation::http::{Cell, ListColumn, Sheet, SheetRow};
use foundation::kernel::{Instant, TextEnum as _};

impl SheetRow for ListedWardReport {
    const SHEET: Sheet = Sheet {
        name: "Báo cáo",
        title: "BÁO CÁO CỦA PHƯỜNG",
        columns: &[
            ListColumn("title", "Báo cáo", 60),
            ListColumn("kind", "Loại", 24),
            ListColumn("period", "Từ ngày", 12),
            ListColumn("period", "Đến ngày", 12),
            ListColumn("state", "Tình trạng", 16),
            ListColumn("number", "Số", 18),
            ListColumn("number", "Ngày ký", 12),
            ListColumn("title", "Đính chính, thay thế", 16),
            ListColumn("state", "Hết hiệu lực", 12),
            ListColumn("issued_at", "Ngày phát hành", 12),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.title.as_str().into(),
            self.kind.label().into(),
            self.from.into(),
            self.to.into(),
            self.state.label().into(),
            self.number.clone().into(),
            self.signed_on.into(),
            self.amendment.map(|amendment| amendment.label()).into(),
            if self.is_ended { "x" } else { "" }.into(),
            self.issued_at.map(Instant::day).into(),
        ]
    }
}
