//! A row of the roster as plain values.

use std::collections::BTreeMap;

use serde::Serialize;

use foundation::kernel::text_enum;

text_enum! {
    /// What is known of a person. Days are written as in ISO 8601, levels by their codes.
    pub enum Field {
        /// Staff code.
        Code = "code" / "Mã cán bộ",
        /// Full name.
        Name = "name" / "Họ và tên",
        /// Birth date; a year alone where no more is known.
        BirthDate = "birth_date" / "Ngày sinh",
        /// `male` or `female`.
        Gender = "gender" / "Giới tính",
        /// The unit's name.
        Unit = "unit" / "Đơn vị",
        /// Office or title held.
        Title = "title" / "Chức vụ, chức danh",
        /// The post as the file names it.
        Post = "post" / "Vị trí việc làm",
        /// `leading` or `specialist`, from the title.
        Level = "level" / "Lãnh đạo, quản lý hoặc chuyên môn",
        /// `official`, `civil_servant`, `public_employee`, `worker`.
        Category = "category" / "Đối tượng",
        /// Rank.
        Rank = "rank" / "Ngạch, chức danh nghề nghiệp",
        /// The rank's code.
        RankCode = "rank_code" / "Mã ngạch",
        /// `none`, `elementary`, `intermediate`, `college`, `university`, `master`, `doctor`.
        Qualification = "qualification" / "Trình độ chuyên môn",
        /// Field of study.
        FieldOfStudy = "field_of_study" / "Chuyên ngành",
        /// `none`, `elementary`, `intermediate`, `advanced`, `bachelor`.
        PoliticalTheory = "political_theory" / "Lý luận chính trị",
        /// `none`, `specialist`, `principal_specialist`, `senior_specialist`.
        StateManagement = "state_management" / "Quản lý nhà nước",
        /// Skills with computers, as typed.
        Informatics = "informatics" / "Tin học",
        /// Foreign languages, as typed.
        ForeignLanguage = "foreign_language" / "Ngoại ngữ",
        /// First day of employment.
        HiredOn = "hired_on" / "Ngày tuyển dụng",
        /// Telephone.
        Phone = "phone" / "Điện thoại",
        /// E-mail.
        Email = "email" / "Thư điện tử",
        /// `yes` or `no`.
        MeetsRequirement = "meets_requirement" / "Đáp ứng yêu cầu chuyên môn của vị trí việc làm",
        /// A remark.
        Note = "note" / "Ghi chú",
    }
}

/// The values of a person. A field that the file does not give is absent, and an import never empties what is absent:
/// a roster that lacks a column must not wipe out what the ward has typed in.
pub type Fields = BTreeMap<Field, String>;

/// Somebody on the roster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Person {
    /// The sheet's name.
    pub sheet: String,
    /// The row as Excel counts it, from 1.
    pub row: u32,
    /// What the row says.
    pub fields: Fields,
    /// Whether nothing about the row is an error; others are shown but not taken.
    pub acceptable: bool,
}

impl Person {
    /// A field, empty where it is absent.
    pub fn get(&self, field: Field) -> &str {
        self.fields.get(&field).map_or("", String::as_str)
    }
}
