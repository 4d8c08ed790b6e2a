//! Days and names of files, as an office writes them.

use chrono::{Datelike as _, NaiveDate};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// A day in words: "ngày 05 tháng 01 năm 2027". A 0 stands before days below 10 and before the months 1 and 2 only
/// (Nghị định 30/2020/NĐ-CP, annex I).
pub fn long_day(day: NaiveDate) -> String {
    let month = day.month();
    let month = if month <= 2 { format!("{month:02}") } else { month.to_string() };
    format!("ngày {:02} tháng {month} năm {}", day.day(), day.year())
}

/// A day in figures: "05/01/2027".
pub fn short_day(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

/// A whole number as an office writes it: "1.234.000".
pub fn thousands(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    if number < 0 { format!("-{text}") } else { text }
}

/// A sum of money: "1.234.000 đồng".
pub fn money(sum: i64) -> String {
    format!("{} đồng", thousands(sum))
}

/// A title without the name of its kind, which stands above it on paper: "Kết quả năm 2026" of "Báo cáo kết quả năm 2026".
pub fn beneath(kind: &str, title: &str) -> String {
    let mut letters = title.strip_prefix(kind).map_or(title, str::trim_start).chars();
    let first: String = letters.next().map(|letter| letter.to_uppercase().collect()).unwrap_or_default();
    format!("{first}{}", letters.as_str())
}

/// A name for a file from words and its ending: "Báo cáo năm 2026" becomes "bao-cao-nam-2026.docx", which every system and
/// every mail program takes.
pub fn file_name(words: &str, ending: &str) -> String {
    let mut name = String::new();
    for letter in words.nfd().filter(|letter| !is_combining_mark(*letter)) {
        match letter {
            'đ' | 'Đ' => name.push('d'),
            letter if letter.is_ascii_alphanumeric() => name.push(letter.to_ascii_lowercase()),
            _ if name.ends_with('-') || name.is_empty() => {}
            _ => name.push('-'),
        }
    }
    let name: String = name.chars().take(100).collect();
    format!("{}.{ending}", name.trim_end_matches('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r33_a_day_takes_a_zero_where_the_decree_says_so() {
        for (day, words) in [
            ("2027-01-05", "ngày 05 tháng 01 năm 2027"),
            ("2027-02-28", "ngày 28 tháng 02 năm 2027"),
            ("2026-03-09", "ngày 09 tháng 3 năm 2026"),
            ("2026-12-31", "ngày 31 tháng 12 năm 2026"),
        ] {
            assert_eq!(long_day(day.parse().expect("a day")), words);
        }
    }

    #[test]
    fn r29_sums_have_points_of_thousands() {
        for (sum, words) in [(0, "0 đồng"), (999, "999 đồng"), (1_234_000, "1.234.000 đồng"), (-5_000, "-5.000 đồng")]
        {
            assert_eq!(money(sum), words);
        }
    }

    #[test]
    fn r34_the_name_of_the_kind_is_not_said_twice() {
        assert_eq!(beneath("Báo cáo", "Báo cáo kết quả năm 2026"), "Kết quả năm 2026");
        assert_eq!(beneath("Báo cáo", "kết quả năm 2026"), "Kết quả năm 2026");
        assert_eq!(beneath("Báo cáo", ""), "");
    }

    #[test]
    fn r33_a_file_is_named_by_letters_that_every_system_takes() {
        assert_eq!(
            file_name("Quyết định cử đi bồi dưỡng: lớp 01/2026", "docx"),
            "quyet-dinh-cu-di-boi-duong-lop-01-2026.docx"
        );
        assert_eq!(file_name("  Đặng  Văn Á ", "docx"), "dang-van-a.docx");
    }
}
