//! The catalogue as it is handed out.

use super::dto::ProgrammeView;
use foundation::http::{Cell, Column, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for ProgrammeView {
    const SHEET: Sheet = Sheet {
        name: "Chương trình",
        title: "DANH MỤC CHƯƠNG TRÌNH BỒI DƯỠNG",
        columns: &[
            Column("Mã", 12),
            Column("Chương trình", 60),
            Column("Loại", 30),
            Column("Đối tượng", 40),
            Column("Giai đoạn", 24),
            Column("Cấp sau khóa học", 18),
            Column("Tỷ lệ buổi học phải dự (%)", 14),
            Column("Căn cứ", 40),
            Column("Đang dùng", 10),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.code.as_str().into(),
            self.name.as_str().into(),
            self.kind.label().into(),
            self.audience.label().into(),
            self.phases.iter().map(|phase| phase.label()).collect::<Vec<_>>().join("; ").into(),
            self.certificate.label().into(),
            self.attendance_percent.into(),
            self.source.as_str().into(),
            self.active.into(),
        ]
    }
}
