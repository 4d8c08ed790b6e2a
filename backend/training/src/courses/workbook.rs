//! Courses and their timetables as they are handed out.

use super::dto::{CourseSessionView, CourseView};
use foundation::http::{Cell, Column, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for CourseView {
    const SHEET: Sheet = Sheet {
        name: "Lớp bồi dưỡng",
        title: "CÁC LỚP BỒI DƯỠNG, TẬP HUẤN",
        columns: &[
            Column("Lớp", 50),
            Column("Chương trình", 50),
            Column("Cơ quan tổ chức", 36),
            Column("Đơn vị", 36),
            Column("Nguồn lớp", 20),
            Column("Hình thức", 16),
            Column("Tình trạng", 16),
            Column("Từ ngày", 12),
            Column("Đến ngày", 12),
            Column("Số ngày học", 10),
            Column("Địa điểm", 30),
            Column("Số chỗ", 8),
            Column("Đã cử", 8),
            Column("Hạn cử", 12),
            Column("Công văn, giấy triệu tập", 24),
            Column("Kinh phí (đồng)", 16),
            Column("Ghi chú", 40),
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
            Column("Ngày", 12),
            Column("Bắt đầu", 10),
            Column("Kết thúc", 10),
            Column("Nội dung", 60),
            Column("Địa điểm", 40),
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
