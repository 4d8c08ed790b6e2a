//! What is typed into a cell, read as a day, a telephone number or one of the office's levels.

use chrono::{Datelike, Days, NaiveDate};

use super::meaning::fold;
use super::workbook::Cell;
use foundation::kernel::normalise;

/// Composed, with one space between words.
pub fn squeeze(text: &str) -> String {
    let composed = normalise(text).unwrap_or_else(|_| text.chars().filter(|letter| !letter.is_control()).collect());
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A day as rosters give it: of some people only the year, of some hirings only the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// A whole day.
    Day(NaiveDate),
    /// The first day of a month of which no day is given.
    Month(NaiveDate),
    /// A year alone.
    Year(i32),
}

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

/// Reads a day: a date cell, an Excel number, or text as dd/mm/yyyy, d.m.yyyy, d-m-yyyy, yyyy-mm-dd, "ngày … tháng …
/// năm …", mm/yyyy or yyyy. The day comes before the month, always.
pub fn when(cell: &Cell) -> Option<When> {
    match cell {
        Cell::Day(day) => Some(When::Day(*day)),
        Cell::Number(number) if number.fract() == 0.0 => when_number(*number),
        Cell::Text(text) => when_text(text),
        _ => None,
    }
}

fn when_number(number: f64) -> Option<When> {
    match number {
        1900.0..=2100.0 => Some(When::Year(number as i32)),
        // From 1910 to 2119 as Excel counts days.
        3_654.0..=80_000.0 => {
            NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(number as u64)).map(When::Day)
        }
        // 04051976 in a cell of numbers loses its zero.
        1_000_000.0..=31_129_999.0 => {
            let digits = format!("{number:08}");
            day_month_year(&digits[..2], &digits[2..4], &digits[4..])
        }
        _ => None,
    }
}

fn when_text(text: &str) -> Option<When> {
    let folded = fold(text);
    let words = folded.split(' ').filter(|word| !matches!(*word, "ngay" | "thang" | "nam" | "sinh"));
    // A time of day behind the date, as copied from another program.
    let parts: Vec<&str> = words.filter(|word| *word != "00" && !word.ends_with("t00")).take(4).collect();
    if parts.iter().any(|part| !part.chars().all(|digit| digit.is_ascii_digit())) {
        return None;
    }
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => day_month_year(day, month, year),
        [day, month, year] => day_month_year(day, month, year),
        [month, year] if year.len() == 4 => {
            NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, 1).map(When::Month)
        }
        [number] => when_number(number.parse().ok()?),
        _ => None,
    }
}

fn day_month_year(day: &str, month: &str, year: &str) -> Option<When> {
    if day.len() > 2 || month.len() > 2 || year.len() != 4 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).map(When::Day)
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
    fn r40_days_are_read_in_every_spelling() {
        let day = NaiveDate::from_ymd_opt(1976, 4, 15);
        for typed in [
            "15/04/1976",
            "15.4.1976",
            " 15-4-1976 ",
            "15 / 4 / 1976",
            "1976-04-15",
            "15\u{a0}/04/1976",
            "15041976",
            "ngày 15 tháng 4 năm 1976",
            "1976-04-15 00:00:00",
            "27865",
        ] {
            assert_eq!(when(&text(typed)), day.map(When::Day), "{typed}");
        }
        assert_eq!(when(&Cell::Number(27_865.0)), day.map(When::Day));
        assert_eq!(when(&Cell::Number(4_051_976.0)), NaiveDate::from_ymd_opt(1976, 5, 4).map(When::Day));
        for year in [text("1975"), text("năm 1975"), Cell::Number(1975.0)] {
            assert_eq!(when(&year), Some(When::Year(1975)));
        }
        assert_eq!(when(&text("6/2005")), NaiveDate::from_ymd_opt(2005, 6, 1).map(When::Month));
        for typed in ["31/02/1976", "04/20/1971", "15/04/76", "không rõ", "15/04", "1976/1977", "-5", "1e9"] {
            assert_eq!(when(&text(typed)), None, "{typed}");
        }
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
