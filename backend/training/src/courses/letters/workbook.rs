//! Official letters as they are handed out.

use super::dto::LetterView;
use foundation::http::{Cell, ListColumn, Sheet, SheetRow};

impl SheetRow for LetterView {
    const SHEET: Sheet = Sheet {
        name: "Công văn",
        title: "CÔNG VĂN, GIẤY TRIỆU TẬP",
        columns: &[
            ListColumn("number", "Số", 24),
            ListColumn("issued_on", "Ngày", 12),
            ListColumn("issuer", "Cơ quan ban hành", 40),
            ListColumn("subject", "Trích yếu", 70),
            ListColumn("seats", "Chỉ tiêu phân bổ", 12),
            ListColumn("addressees", "Gửi đến", 40),
            ListColumn("scan", "Có bản quét", 10),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.number.as_str().into(),
            self.issued_on.into(),
            self.issuer.as_str().into(),
            self.subject.as_str().into(),
            self.quota.into(),
            Cell::Unit(self.unit_id),
            self.file.is_some().into(),
        ]
    }
}
