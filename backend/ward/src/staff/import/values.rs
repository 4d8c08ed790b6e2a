//! What is typed into a cell, read as a day, a telephone number or one of the office's levels.

use chrono::{Datelike, NaiveDate};

use crate::sheets::{Cell, fold};

/// A telephone number, or why it is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phone {
    /// As typed, but for dots and spaces.
    Whole(String),
    /// Excel had dropped the leading zero.
    ZeroMended(String),
    /// No telephone number.
    Unreadable,
}

/// Reads the first telephone number of a cell.
pub fn phone(cell: &Cell) -> Phone {
    let text = match cell {
        Cell::Number(number) if number.fract() == 0.0 => format!("{number}"),
        Cell::Text(text) => text.split(['/', ';', ',', '\n']).next().unwrap_or_default().to_owned(),
        _ => return Phone::Unreadable,
    };
    if text.chars().any(|letter| !(letter.is_ascii_digit() || letter.is_whitespace() || "+.-()'’".contains(letter))) {
        return Phone::Unreadable;
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let national = match digits.strip_prefix("84") {
        Some(rest) if digits.len() >= 11 => format!("0{rest}"),
        _ => digits,
    };
    match (national.starts_with('0'), national.len()) {
        // Mobile numbers have 10 digits, those with an area code 10 or 11.
        (true, 10 | 11) => Phone::Whole(national),
        (false, 9 | 10) => Phone::ZeroMended(format!("0{national}")),
        _ => Phone::Unreadable,
    }
}

/// Whether a mark says yes; `None` for other words. An empty cell is the caller's to judge.
pub fn mark(cell: &Cell) -> Option<bool> {
    let text = match cell {
        Cell::Truth(truth) => return Some(*truth),
        other => other.shown(),
    };
    if matches!(text.trim(), "✓" | "✔" | "√" | "☑" | "☒" | "+" | "×") {
        return Some(true);
    }
    if matches!(text.trim(), "-" | "–") {
        return Some(false);
    }
    match fold(&text).as_str() {
        "x" | "v" | "1" | "co" | "dat" | "dap ung" | "da dap ung" | "dung" | "true" | "yes" | "phu hop" => Some(true),
        "0" | "k" | "ko" | "khong" | "chua" | "khong dat" | "chua dat" | "khong dap ung" | "chua dap ung" | "false"
        | "no" | "khong phu hop" | "chua phu hop" => Some(false),
        _ => None,
    }
}

/// The code of a gender.
pub fn gender(text: &str) -> Option<&'static str> {
    match fold(text).as_str() {
        "nam" => Some("male"),
        "nu" => Some("female"),
        _ => None,
    }
}

/// The code of a level of political theory: `none`, `elementary`, `intermediate`, `advanced`, `bachelor`.
pub fn political_theory(text: &str) -> Option<&'static str> {
    first_of(
        text,
        &[
            ("cu nhan", "bachelor"),
            ("cao cap", "advanced"),
            ("trung cap", "intermediate"),
            ("so cap", "elementary"),
            ("chua", "none"),
            ("khong", "none"),
        ],
    )
    .or_else(|| {
        abbreviation(text, &[("cn", "bachelor"), ("cc", "advanced"), ("tc", "intermediate"), ("sc", "elementary")])
    })
}

/// The code of a level of state management: `none`, `specialist`, `principal_specialist`, `senior_specialist`.
pub fn state_management(text: &str) -> Option<&'static str> {
    first_of(
        text,
        &[
            ("chuyen vien cao cap", "senior_specialist"),
            ("chuyen vien chinh", "principal_specialist"),
            ("chuyen vien", "specialist"),
            ("chua", "none"),
            ("khong", "none"),
        ],
    )
    .or_else(|| {
        abbreviation(text, &[("cvcc", "senior_specialist"), ("cvc", "principal_specialist"), ("cv", "specialist")])
    })
}

const QUALIFICATIONS: [(&str, &str); 13] = [
    ("tien si", "doctor"),
    ("thac si", "master"),
    ("thac sy", "master"),
    ("dai hoc", "university"),
    ("cu nhan", "university"),
    ("ky su", "university"),
    ("bac si", "university"),
    ("cao dang", "college"),
    ("trung cap", "intermediate"),
    ("trung hoc chuyen nghiep", "intermediate"),
    ("so cap", "elementary"),
    ("trung hoc pho thong", "none"),
    ("chua", "none"),
];

/// The code of a qualification (`doctor`, `master`, `university`, `college`, `intermediate`, `elementary`,
/// `none`), and the field that stands behind it: "Đại học Luật".
pub fn qualification(text: &str) -> Option<(&'static str, Option<String>)> {
    let code = first_of(text, &QUALIFICATIONS).or_else(|| {
        abbreviation(
            text,
            &[
                ("ts", "doctor"),
                ("ths", "master"),
                ("dh", "university"),
                ("cd", "college"),
                ("tc", "intermediate"),
                ("thpt", "none"),
            ],
        )
    })?;
    let folded = fold(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    let level = QUALIFICATIONS.iter().find(|(words, _)| folded.starts_with(&format!("{words} ")));
    let field = level.map(|(level, _)| words[level.split(' ').count().min(words.len())..].join(" "));
    let field = field.map(|field| field.trim_start_matches(['-', ',', ':', '–', ' ']).to_owned());
    Some((code, field.filter(|field| !field.is_empty())))
}

/// The code of a category as a column names it: `official`, `civil_servant`, `public_employee`, `worker`.
pub fn category(text: &str) -> Option<&'static str> {
    first_of(
        text,
        &[
            ("vien chuc", "public_employee"),
            ("cong chuc", "civil_servant"),
            ("can bo", "official"),
            ("nguoi lao dong", "worker"),
            ("hop dong", "worker"),
            ("lao dong", "worker"),
        ],
    )
    .or_else(|| {
        abbreviation(
            text,
            &[
                ("cb", "official"),
                ("cc", "civil_servant"),
                ("vc", "public_employee"),
                ("nld", "worker"),
                ("hd", "worker"),
            ],
        )
    })
}

