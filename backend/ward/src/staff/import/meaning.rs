//! What a column of a roster can hold, and the headings that say so.

use crate::sheets::fold;
use foundation::kernel::text_enum;

text_enum! {
    /// What a column holds.
    pub enum Meaning {
        /// The running number of the row, or the numeral of a group.
        Number = "number" / "Số thứ tự",
        /// Staff code.
        Code = "code" / "Mã cán bộ",
        /// Full name.
        Name = "name" / "Họ và tên",
        /// Birth date.
        BirthDate = "birth_date" / "Ngày sinh",
        /// The birth date of a man, or a mark that it is one.
        Male = "male" / "Nam (ngày sinh hoặc dấu x)",
        /// The birth date of a woman, or a mark that it is one.
        Female = "female" / "Nữ (ngày sinh hoặc dấu x)",
        /// Man or woman.
        Gender = "gender" / "Giới tính",
        /// The unit.
        Unit = "unit" / "Đơn vị",
        /// Office or title held: "Phó Trưởng phòng".
        Title = "title" / "Chức vụ, chức danh",
        /// The post (vị trí việc làm).
        Post = "post" / "Vị trí việc làm",
        /// Cadre, civil servant, public employee or worker.
        Category = "category" / "Đối tượng (cán bộ, công chức, viên chức)",
        /// Rank (ngạch, chức danh nghề nghiệp).
        Rank = "rank" / "Ngạch, chức danh nghề nghiệp",
        /// The rank's code: 01.003.
        RankCode = "rank_code" / "Mã ngạch",
        /// Level of qualification.
        Qualification = "qualification" / "Trình độ chuyên môn",
        /// Field of study.
        FieldOfStudy = "field_of_study" / "Chuyên ngành",
        /// Level of political theory.
        PoliticalTheory = "political_theory" / "Lý luận chính trị",
        /// Level of state management.
        StateManagement = "state_management" / "Quản lý nhà nước",
        /// Skills with computers.
        Informatics = "informatics" / "Tin học",
        /// Foreign languages.
        ForeignLanguage = "foreign_language" / "Ngoại ngữ",
        /// First day of employment.
        HiredOn = "hired_on" / "Ngày tuyển dụng",
        /// Telephone.
        Phone = "phone" / "Điện thoại",
        /// E-mail.
        Email = "email" / "Thư điện tử",
        /// Whether the person meets the professional requirement of the post.
        MeetsRequirement = "meets_requirement" / "Đáp ứng yêu cầu chuyên môn của vị trí việc làm",
        /// A remark.
        Note = "note" / "Ghi chú",
        /// Never stored: identity papers, ethnicity, religion, party membership, pay.
        LeftOut = "left_out" / "Không lưu (dữ liệu cá nhân không cần cho bồi dưỡng)",
        /// Not understood, or not wanted: the column is not read.
        Unknown = "unknown" / "Không dùng",
    }
}

