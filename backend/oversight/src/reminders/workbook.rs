//! What is owed, and what was said, as they are handed out.

use super::dto::{OwedDutyView, ReminderView};
use foundation::http::{Cell, Column, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

/// The columns of what others owe.
pub const OWED: &[Column<'static>] = &[
    Column("Đơn vị", 32),
    Column("Người có việc", 24),
    Column("Chức vụ", 22),
    Column("Việc", 60),
    Column("Số lượng", 10),
    Column("Hạn", 12),
    Column("Quá hạn (ngày)", 12),
    Column("Nhắc gần nhất", 14),
    Column("Đôn đốc gần nhất", 14),
    Column("Người đôn đốc", 24),
];

/// A row of what others owe.
pub fn owed_cells(owed: &OwedDutyView) -> Vec<Cell> {
    let late = owed.duty.days_left.filter(|_| owed.duty.overdue).map(|days| -days);
    vec![
        owed.holder.unit_name.as_str().into(),
        owed.holder.name.as_str().into(),
        owed.holder.post_title.as_str().into(),
        owed.duty.title.as_str().into(),
        owed.duty.count.into(),
        owed.duty.due_on.into(),
        late.map_or(Cell::Nothing, Cell::from),
        owed.reminded_on.into(),
        owed.urged_on.into(),
        owed.urged_by_name.as_deref().map_or(Cell::Nothing, Cell::from),
    ]
}

impl SheetRow for ReminderView {
    const SHEET: Sheet = Sheet {
        name: "Nhắc việc",
        title: "NHẮC VIỆC, ĐÔN ĐỐC ĐÃ GỬI",
        columns: &[
            Column("Ngày", 12),
            Column("Người nhận", 24),
            Column("Với tư cách", 20),
            Column("Đơn vị", 32),
            Column("Người có việc", 24),
            Column("Việc", 60),
            Column("Hạn", 12),
            Column("Hình thức", 16),
            Column("Người đôn đốc", 24),
            Column("Thư", 24),
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
