//! Lines of a sheet that name no person: titles, groups, sums and signatures.

use crate::sheets::{Sheet, fold, squeeze};

/// What the titles above the head, or else the sheet's name, say of everybody in the list.
pub fn sheet_category(sheet: &Sheet, titles: &[String]) -> Option<&'static str> {
    let title = titles.iter().map(|title| fold(title)).find(|title| title.contains("danh sach"));
    [title.unwrap_or_default(), titles.iter().map(|title| fold(title)).collect::<Vec<_>>().join(" "), fold(&sheet.name)]
        .iter()
        .find_map(|text| category_of_title(text))
}

fn category_of_title(text: &str) -> Option<&'static str> {
    let padded = format!(" {text} ");
    let has = |words: &[&str]| words.iter().any(|word| padded.contains(&format!(" {word} ")));
    let civil_servants = has(&["cong chuc", "cbcc", "can bo"]);
    let public_employees = has(&["vien chuc", "don vi su nghiep", "vc"]);
    let workers = has(&["nguoi lao dong", "hop dong lao dong", "nld"]);
    match (has(&["cbccvc"]), civil_servants, public_employees, workers) {
        (false, true, false, false) => Some("civil_servant"),
        (false, false, true, _) => Some("public_employee"),
        (false, false, false, true) => Some("worker"),
        _ => None,
    }
}

/// Where each unit has its own sheet, the tab names it.
pub fn sheet_unit(sheet: &Sheet) -> Option<String> {
    let name = squeeze(&sheet.name);
    is_unit_name(&name).then_some(name)
}

/// Whether a line without a numeral names a unit rather than a person.
pub fn is_unit_name(text: &str) -> bool {
    const BEGINNINGS: [&str; 16] = [
        "lanh dao",
        "van phong",
        "phong",
        "trung tam",
        "truong",
        "tram",
        "ban",
        "ubnd",
        "hdnd",
        "uy ban",
        "hoi dong",
        "dang uy",
        "doan thanh nien",
        "hoi",
        "cong an",
        "khoi",
    ];
    let folded = fold(text);
    let several = folded.contains(' ');
    // "Đơn vị sự nghiệp" is a kind of units, no unit.
    several && BEGINNINGS.iter().any(|beginning| folded.starts_with(&format!("{beginning} ")))
}

/// A sum or a signature below the table.
pub fn is_footer(text: &str) -> bool {
    const BEGINNINGS: [&str; 9] = [
        "tong cong",
        "tong so",
        "cong so",
        "nguoi lap",
        "danh sach nay co",
        "danh sach co",
        "an dinh danh sach",
        "tm uy ban",
        "thu truong don vi",
    ];
    let folded = fold(text);
    // "Cộng: 12 người" is a sum; "Công tác xã hội" and "Công chức" fold to the same beginning.
    let after_sum = folded.strip_prefix("cong").map(str::trim_start);
    let is_sum =
        after_sum.is_some_and(|rest| rest.is_empty() || rest.starts_with(|digit: char| digit.is_ascii_digit()));
    is_sum || BEGINNINGS.iter().any(|words| folded == *words || folded.starts_with(&format!("{words} ")))
}

/// A Roman numeral, or a single capital letter.
pub fn is_numeral(text: &str) -> bool {
    let text = text.trim_end_matches(['.', ')', '/', ':']);
    let roman = text.len() <= 6 && text.chars().all(|letter| "IVXL".contains(letter));
    let letter = text.len() == 1 && text.chars().all(|letter| letter.is_ascii_uppercase());
    !text.is_empty() && (roman || letter)
}

/// "II. Văn phòng" → whether a numeral stands before it, and the rest.
pub fn split_numeral(text: &str) -> (bool, &str) {
    match text.split_once(['.', ' ', ')', '/', ':', '-']) {
        Some((numeral, rest)) if is_numeral(numeral.trim()) => {
            (true, rest.trim_start_matches(['.', ')', '-', '–', ':', '/', ' ']))
        }
        _ => (false, text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r40_sums_and_signatures_are_no_people_and_fields_of_study_no_sums() {
        for text in ["Tổng cộng: 54 người", "Cộng", "Cộng: 02 người", "NGƯỜI LẬP BIỂU", "Danh sách này có 12 người"]
        {
            assert!(is_footer(text), "{text}");
        }
        for text in ["Công tác xã hội", "Công nghệ thông tin", "Công chức", "Nguyễn Công"] {
            assert!(!is_footer(text), "{text}");
        }
    }

    #[test]
    fn r40_numerals_before_a_unit_are_taken_off() {
        for text in ["I. Văn phòng", "II - Văn phòng", "IV/ Văn phòng", "A) Văn phòng"] {
            assert_eq!(split_numeral(text), (true, "Văn phòng"), "{text}");
        }
        assert_eq!(split_numeral("Văn phòng"), (false, "Văn phòng"));
    }
}
