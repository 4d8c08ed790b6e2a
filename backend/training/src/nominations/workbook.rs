//! Nominations as they are handed out.

use super::dto::NominationSummary;
use foundation::http::{Cell, ListColumn, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for NominationSummary {
    const SHEET: Sheet = Sheet {
        name: "Cử đi bồi dưỡng",
        title: "DANH SÁCH CỬ ĐI BỒI DƯỠNG",
        columns: &[
            ListColumn("name", "Họ và tên", 28),
            ListColumn("post", "Vị trí việc làm", 36),
            ListColumn("unit", "Đơn vị", 40),
            ListColumn("course", "Lớp", 50),
            ListColumn("programme", "Chương trình", 50),
            ListColumn("days", "Từ ngày", 12),
            ListColumn("days", "Đến ngày", 12),
            ListColumn("way", "Cách cử", 20),
            ListColumn("state", "Tình trạng", 26),
            ListColumn("sent_on", "Ngày được cử đi", 12),
            ListColumn("override_reason", "Lý do cho phép", 40),
            ListColumn("created", "Ngày lập", 16),
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
