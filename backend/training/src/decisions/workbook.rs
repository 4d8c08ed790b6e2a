//! Decisions as they are handed out.

use super::dto::DecisionView;
use foundation::http::{Cell, Column, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for DecisionView {
    const SHEET: Sheet = Sheet {
        name: "Quyết định",
        title: "QUYẾT ĐỊNH CỬ ĐI BỒI DƯỠNG",
        columns: &[
            Column("Số", 20),
            Column("Ngày ký", 12),
            Column("Loại", 28),
            Column("Trích yếu", 70),
            Column("Đơn vị", 40),
            Column("Người ký", 28),
            Column("Chức vụ người ký", 28),
            Column("Số người", 8),
            Column("Đã thu hồi", 10),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.number.as_deref().into(),
            self.signed_on.into(),
            self.kind.label().into(),
            self.subject.as_str().into(),
            Cell::Unit(self.unit_id),
            self.signer_name.as_deref().into(),
            self.signer_title.as_deref().into(),
            Cell::Whole(self.nomination_ids.len() as i64),
            self.revoked.into(),
        ]
    }
}