/// Folded headings in the order in which they are tried; a heading has the meaning of the first that it equals or,
/// after a `*`, begins with or contains as whole words.
const HEADINGS: &[(Meaning, &[&str])] = &[
    (Meaning::Unknown, &["*bo nhiem", "*thoi gian giu", "*ngay giu", "*ngay huong", "*que quan"]),
    (
        Meaning::LeftOut,
        &[
            "*cccd",
            "*cmnd",
            "*cmtnd",
            "*can cuoc",
            "*chung minh",
            "*so dinh danh",
            "*ho chieu",
            "*dan toc",
            "*ton giao",
            "*muc luong",
            "*bac luong",
            "*he so",
            "*he so luong",
            "*tien luong",
            "*phu cap",
            "*bac",
            "luong",
            "hsl",
            "*tai khoan",
            "*bhxh",
            "*bao hiem",
            "*vao dang",
            "*dang vien",
            "*ngay vao dang",
            "*nang luong",
        ],
    ),
    (Meaning::MeetsRequirement, &["*dap ung", "*dat yeu cau", "*dat chuan"]),
    (Meaning::Number, &["stt", "so tt", "tt", "so thu tu", "s tt"]),
    (
        Meaning::Name,
        &["*ho va ten", "*ho ten", "*ho va ten khai sinh", "*ho dem va ten", "ten can bo", "*ten cong chuc"],
    ),
    (Meaning::Male, &["nam", "ngay sinh nam", "nam sinh nam"]),
    (Meaning::Female, &["nu", "ngay sinh nu", "nam sinh nu"]),
    (Meaning::BirthDate, &["*ngay sinh", "*ngay thang nam sinh", "*nam sinh", "*sinh ngay", "*ngay thang sinh"]),
    (Meaning::Gender, &["gioi tinh", "*gioi tinh", "gioi", "phai"]),
    (Meaning::Phone, &["*dien thoai", "*sdt", "*so dt", "dt", "*di dong", "*dtdd", "so lien he", "*phone"]),
    (Meaning::Email, &["*email", "*e mail", "*thu dien tu", "*hop thu dien tu"]),
    (Meaning::HiredOn, &["*tuyen dung", "*vao nganh", "*vao co quan", "*bat dau cong tac", "*nam cong tac"]),
    (
        Meaning::RankCode,
        &[
            "*ma ngach",
            "*ma so ngach",
            "ngach ma so",
            "ngach ma",
            "*ma so chuc danh",
            "*ma chuc danh",
            "*ma cdnn",
            "*ma so cdnn",
        ],
    ),
    (
        Meaning::Code,
        &[
            "*ma can bo",
            "*ma cbcc",
            "*ma cbccvc",
            "*ma nhan vien",
            "*ma cong chuc",
            "*ma vien chuc",
            "*so hieu",
            "ma so",
            "ma",
        ],
    ),
    (Meaning::PoliticalTheory, &["*ly luan chinh tri", "*ly luan", "*llct", "trinh do chinh tri", "chinh tri"]),
    (Meaning::StateManagement, &["*quan ly nha nuoc", "*qlnn", "*ql nha nuoc"]),
    (Meaning::Informatics, &["*tin hoc", "*cong nghe thong tin", "*cntt"]),
    (Meaning::ForeignLanguage, &["*ngoai ngu", "*tieng anh"]),
    (
        Meaning::Qualification,
        &[
            "*trinh do chuyen mon",
            "*trinh do dao tao",
            "*trinh do hoc van",
            "*cmnv",
            "chuyen mon",
            "*chuyen mon nghiep vu",
            "trinh do",
            "*bang cap",
            "hoc vi",
            "*hoc vi",
        ],
    ),
    (Meaning::FieldOfStudy, &["*chuyen nganh", "*nganh dao tao", "*nganh hoc", "*chuyen mon dao tao", "nganh"]),
    (Meaning::Rank, &["*ngach", "*chuc danh nghe nghiep", "*cdnn", "*hang chuc danh"]),
    (
        Meaning::Post,
        &["*vi tri viec lam", "*vtvl", "*vi tri cong tac", "*cong viec dam nhiem", "*cong viec duoc giao", "*nhiem vu"],
    ),
    (Meaning::Title, &["*chuc vu", "*chuc danh", "*chuc vu chuc danh"]),
    (Meaning::Category, &["*doi tuong", "loai can bo", "phan loai", "*can bo cong chuc vien chuc", "*loai hinh"]),
    (
        Meaning::Unit,
        &["*don vi", "*phong ban", "*co quan", "*noi cong tac", "*bo phan", "*to chuc", "phong", "*truong"],
    ),
    (Meaning::Note, &["*ghi chu", "*luu y"]),
];

/// What a heading says; `parent` is what stands over it in a head of several rows. The heading itself goes first: under
/// "Trình độ", "Lý luận chính trị" is no qualification. Then both together: "Mã số" under "Ngạch" is the rank's code.
pub fn understand(parent: &str, heading: &str) -> Meaning {
    let own = fold(heading);
    if own.is_empty() {
        return Meaning::Unknown;
    }
    let parent = fold(parent);
    let together = format!("{parent} {own}");
    let texts: &[&str] = if parent.is_empty() {
        &[&own]
    } else if is_vague(&own) {
        &[&together, &own]
    } else {
        &[&own, &together]
    };
    texts.iter().map(|text| lookup(text)).find(|meaning| *meaning != Meaning::Unknown).unwrap_or(Meaning::Unknown)
}

