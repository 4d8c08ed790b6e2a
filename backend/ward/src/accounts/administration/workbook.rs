//! Accounts as they are handed out.

use super::dto::AccountView;
use foundation::http::{Cell, ListColumn, Sheet, SheetRow};
use foundation::kernel::TextEnum as _;

impl SheetRow for AccountView {
    const SHEET: Sheet = Sheet {
        name: "Tài khoản",
        title: "TÀI KHOẢN",
        columns: &[
            ListColumn("user_name", "Tên đăng nhập", 24),
            ListColumn("name", "Họ và tên", 28),
            ListColumn("email", "Thư điện tử", 30),
            ListColumn("roles", "Vai trò", 60),
            ListColumn("state", "Đã kích hoạt", 10),
            ListColumn("state", "Đang khóa", 10),
            ListColumn("created", "Ngày tạo", 16),
            ListColumn("last_sign_in", "Đăng nhập gần nhất", 16),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.user_name.as_str().into(),
            self.display_name.as_str().into(),
            self.email.as_deref().into(),
            self.roles
                .iter()
                .map(|grant| format!("{} ({})", grant.role.label(), grant.unit_name))
                .collect::<Vec<_>>()
                .join("; ")
                .into(),
            self.activated.into(),
            self.locked.into(),
            self.created_at.into(),
            self.last_sign_in_at.into(),
        ]
    }
}
