//! Certificates as they are handed out.

use super::dto::{AwaitedCertificateView, CertificateView};
use foundation::http::{Cell, Column, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for CertificateView {
    const SHEET: Sheet = Sheet {
        name: "Chứng chỉ",
        title: "CHỨNG CHỈ, GIẤY CHỨNG NHẬN",
        columns: &[
            Column("Họ và tên", 28),
            Column("Đơn vị", 40),
            Column("Lớp", 50),
            Column("Loại", 18),
            Column("Số", 20),
            Column("Nơi cấp", 36),
            Column("Ngày cấp", 12),
            Column("Có bản quét", 10),
            Column("Tình trạng", 24),
            Column("Lý do", 40),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.full_name.as_str().into(),
            Cell::Unit(self.unit_id),
            self.course_name.as_str().into(),
            self.kind.label().into(),
            self.number.as_deref().into(),
            self.issuer.as_str().into(),
            self.issued_on.into(),
            self.has_file.into(),
            self.state.label().into(),
            self.state_reason.as_deref().into(),
        ]
    }
}

impl SheetRow for AwaitedCertificateView {
    const SHEET: Sheet = Sheet {
        name: "Chờ chứng chỉ",
        title: "NGƯỜI ĐÃ HOÀN THÀNH, CÒN CHỜ CHỨNG CHỈ",
        columns: &[
            Column("Họ và tên", 28),
            Column("Đơn vị", 40),
            Column("Lớp", 50),
            Column("Ngày kết thúc", 12),
            Column("Loại", 18),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.full_name.as_str().into(),
            Cell::Unit(self.unit_id),
            self.course_name.as_str().into(),
            self.last_day.into(),
            self.kind.label().into(),
        ]
    }
}
