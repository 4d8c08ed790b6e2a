//! Certificates as they are handed out.

use super::dto::{AwaitedCertificateView, CertificateView};
use foundation::http::{Cell, ListColumn, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for CertificateView {
    const SHEET: Sheet = Sheet {
        name: "Chứng chỉ",
        title: "CHỨNG CHỈ, GIẤY CHỨNG NHẬN",
        columns: &[
            ListColumn("name", "Họ và tên", 28),
            ListColumn("unit", "Đơn vị", 40),
            ListColumn("course", "Lớp", 50),
            ListColumn("kind", "Loại", 18),
            ListColumn("number", "Số", 20),
            ListColumn("issuer", "Nơi cấp", 36),
            ListColumn("issued_on", "Ngày cấp", 12),
            ListColumn("scan", "Có bản quét", 10),
            ListColumn("state", "Tình trạng", 24),
            ListColumn("state", "Lý do", 40),
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
            ListColumn("name", "Họ và tên", 28),
            ListColumn("unit", "Đơn vị", 40),
            ListColumn("course", "Lớp", 50),
            ListColumn("last_day", "Ngày kết thúc", 12),
            ListColumn("kind", "Loại", 18),
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
