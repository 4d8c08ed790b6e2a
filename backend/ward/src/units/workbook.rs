//! Units as they are handed out.

use super::dto::UnitView;
use foundation::http::{Cell, ListColumn, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for UnitView {
    const SHEET: Sheet = Sheet {
        name: "Đơn vị",
        title: "CÁC ĐƠN VỊ",
        columns: &[
            ListColumn("name", "Đơn vị", 44),
            ListColumn("short_name", "Tên viết tắt", 24),
            ListColumn("kind", "Loại", 24),
            ListColumn("parent", "Trực thuộc", 44),
            ListColumn("code", "Mã định danh", 24),
            ListColumn("minimum", "Số người phải có mặt", 12),
            ListColumn("maximum", "Tỷ lệ vắng tối đa (%)", 12),
            ListColumn("week", "Tuần làm việc", 40),
            ListColumn("active", "Đang hoạt động", 12),
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
            self.working_weekdays.iter().map(|day| weekday(day)).collect::<Vec<_>>().join(", ").into(),
            self.active.into(),
        ]
    }
}

/// A weekday as the office says it.
fn weekday(name: &str) -> &str {
    match name {
        "mon" => "Thứ Hai",
        "tue" => "Thứ Ba",
        "wed" => "Thứ Tư",
        "thu" => "Thứ Năm",
        "fri" => "Thứ Sáu",
        "sat" => "Thứ Bảy",
        "sun" => "Chủ nhật",
        other => other,
    }
}
