//! People as they are handed out.

use super::dto::StaffView;
use foundation::http::{Cell, ListColumn, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for StaffView {
    const SHEET: Sheet = Sheet {
        name: "Đội ngũ",
        title: "DANH SÁCH ĐỘI NGŨ",
        columns: &[
            ListColumn("name", "Họ và tên", 28),
            ListColumn("code", "Mã", 14),
            ListColumn("gender", "Giới tính", 10),
            ListColumn("birth", "Ngày sinh", 12),
            ListColumn("unit", "Đơn vị", 40),
            ListColumn("post", "Vị trí việc làm", 36),
            ListColumn("level", "Cấp", 16),
            ListColumn("category", "Đối tượng", 16),
            ListColumn("rank_code", "Mã ngạch", 12),
            ListColumn("rank", "Ngạch", 22),
            ListColumn("qualification", "Trình độ chuyên môn", 16),
            ListColumn("major", "Chuyên ngành", 24),
            ListColumn("political", "Lý luận chính trị", 16),
            ListColumn("state_management", "Quản lý nhà nước", 20),
            ListColumn("computing", "Tin học", 14),
            ListColumn("languages", "Ngoại ngữ", 14),
            ListColumn("hired", "Ngày tuyển dụng", 12),
            ListColumn("phone", "Điện thoại", 14),
            ListColumn("email", "Thư điện tử", 28),
            ListColumn("party_member", "Đảng viên", 10),
            ListColumn("state", "Tình trạng", 18),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.full_name.as_str().into(),
            self.code.as_deref().into(),
            self.gender.map(|code| code.label()).into(),
            self.birth_date.map(Cell::Day).or(self.birth_year.map(Cell::Year)).unwrap_or(Cell::Nothing),
            self.unit_name.as_str().into(),
            self.post_title.as_str().into(),
            self.level.label().into(),
            self.category.label().into(),
            self.rank_code.as_deref().into(),
            self.rank_name.as_deref().into(),
            self.qualification.map(|code| code.label()).into(),
            self.field_of_study.as_deref().into(),
            self.political_theory.map(|code| code.label()).into(),
            self.state_management.map(|code| code.label()).into(),
            self.informatics.as_deref().into(),
            self.foreign_language.as_deref().into(),
            self.hired_on.into(),
            self.phone.as_deref().into(),
            self.email.as_deref().into(),
            self.party_member.into(),
            self.state.label().into(),
        ]
    }
}
