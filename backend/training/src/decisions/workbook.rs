//! Decisions as they are handed out.

use super::dto::DecisionView;
use foundation::http::{Cell, ListColumn, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for DecisionView {
    const SHEET: Sheet = Sheet {
        name: "Quyết định",
        title: "QUYẾT ĐỊNH CỬ ĐI BỒI DƯỠNG",
        columns: &[
            ListColumn("number", "Số", 20),
            ListColumn("signed_on", "Ngày ký", 12),
            ListColumn("kind", "Loại", 28),
            ListColumn("subject", "Trích yếu", 70),
            ListColumn("unit", "Đơn vị", 40),
            ListColumn("signer", "Người ký", 28),
            ListColumn("signer", "Chức vụ người ký", 28),
            ListColumn("people", "Số người", 8),
            ListColumn("state", "Đã thu hồi", 10),
            ListColumn("created", "Ngày lập", 16),
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
            self.created_at.into(),
        ]
    }
}
