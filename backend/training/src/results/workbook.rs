//! Results as they are handed out.

use super::dto::ResultView;
use foundation::http::{Cell, Column, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for ResultView {
    const SHEET: Sheet = Sheet {
        name: "Kết quả",
        title: "KẾT QUẢ BỒI DƯỠNG",
        columns: &[
            Column("Họ và tên", 28),
            Column("Đơn vị", 40),
            Column("Lớp", 50),
            Column("Ngày kết thúc", 12),
            Column("Kết quả", 18),
            Column("Điểm", 8),
            Column("Xếp loại", 14),
            Column("Cơ sở đào tạo xác nhận", 12),
            Column("Có văn bản", 10),
            Column("Ghi chú", 40),
            Column("Ghi lúc", 16),
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
