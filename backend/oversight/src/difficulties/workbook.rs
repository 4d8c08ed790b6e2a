//! The list of difficulties as it is handed out.

use super::dto::DifficultySummary;
use foundation::http::{Cell, ListColumn, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for DifficultySummary {
    const SHEET: Sheet = Sheet {
        name: "Khó khăn, vướng mắc",
        title: "KHÓ KHĂN, VƯỚNG MẮC CÁC ĐƠN VỊ BÁO CÁO",
        columns: &[
            ListColumn("unit", "Đơn vị", 36),
            ListColumn("title", "Tóm tắt", 40),
            ListColumn("topic", "Về việc", 22),
            ListColumn("words", "Nội dung", 50),
            ListColumn("proposal", "Đề xuất", 40),
            ListColumn("reported_on", "Ngày báo cáo", 12),
            ListColumn("state", "Tình trạng", 22),
            ListColumn("due_on", "Hạn xử lý", 12),
            ListColumn("advice", "Ý kiến tham mưu", 44),
            ListColumn("outcome", "Kết quả giải quyết", 44),
            ListColumn("done_by", "Thực hiện", 30),
            ListColumn("done_until", "Hạn thực hiện", 12),
            ListColumn("resolved_on", "Ngày giải quyết", 12),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.unit_name.as_str().into(),
            self.title.as_str().into(),
            self.topic.label().into(),
            self.content.as_str().into(),
            self.proposal.as_str().into(),
            self.reported_on.into(),
            self.state.label().into(),
            self.due_on.into(),
            self.advice.as_deref().into(),
            self.decision.as_deref().into(),
            self.carried_out_by.as_deref().into(),
            self.carried_out_until.into(),
            self.settled_on.into(),
        ]
    }
}
