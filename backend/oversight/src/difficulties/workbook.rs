//! The list of difficulties as it is handed out.

use super::dto::DifficultySummary;
use foundation::http::{Cell, Column, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for DifficultySummary {
    const SHEET: Sheet = Sheet {
        name: "Khó khăn, vướng mắc",
        title: "KHÓ KHĂN, VƯỚNG MẮC CÁC ĐƠN VỊ BÁO CÁO",
        columns: &[
            Column("Đơn vị", 36),
            Column("Tóm tắt", 40),
            Column("Về việc", 22),
            Column("Nội dung", 50),
            Column("Đề xuất", 40),
            Column("Ngày báo cáo", 12),
            Column("Tình trạng", 22),
            Column("Hạn xử lý", 12),
            Column("Ý kiến tham mưu", 44),
            Column("Kết quả giải quyết", 44),
            Column("Thực hiện", 30),
            Column("Hạn thực hiện", 12),
            Column("Ngày giải quyết", 12),
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
