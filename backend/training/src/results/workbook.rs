//! Results as they are handed out.

use super::dto::ResultView;
use foundation::http::{Cell, ListColumn, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for ResultView {
    const SHEET: Sheet = Sheet {
        name: "Kết quả",
        title: "KẾT QUẢ BỒI DƯỠNG",
        columns: &[
            ListColumn("name", "Họ và tên", 28),
            ListColumn("unit", "Đơn vị", 40),
            ListColumn("course", "Lớp", 50),
            ListColumn("last_day", "Ngày kết thúc", 12),
            ListColumn("outcome", "Kết quả", 18),
            ListColumn("score", "Điểm", 8),
            ListColumn("grade", "Xếp loại", 14),
            ListColumn("confirmed", "Cơ sở đào tạo xác nhận", 12),
            ListColumn("paper", "Có văn bản", 10),
            ListColumn("note", "Ghi chú", 40),
            ListColumn("recorded_at", "Ghi lúc", 16),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.full_name.as_str().into(),
            Cell::Unit(self.unit_id),
            self.course_name.as_str().into(),
            self.last_day.into(),
            self.outcome.label().into(),
            self.score_hundredths.map_or(Cell::Nothing, |score| Cell::Hundredths(score.into())),
            self.grade.map(|code| code.label()).into(),
            self.confirmed_by_school.into(),
            self.has_file.into(),
            self.note.as_deref().into(),
            self.entered_at.into(),
        ]
    }
}