/// Headings that mean something else under another one.
fn is_vague(own: &str) -> bool {
    matches!(own, "ma so" | "ma" | "ten" | "trinh do" | "so" | "ngay")
}

fn lookup(text: &str) -> Meaning {
    let matches = |pattern: &&str| match pattern.strip_prefix('*') {
        Some(words) => format!(" {text} ").contains(&format!(" {words} ")),
        None => text == *pattern,
    };
    HEADINGS.iter().find(|(_, patterns)| patterns.iter().any(matches)).map_or(Meaning::Unknown, |(meaning, _)| *meaning)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r40_headings_are_understood_in_their_usual_spellings() {
        for (heading, meaning) in [
            ("STT", Meaning::Number),
            ("Số TT", Meaning::Number),
            ("HỌ VÀ TÊN", Meaning::Name),
            ("Họ, tên", Meaning::Name),
            ("Họ và tên khai sinh", Meaning::Name),
            ("Ngày, tháng, năm sinh", Meaning::BirthDate),
            ("Năm sinh", Meaning::BirthDate),
            ("Giới tính (Nam/Nữ)", Meaning::Gender),
            ("Đơn vị công tác", Meaning::Unit),
            ("Phòng, ban", Meaning::Unit),
            ("Chức vụ, chức danh", Meaning::Title),
            ("Chức vụ hiện nay", Meaning::Title),
            ("Vị trí việc làm đang đảm nhiệm", Meaning::Post),
            ("Tên ngạch", Meaning::Rank),
            ("Chức danh nghề nghiệp", Meaning::Rank),
            ("Mã số CDNN", Meaning::RankCode),
            ("Trình độ chuyên môn nghiệp vụ", Meaning::Qualification),
            ("Chuyên ngành đào tạo", Meaning::FieldOfStudy),
            ("Trình độ LLCT", Meaning::PoliticalTheory),
            ("Trình độ QLNN", Meaning::StateManagement),
            ("Trình độ tin học", Meaning::Informatics),
            ("Trình độ ngoại ngữ", Meaning::ForeignLanguage),
            ("Ngày tuyển dụng", Meaning::HiredOn),
            ("Số điện thoại", Meaning::Phone),
            ("E-mail", Meaning::Email),
            ("Địa chỉ thư điện tử", Meaning::Email),
            ("Đáp ứng yêu cầu chuyên môn của VTVL", Meaning::MeetsRequirement),
            ("Ghi chú", Meaning::Note),
            ("Ngày bổ nhiệm ngạch", Meaning::Unknown),
            ("Xếp loại chất lượng năm 2025", Meaning::Unknown),
        ] {
            assert_eq!(understand("", heading), meaning, "{heading}");
        }
    }

    #[test]
    fn r42_what_training_does_not_need_is_left_out() {
        for heading in ["Số CCCD", "CMND/CCCD", "Dân tộc", "Tôn giáo", "Hệ số lương", "Lương", "Bậc", "Ngày vào Đảng"]
        {
            assert_eq!(understand("", heading), Meaning::LeftOut, "{heading}");
        }
    }

    #[test]
    fn r40_a_heading_above_helps_where_the_one_below_says_too_little() {
        for (parent, heading, meaning) in [
            ("Ngạch", "Mã số", Meaning::RankCode),
            ("Ngạch", "Tên", Meaning::Rank),
            ("Trình độ", "Lý luận chính trị", Meaning::PoliticalTheory),
            ("Trình độ", "Chuyên môn", Meaning::Qualification),
            ("Ngày, tháng, năm sinh", "Nữ", Meaning::Female),
            ("Lương hiện hưởng", "Hệ số", Meaning::LeftOut),
        ] {
            assert_eq!(understand(parent, heading), meaning, "{parent} / {heading}");
        }
    }
}
