//! Nominations as they are handed out.

use super::dto::NominationSummary;
use foundation::http::{Cell, Column, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for NominationSummary {
    const SHEET: Sheet = Sheet {
        name: "Cử đi bồi dưỡng",
        title: "DANH SÁCH CỬ ĐI BỒI DƯỠNG",
        columns: &[
            Column("Họ và tên", 28),
            Column("Vị trí việc làm", 36),
            Column("Đơn vị", 40),
            Column("Lớp", 50),
            Column("Chương trình", 50),
            Column("Từ ngày", 12),
            Column("Đến ngày", 12),
            Column("Cách cử", 20),
            Column("Tình trạng", 26),
            Column("Ngày được cử đi", 12),
            Column("Lý do cho phép", 40),
            Column("Ngày lập", 16),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.person.full_name.as_str().into(),
            self.person.post_title.as_str().into(),
            Cell::Unit(self.unit.id),
            self.course.name.as_str().into(),
            self.programme.name.as_str().into(),
            self.course.first_day.into(),
            self.course.last_day.into(),
            self.way.label().into(),
            self.state_label.into(),
            self.admitted_on.into(),
            self.override_reason.as_deref().into(),
            self.created_at.into(),
        ]
    }
}
