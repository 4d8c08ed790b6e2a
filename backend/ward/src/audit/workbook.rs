//! The records of changes and of reading as they are handed out.

use super::dto::{AccessRecordView, AuditRecordView};
use foundation::http::{Cell, Column, Sheet, SheetRow};

impl SheetRow for AuditRecordView {
    const SHEET: Sheet = Sheet {
        name: "Nhật ký thay đổi",
        title: "NHẬT KÝ THAY ĐỔI",
        columns: &[
            Column("Số thứ tự", 10),
            Column("Thời điểm", 16),
            Column("Người thực hiện", 28),
            Column("Thay cho", 28),
            Column("Việc (mã)", 18),
            Column("Đối tượng (mã)", 22),
            Column("Mã đối tượng", 38),
            Column("Lý do", 50),
            Column("Địa chỉ mạng", 18),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.number.into(),
            self.at.into(),
            self.account_name.as_str().into(),
            self.acting_for_name.as_deref().into(),
            self.action.as_str().into(),
            self.kind.as_str().into(),
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
            Column("Thời điểm", 16),
            Column("Người xem", 28),
            Column("Hồ sơ của", 28),
            Column("Đối tượng (mã)", 22),
            Column("Địa chỉ mạng", 18),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.at.into(),
            self.account_name.as_str().into(),
            self.subject_name.as_deref().into(),
            self.kind.as_str().into(),
            self.address.as_str().into(),
        ]
    }
}
