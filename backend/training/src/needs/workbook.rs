//! The lists of rounds, submissions and needs as they are handed out.

use super::dto::{ListedNeedsSubmission, NeedView, NeedsRoundView};
use foundation::http::{Cell, ListColumn, Sheet, SheetRow};
use foundation::kernel::{Instant, TextEnum as _};

impl SheetRow for NeedsRoundView {
    const SHEET: Sheet = Sheet {
        name: "Đợt rà soát",
        title: "CÁC ĐỢT RÀ SOÁT NHU CẦU BỒI DƯỠNG",
        columns: &[
            ListColumn("name", "Đợt rà soát", 48),
            ListColumn("kind", "Loại", 16),
            ListColumn("year", "Năm", 8),
            ListColumn("opened_on", "Ngày mở", 12),
            ListColumn("deadline", "Hạn gửi", 12),
            ListColumn("state", "Tình trạng", 14),
            ListColumn("answered", "Đơn vị được hỏi", 12),
            ListColumn("answered", "Đơn vị đã gửi", 12),
            ListColumn("accepted", "Đã tiếp nhận", 12),
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
            ListColumn("unit", "Đơn vị", 44),
            ListColumn("round", "Đợt rà soát", 48),
            ListColumn("deadline", "Hạn gửi", 12),
            ListColumn("state", "Tình trạng", 18),
            ListColumn("submitted_at", "Ngày gửi", 12),
            ListColumn("handled_at", "Ngày xử lý", 12),
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
            ListColumn("content", "Nội dung bồi dưỡng", 48),
            ListColumn("programme", "Mã chương trình", 14),
            ListColumn("unit", "Đơn vị", 36),
            ListColumn("round", "Đợt rà soát", 36),
            ListColumn("state", "Tình trạng", 16),
            ListColumn("people", "Số người", 9),
            ListColumn("names", "Người được đề xuất", 44),
            ListColumn("year", "Năm", 8),
            ListColumn("quarter", "Quý", 7),
            ListColumn("cost", "Kinh phí dự kiến (đồng)", 18),
            ListColumn("reason", "Lý do", 40),
            ListColumn("origin", "Nguồn", 18),
            ListColumn("plan_item", "Nội dung trong kế hoạch năm", 40),
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
