//! Official letters as they are handed out.

use super::dto::LetterView;
use foundation::http::{Cell, Column, Sheet, SheetRow};

impl SheetRow for LetterView {
    const SHEET: Sheet = Sheet {
        name: "Công văn",
        title: "CÔNG VĂN, GIẤY TRIỆU TẬP",
        columns: &[
            Column("Số", 24),
            Column("Ngày", 12),
            Column("Cơ quan ban hành", 40),
            Column("Trích yếu", 70),
            Column("Chỉ tiêu phân bổ", 12),
            Column("Gửi đến", 40),
            Column("Có bản quét", 10),
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
