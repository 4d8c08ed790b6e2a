//! Courses and their timetables as they are handed out.

use super::dto::{CourseSessionView, CourseView};
use foundation::http::{Cell, ListColumn, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for CourseView {
    const SHEET: Sheet = Sheet {
        name: "Lớp bồi dưỡng",
        title: "CÁC LỚP BỒI DƯỠNG, TẬP HUẤN",
        columns: &[
            ListColumn("name", "Lớp", 50),
            ListColumn("programme", "Chương trình", 50),
            ListColumn("organiser", "Cơ quan tổ chức", 36),
            ListColumn("unit", "Đơn vị", 36),
            ListColumn("origin", "Nguồn lớp", 20),
            ListColumn("mode", "Hình thức", 16),
            ListColumn("state", "Tình trạng", 16),
            ListColumn("days", "Từ ngày", 12),
            ListColumn("days", "Đến ngày", 12),
            ListColumn("training_days", "Số ngày học", 10),
            ListColumn("place", "Địa điểm", 30),
            ListColumn("seats", "Số chỗ", 8),
            ListColumn("seats", "Đã cử", 8),
            ListColumn("deadline", "Hạn cử", 12),
            ListColumn("letter", "Công văn, giấy triệu tập", 24),
            ListColumn("cost", "Kinh phí (đồng)", 16),
            ListColumn("note", "Ghi chú", 40),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.name.as_str().into(),
            self.programme.name.as_str().into(),
            self.organiser.as_str().into(),
            Cell::Unit(self.unit_id),
            self.origin.label().into(),
            self.mode.label().into(),
            self.state.label().into(),
            self.first_day.into(),
            self.last_day.into(),
            self.length.training_days.into(),
            self.place.as_deref().into(),
            self.seats.into(),
            self.seats_taken.into(),
            self.nomination_deadline.into(),
            self.letter.as_ref().map(|letter| letter.number.as_str()).into(),
            self.cost.map_or(Cell::Nothing, Cell::Money),
            self.note.as_deref().into(),
        ]
    }
}

impl SheetRow for CourseSessionView {
    const SHEET: Sheet = Sheet {
        name: "Buổi học",
        title: "CÁC BUỔI HỌC",
        columns: &[
            ListColumn("day", "Ngày", 12),
            ListColumn("starts", "Bắt đầu", 10),
            ListColumn("ends", "Kết thúc", 10),
            ListColumn("content", "Nội dung", 60),
            ListColumn("place", "Địa điểm", 40),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.day.into(),
            self.starts.to_string().into(),
            self.ends.to_string().into(),
            self.topic.as_deref().into(),
            self.place.as_deref().into(),
        ]
    }
}