/// Whether a title is one to which people are elected (Luật Cán bộ, công chức): cán bộ, not công chức.
pub fn is_elected_title(title: &str) -> bool {
    let folded = fold(title);
    let words = folded.strip_prefix("pho ").unwrap_or(&folded);
    words.starts_with("chu tich") || words.starts_with("bi thu")
}

/// `leading` for a title that leads a unit or helps to lead it, else `specialist`.
pub fn level(title: &str) -> &'static str {
    const LEADING: [&str; 12] = [
        "chu tich",
        "bi thu",
        "truong phong",
        "truong ban",
        "chanh van phong",
        "giam doc",
        "hieu truong",
        "truong tram",
        "chi huy truong",
        "truong cong an",
        "truong ban chi huy",
        "thu truong",
    ];
    let folded = fold(title);
    let words = folded.strip_prefix("pho ").unwrap_or(&folded);
    if LEADING.iter().any(|title| words.starts_with(title)) { "leading" } else { "specialist" }
}

fn first_of(text: &str, table: &[(&str, &'static str)]) -> Option<&'static str> {
    let folded = format!(" {} ", fold(text));
    table.iter().find(|(words, _)| folded.contains(&format!(" {words} "))).map(|(_, code)| *code)
}

fn abbreviation(text: &str, table: &[(&str, &'static str)]) -> Option<&'static str> {
    let folded = fold(text);
    let first = folded.split(' ').next()?;
    table.iter().find(|(short, _)| *short == first).map(|(_, code)| *code)
}

/// Full years from one day to another.
pub fn years_between(from: NaiveDate, to: NaiveDate) -> i32 {
    let before_birthday = (to.month(), to.day()) < (from.month(), from.day());
    to.year() - from.year() - i32::from(before_birthday)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    #[test]
    fn r40_a_lost_leading_zero_is_mended() {
        let mended = Phone::ZeroMended("0914170753".to_owned());
        assert_eq!(phone(&Cell::Number(914_170_753.0)), mended);
        assert_eq!(phone(&text("914 170 753")), mended);
        for typed in ["0914170753", "0914.170.753", "+84 914 170 753", "'0914170753", "0914170753 / 0912000000"] {
            assert_eq!(phone(&text(typed)), Phone::Whole("0914170753".to_owned()), "{typed}");
        }
        for typed in ["091417", "gọi văn phòng", "09141707531234"] {
            assert_eq!(phone(&text(typed)), Phone::Unreadable, "{typed}");
        }
    }

    #[test]
    fn r31_marks_say_yes_or_no_and_other_words_neither() {
        for yes in ["x", "X ", "✓", "Có", "Đạt", "đáp ứng"] {
            assert_eq!(mark(&text(yes)), Some(true), "{yes}");
        }
        for no in ["Không", "chưa", "0", "Chưa đáp ứng", "-"] {
            assert_eq!(mark(&text(no)), Some(false), "{no}");
        }
        assert_eq!(mark(&text("đang xem xét")), None);
    }

    #[test]
    fn r40_levels_are_read_as_the_office_writes_them() {
        assert_eq!(political_theory("Cao cấp LLCT"), Some("advanced"));
        assert_eq!(political_theory("Chưa qua đào tạo"), Some("none"));
        assert_eq!(political_theory("TC"), Some("intermediate"));
        assert_eq!(state_management("Ngạch chuyên viên chính"), Some("principal_specialist"));
        assert_eq!(state_management("CVCC"), Some("senior_specialist"));
        assert_eq!(state_management("Kế toán"), None);
        assert_eq!(qualification("Đại học"), Some(("university", None)));
        assert_eq!(qualification("Thạc sĩ Quản lý đất đai"), Some(("master", Some("Quản lý đất đai".to_owned()))));
        assert_eq!(qualification("ThS. Luật").map(|(code, _)| code), Some("master"));
        assert_eq!(category("Công chức"), Some("civil_servant"));
        assert_eq!(category("HĐ 111"), Some("worker"));
    }

    #[test]
    fn r19_titles_tell_who_leads() {
        for title in ["Chủ tịch UBND phường", "Phó Trưởng phòng", "Phó Chánh Văn phòng", "Hiệu trưởng", "Trưởng trạm"]
        {
            assert_eq!(level(title), "leading", "{title}");
        }
        for title in ["Chuyên viên", "Cán sự", "Giáo viên", "Điều dưỡng"] {
            assert_eq!(level(title), "specialist", "{title}");
        }
        assert!(is_elected_title("Phó Chủ tịch UBND phường"));
        assert!(!is_elected_title("Trưởng phòng"));
    }
}
