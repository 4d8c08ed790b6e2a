//! The catalogue as it is handed out.

use super::dto::{ProgrammeLength, ProgrammeView};
use foundation::http::{Cell, ListColumn, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for ProgrammeView {
    const SHEET: Sheet = Sheet {
        name: "Chương trình",
        title: "DANH MỤC CHƯƠNG TRÌNH BỒI DƯỠNG",
        columns: &[
            ListColumn("code", "Mã", 12),
            ListColumn("name", "Chương trình", 60),
            ListColumn("kind", "Loại", 30),
            ListColumn("length", "Thời lượng", 26),
            ListColumn("audience", "Đối tượng", 40),
            ListColumn("phases", "Giai đoạn", 24),
            ListColumn("certificate", "Cấp sau khóa học", 18),
            ListColumn("attendance", "Tỷ lệ buổi học phải dự (%)", 14),
            ListColumn("source", "Căn cứ", 40),
            ListColumn("active", "Đang dùng", 10),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.code.as_str().into(),
            self.name.as_str().into(),
            self.kind.label().into(),
            self.length.as_ref().map(ProgrammeLength::words).into(),
            self.audience.label().into(),
            self.phases.iter().map(|phase| phase.label()).collect::<Vec<_>>().join("; ").into(),
            self.certificate.label().into(),
            self.attendance_percent.into(),
            self.source.as_str().into(),
            self.active.into(),
        ]
    }
}
