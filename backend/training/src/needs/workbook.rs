//! The lists of rounds, submissions and needs as they are handed out.

use super::dto::{ListedNeedsSubmission, NeedView, NeedsRoundView};
use foundation::http::{Cell, Column, Sheet, SheetRow};
use foundation::kernel::{Instant, TextEnum as _};

impl SheetRow for NeedsRoundView {
    const SHEET: Sheet = Sheet {
        name: "Đợt rà soát",
        title: "CÁC ĐỢT RÀ SOÁT NHU CẦU BỒI DƯỠNG",
        columns: &[
            Column("Đợt rà soát", 48),
            Column("Loại", 16),
            Column("Năm", 8),
            Column("Ngày mở", 12),
            Column("Hạn gửi", 12),
            Column("Tình trạng", 14),
            Column("Đơn vị được hỏi", 12),
            Column("Đơn vị đã gửi", 12),
            Column("Đã tiếp nhận", 12),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.name.as_str().into(),
            self.kind.label().into(),
            self.year.map_or(Cell::Nothing, Cell::Year),
            self.opened_on.into(),
            self.deadline.into(),
            self.state.label().into(),
            self.units_asked.into(),
            self.units_answered.into(),
            self.units_accepted.into(),
        ]
    }
}

impl SheetRow for ListedNeedsSubmission {
    const SHEET: Sheet = Sheet {
        name: "Theo đơn vị",
        title: "NHU CẦU BỒI DƯỠNG CÁC ĐƠN VỊ GỬI",
        columns: &[
            Column("Đơn vị", 44),
            Column("Đợt rà soát", 48),
            Column("Hạn gửi", 12),
            Column("Tình trạng", 18),
            Column("Ngày gửi", 12),
            Column("Ngày xử lý", 12),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.unit_name.as_str().into(),
            self.round.name.as_str().into(),
            self.round.deadline.into(),
            self.state.label().into(),
            self.submitted_at.map(Instant::day).into(),
            self.reviewed_at.map(Instant::day).into(),
        ]
    }
}

impl SheetRow for NeedView {
    const SHEET: Sheet = Sheet {
        name: "Nhu cầu",
        title: "NHU CẦU BỒI DƯỠNG",
        columns: &[
            Column("Nội dung bồi dưỡng", 48),
            Column("Mã chương trình", 14),
            Column("Đơn vị", 36),
            Column("Đợt rà soát", 36),
            Column("Tình trạng", 16),
            Column("Số người", 9),
            Column("Người được đề xuất", 44),
            Column("Năm", 8),
            Column("Quý", 7),
            Column("Kinh phí dự kiến (đồng)", 18),
            Column("Lý do", 40),
            Column("Nguồn", 18),
            Column("Nội dung trong kế hoạch năm", 40),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        let names: Vec<&str> = self.named.iter().map(|person| person.full_name.as_str()).collect();
        vec![
            self.content.as_str().into(),
            self.programme.as_ref().map(|programme| programme.code.as_str()).into(),
            self.unit_name.as_str().into(),
            self.round.as_ref().map(|round| round.name.as_str()).into(),
            self.round.as_ref().map(|round| round.submission_state.label()).into(),
            self.people.into(),
            names.join(", ").into(),
            self.year.map_or(Cell::Nothing, Cell::Year),
            self.quarter.into(),
            self.estimated_cost.map_or(Cell::Nothing, Cell::Money),
            self.reason.as_str().into(),
            self.origin.label().into(),
            self.year_plan_item.as_ref().map(|item| item.content.as_str()).into(),
        ]
    }
}
