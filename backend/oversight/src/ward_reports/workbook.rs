//! The list of reports as it is handed out.

use super::dto::ListedWardReport;
use foundation::http::{Cell, Column, Sheet, SheetRow};
use foundation::kernel::{Instant, TextEnum as _};

impl SheetRow for ListedWardReport {
    const SHEET: Sheet = Sheet {
        name: "Báo cáo",
        title: "BÁO CÁO CỦA PHƯỜNG",
        columns: &[
            Column("Báo cáo", 60),
            Column("Loại", 24),
            Column("Từ ngày", 12),
            Column("Đến ngày", 12),
            Column("Tình trạng", 16),
            Column("Số", 18),
            Column("Ngày ký", 12),
            Column("Đính chính, thay thế", 16),
            Column("Hết hiệu lực", 12),
            Column("Ngày phát hành", 12),
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
