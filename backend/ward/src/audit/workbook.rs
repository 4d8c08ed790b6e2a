//! The records of changes and of reading as they are handed out.

use super::dto::{AccessRecordView, AuditRecordView};
use foundation::http::{Cell, ListColumn, Sheet, SheetRow};

impl SheetRow for AuditRecordView {
    const SHEET: Sheet = Sheet {
        name: "Nhật ký thay đổi",
        title: "NHẬT KÝ THAY ĐỔI",
        columns: &[
            ListColumn("number", "Số thứ tự", 10),
            ListColumn("at", "Thời điểm", 16),
            ListColumn("who", "Người thực hiện", 28),
            ListColumn("who", "Thay cho", 28),
            ListColumn("action", "Việc", 26),
            ListColumn("kind", "Đối tượng", 28),
            ListColumn("subject", "Tên", 40),
            ListColumn("subject", "Mã đối tượng", 38),
            ListColumn("reason", "Lý do", 50),
            ListColumn("address", "Địa chỉ mạng", 18),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.number.into(),
            self.at.into(),
            self.account_name.as_str().into(),
            self.acting_for_name.as_deref().into(),
            self.action.word(&self.kind).into(),
            self.kind.word().into(),
            self.subject_name.as_deref().into(),
            self.subject_id.to_string().into(),
            self.reason.as_deref().into(),
            self.address.as_str().into(),
        ]
    }
}

impl SheetRow for AccessRecordView {
    const SHEET: Sheet = Sheet {
        name: "Nhật ký truy cập",
        title: "NHẬT KÝ XEM HỒ SƠ",
        columns: &[
            ListColumn("at", "Thời điểm", 16),
            ListColumn("who", "Người xem", 28),
            ListColumn("whose", "Hồ sơ của", 28),
            ListColumn("kind", "Đối tượng", 28),
            ListColumn("address", "Địa chỉ mạng", 18),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.at.into(),
            self.account_name.as_str().into(),
            self.subject_name.as_deref().into(),
            self.kind.word().into(),
            self.address.as_str().into(),
        ]
    }
}
