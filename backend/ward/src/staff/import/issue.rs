//! What is wrong with a cell, so that a person can find it in the sheet and mend it.

use serde::Serialize;

use crate::sheets::{Cell, Severity, address};
use foundation::kernel::{TextEnum, text_enum};

text_enum! {
    /// What is wrong with a cell or a sheet.
    pub enum IssueCode {
        /// No column holds names.
        NameColumnMissing = "name_column_missing" / "Chưa có cột Họ và tên; hãy chọn cột.",
        /// No column holds birth dates.
        BirthColumnMissing = "birth_column_missing" / "Chưa có cột Ngày sinh; hãy chọn cột.",
        /// The sheet holds no table of people.
        NoTable = "no_table" / "Không tìm thấy bảng danh sách trong trang tính này.",
        /// The sheet is hidden and was not read.
        SheetHidden = "sheet_hidden" / "Trang tính đang ẩn nên không đọc.",
        /// Title and columns leave open what the people are.
        CategoryUnclear = "category_unclear" / "Tên danh sách không cho biết là cán bộ, công chức hay viên chức; đã suy ra từ mã ngạch và chức vụ.",
        /// A person without a name.
        NameMissing = "name_missing" / "Thiếu họ và tên.",
        /// A name with digits or signs, or of a single word.
        NameUnreadable = "name_unreadable" / "Họ và tên có ký tự lạ hoặc chỉ có một từ.",
        /// A person without a birth date.
        BirthMissing = "birth_missing" / "Thiếu ngày sinh.",
        /// Not a day.
        BirthUnreadable = "birth_unreadable" / "Ngày sinh không đọc được (cần ngày/tháng/năm).",
        /// The birth date stands in both columns, Nam and Nữ.
        BirthTwice = "birth_twice" / "Ngày sinh ghi ở cả hai cột Nam và Nữ.",
        /// Only the year is known.
        BirthYearOnly = "birth_year_only" / "Chỉ có năm sinh; nên bổ sung ngày, tháng.",
        /// Under 16 or over 80 years old.
        BirthImplausible = "birth_implausible" / "Ngày sinh có vẻ không đúng (dưới 16 hoặc trên 80 tuổi).",
        /// No unit: neither a column nor a group row.
        UnitMissing = "unit_missing" / "Không rõ thuộc đơn vị nào (không có cột Đơn vị, không có dòng tên đơn vị ở trên).",
        /// A word that is no gender.
        GenderUnknown = "gender_unknown" / "Giới tính không đọc được; bỏ trống.",
        /// The gender differs from the column that the birth date stands in.
        GenderContradicts = "gender_contradicts" / "Giới tính khác với cột Nam, Nữ.",
        /// A word that is no category.
        CategoryUnknown = "category_unknown" / "Đối tượng không đọc được; đã suy ra từ mã ngạch và chức vụ.",
        /// A word that is no qualification.
        QualificationUnknown = "qualification_unknown" / "Trình độ chuyên môn không đọc được; bỏ trống.",
        /// A word that is no level of political theory.
        PoliticalTheoryUnknown = "political_theory_unknown" / "Trình độ lý luận chính trị không đọc được; bỏ trống.",
        /// A word that is no level of state management.
        StateManagementUnknown = "state_management_unknown" / "Trình độ quản lý nhà nước không đọc được; bỏ trống.",
        /// Not a day.
        HiredUnreadable = "hired_unreadable" / "Ngày tuyển dụng không đọc được; bỏ trống.",
        /// In the future, before 16 years of age, or earlier than any working life.
        HiredImplausible = "hired_implausible" / "Ngày tuyển dụng có vẻ không đúng (sau hôm nay hoặc trước tuổi 16).",
        /// Only month or year: the first day of it was taken.
        HiredIncomplete = "hired_incomplete" / "Ngày tuyển dụng không đủ ngày, tháng; đã lấy ngày đầu tiên.",
        /// Not a telephone number.
        PhoneUnreadable = "phone_unreadable" / "Số điện thoại không đọc được; bỏ trống.",
        /// Excel had dropped the leading zero.
        PhoneZeroMended = "phone_zero_mended" / "Số điện thoại mất số 0 ở đầu; đã thêm lại.",
        /// Two people with one telephone number.
        PhoneTwice = "phone_twice" / "Số điện thoại trùng với người khác trong tệp.",
        /// Not an address.
        EmailUnreadable = "email_unreadable" / "Thư điện tử không đúng; bỏ trống.",
        /// Neither a mark nor an empty cell.
        MarkUnknown = "mark_unknown" / "Không rõ là đáp ứng hay chưa; bỏ trống.",
        /// An error of Excel's or a control character.
        CellUnreadable = "cell_unreadable" / "Ô có lỗi hoặc ký tự không đọc được; bỏ trống.",
        /// Longer than any roster needs.
        TextTooLong = "text_too_long" / "Nội dung quá dài (hơn 500 ký tự); bỏ trống.",
        /// A table of absences without one of the columns that make an absence.
        AbsenceColumnMissing = "absence_column_missing" / "Thiếu cột bắt buộc.",
        /// A word that is no kind of absence.
        AbsenceKindUnknown = "absence_kind_unknown" / "Loại vắng mặt không đọc được.",
        /// Not a day.
        AbsenceDayUnreadable = "absence_day_unreadable" / "Ngày không đọc được (cần ngày/tháng/năm).",
        /// The last day lies before the first.
        AbsenceAfterEnd = "absence_after_end" / "Ngày kết thúc trước ngày bắt đầu.",
        /// Another absence of the same person touches these days.
        AbsenceOverlaps = "absence_overlaps" / "Người này đã có vắng mặt khác trong thời gian đó.",
        /// Nobody of the roster is meant.
        PersonUnknown = "person_unknown" / "Không có người này trong danh sách của đơn vị.",
        /// Several people of the roster could be meant.
        PersonSeveral = "person_several" / "Có nhiều người trùng tên; hãy ghi ngày sinh hoặc đơn vị.",
        /// The same name and birth date a second time.
        PersonTwice = "person_twice" / "Người này đã có trong tệp (trùng họ tên và ngày sinh).",
    }
}

/// One thing to look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Issue {
    /// The sheet's name.
    pub sheet: String,
    /// The cell as Excel names it: C14; empty when the whole sheet is meant.
    pub cell: String,
    /// What stands there.
    pub value: String,
    /// Whether the row can be taken.
    pub severity: Severity,
    /// Which issue.
    pub code: IssueCode,
    /// The same in Vietnamese, with the names of the columns where some are missing.
    pub message: String,
    /// Another cell that has to do with it.
    pub other_cell: Option<String>,
}

impl Issue {
    /// Of a cell.
    pub fn at(sheet: &str, place: (u32, u32), value: Option<&Cell>, severity: Severity, code: IssueCode) -> Self {
        Self {
            sheet: sheet.to_owned(),
            cell: address(place.0, place.1),
            value: value.map(Cell::shown).unwrap_or_default().chars().take(100).collect(),
            severity,
            code,
            message: code.label().to_owned(),
            other_cell: None,
        }
    }

    /// Of a whole sheet.
    pub fn of_sheet(sheet: &str, severity: Severity, code: IssueCode) -> Self {
        Self { cell: String::new(), ..Self::at(sheet, (0, 0), None, severity, code) }
    }
}
