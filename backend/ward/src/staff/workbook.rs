//! People as they are handed out.

use super::dto::StaffView;
use foundation::http::{Cell, Column, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for StaffView {
    const SHEET: Sheet = Sheet {
        name: "Đội ngũ",
        title: "DANH SÁCH ĐỘI NGŨ",
        columns: &[
            Column("Họ và tên", 28),
            Column("Mã", 14),
            Column("Giới tính", 10),
            Column("Ngày sinh", 12),
            Column("Đơn vị", 40),
            Column("Vị trí việc làm", 36),
            Column("Cấp", 16),
            Column("Đối tượng", 16),
            Column("Mã ngạch", 12),
            Column("Ngạch", 22),
            Column("Trình độ chuyên môn", 16),
            Column("Chuyên ngành", 24),
            Column("Lý luận chính trị", 16),
            Column("Quản lý nhà nước", 20),
            Column("Tin học", 14),
            Column("Ngoại ngữ", 14),
            Column("Ngày tuyển dụng", 12),
            Column("Điện thoại", 14),
            Column("Thư điện tử", 28),
            Column("Đảng viên", 10),
            Column("Tình trạng", 18),
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
