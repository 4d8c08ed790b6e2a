//! Evaluations as they are handed out.

use super::dto::EvaluationView;
use foundation::http::{Cell, ListColumn, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for EvaluationView {
    const SHEET: Sheet = Sheet {
        name: "Đánh giá",
        title: "ĐÁNH GIÁ SAU BỒI DƯỠNG",
        columns: &[
            ListColumn("name", "Họ và tên", 28),
            ListColumn("post", "Vị trí việc làm", 36),
            ListColumn("unit", "Đơn vị", 40),
            ListColumn("round", "Đợt", 12),
            ListColumn("courses", "Các lớp", 60),
            ListColumn("state", "Tình trạng", 20),
            ListColumn("index", "Chỉ số", 8),
            ListColumn("band", "Mức độ vận dụng", 20),
            ListColumn("evaluator", "Người đánh giá", 28),
            ListColumn("signed_on", "Ngày ký", 12),
            ListColumn("remark", "Nhận xét", 60),
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
