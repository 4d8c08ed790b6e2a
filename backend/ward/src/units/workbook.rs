//! Units as they are handed out.

use super::dto::UnitView;
use foundation::http::{Cell, Column, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for UnitView {
    const SHEET: Sheet = Sheet {
        name: "Đơn vị",
        title: "CÁC ĐƠN VỊ",
        columns: &[
            Column("Đơn vị", 44),
            Column("Tên viết tắt", 24),
            Column("Loại", 24),
            Column("Trực thuộc", 44),
            Column("Mã định danh", 24),
            Column("Số người phải có mặt", 12),
            Column("Tỷ lệ vắng tối đa (%)", 12),
            Column("Đang hoạt động", 12),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.name.as_str().into(),
            self.short_name.as_str().into(),
            self.kind.label().into(),
            self.parent_id.map_or(Cell::Nothing, Cell::Unit),
            self.agency_code.as_deref().into(),
            self.minimum_on_duty.into(),
            self.maximum_away_percent.into(),
            self.active.into(),
        ]
    }
}
