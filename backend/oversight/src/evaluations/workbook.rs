//! Evaluations as they are handed out.

use super::dto::EvaluationView;
use foundation::http::{Cell, Column, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for EvaluationView {
    const SHEET: Sheet = Sheet {
        name: "Đánh giá",
        title: "ĐÁNH GIÁ SAU BỒI DƯỠNG",
        columns: &[
            Column("Họ và tên", 28),
            Column("Vị trí việc làm", 36),
            Column("Đơn vị", 40),
            Column("Đợt", 12),
            Column("Các lớp", 60),
            Column("Tình trạng", 20),
            Column("Chỉ số", 8),
            Column("Mức độ vận dụng", 20),
            Column("Người đánh giá", 28),
            Column("Ngày ký", 12),
            Column("Nhận xét", 60),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.person.full_name.as_str().into(),
            self.person.post_title.as_str().into(),
            self.person.unit_name.as_str().into(),
            self.round.as_deref().into(),
            self.courses.iter().map(|course| course.course_name.as_str()).collect::<Vec<_>>().join("; ").into(),
            self.state.label().into(),
            self.index_hundredths.map_or(Cell::Nothing, |index| Cell::Hundredths(index.into())),
            self.band.as_deref().into(),
            self.evaluator_name.as_deref().into(),
            self.signed_on.into(),
            self.comment.as_deref().into(),
        ]
    }
}
