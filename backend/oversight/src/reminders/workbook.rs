//! What is owed, and what was said, as they are handed out.

use super::dto::{OwedDutyView, ReminderView};
use foundation::http::{Cell, ListColumn, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for OwedDutyView {
    const SHEET: Sheet = Sheet {
        name: "Việc còn nợ",
        title: "AI CÒN NỢ VIỆC GÌ",
        columns: &[
            ListColumn("unit", "Đơn vị", 32),
            ListColumn("holder", "Người có việc", 24),
            ListColumn("holder", "Chức vụ", 22),
            ListColumn("duty", "Việc", 60),
            ListColumn("duty", "Số lượng", 10),
            ListColumn("due", "Hạn", 12),
            ListColumn("due", "Quá hạn (ngày)", 12),
            ListColumn("told", "Nhắc gần nhất", 14),
            ListColumn("told", "Đôn đốc gần nhất", 14),
            ListColumn("told", "Người đôn đốc", 24),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        let late = self.duty.days_left.filter(|_| self.duty.overdue).map(|days| -days);
        vec![
            self.holder.unit_name.as_str().into(),
            self.holder.name.as_str().into(),
            self.holder.post_title.as_str().into(),
            self.duty.title.as_str().into(),
            self.duty.count.into(),
            self.duty.due_on.into(),
            late.map_or(Cell::Nothing, Cell::from),
            self.reminded_on.into(),
            self.urged_on.into(),
            self.urged_by_name.as_deref().map_or(Cell::Nothing, Cell::from),
        ]
    }
}

impl SheetRow for ReminderView {
    const SHEET: Sheet = Sheet {
        name: "Nhắc việc",
        title: "NHẮC VIỆC, ĐÔN ĐỐC ĐÃ GỬI",
        columns: &[
            ListColumn("at", "Ngày", 12),
            ListColumn("recipient", "Người nhận", 24),
            ListColumn("recipient", "Với tư cách", 20),
            ListColumn("holder", "Đơn vị", 32),
            ListColumn("holder", "Người có việc", 24),
            ListColumn("title", "Việc", 60),
            ListColumn("due", "Hạn", 12),
            ListColumn("way", "Hình thức", 16),
            ListColumn("way", "Người đôn đốc", 24),
            ListColumn("mail", "Thư", 24),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.created_at.day().into(),
            self.recipient_name.as_str().into(),
            self.recipient.label().into(),
            self.unit_name.as_str().into(),
            self.holder_name.as_str().into(),
            self.title.as_str().into(),
            self.due_on.into(),
            self.way.label().into(),
            self.urged_by_name.as_deref().map_or(Cell::Nothing, Cell::from),
            self.mail_state.map_or(Cell::Nothing, |state| state.label().into()),
        ]
    }
}
