//! Vietnamese names: how they are found and how they sort.

use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::hexadecimal;

/// The version of the rules behind [`sort_key`]. Stored keys of another version must be made anew.
pub const SORT_KEY_VERSION: i32 = 1;

/// What a text is found by: without marks and case, đ as d, one space between words.
/// "nguyen van a" finds "Nguyễn Văn Á".
pub fn search_key(text: &str) -> String {
    let folded: String = text
        .nfd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .map(|letter| if letter == 'đ' { 'd' } else { letter })
        .collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

static COLLATOR: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| {
    let locale = icu_collator::CollatorPreferences::from(&icu_locale_core::locale!("vi"));
    Collator::try_new(locale, CollatorOptions::default()).expect("the collation data is compiled in")
});

/// What a person's name sorts by, as hexadecimal text so that both databases compare it byte by byte:
/// given name first, then family name, then the names between; đ after d, and the tone mark's place in
/// "hoà" and "hòa" makes no difference.
pub fn sort_key(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let (given, family, middle) = match words.as_slice() {
        [] => (String::new(), String::new(), String::new()),
        [only] => ((*only).to_owned(), String::new(), String::new()),
        [family, middle @ .., given] => ((*given).to_owned(), (*family).to_owned(), middle.join(" ")),
    };
    let mut key = String::new();
    for part in [given, family, middle] {
        let mut bytes: Vec<u8> = Vec::new();
        let plain = old_tone_place(&part);
        let _ = COLLATOR.write_sort_key_to(&plain, &mut bytes);
        key.push_str(&hexadecimal(bytes));
        key.push_str("00");
    }
    key
}

/// Writes "hoà", "thuý", "khoẻ" as "hòa", "thúy", "khỏe": the same word in two spellings.
fn old_tone_place(word: &str) -> String {
    let mut letters: Vec<char> = word.nfd().collect();
    for index in 2..letters.len() {
        let tone = letters[index];
        let open = !letters[index + 1..].first().is_some_and(|next| next.is_alphabetic());
        let pair = (letters[index - 2].to_ascii_lowercase(), letters[index - 1].to_ascii_lowercase());
        let quy = pair == ('u', 'y') && index >= 3 && letters[index - 3].eq_ignore_ascii_case(&'q');
        if matches!(tone, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
            && matches!(pair, ('o', 'a') | ('o', 'e') | ('u', 'y'))
            && open
            && !quy
        {
            letters.swap(index - 1, index);
        }
    }
    letters.into_iter().nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r39_names_are_found_without_marks_and_case() {
        assert_eq!(search_key("  Nguyễn   Văn Á"), "nguyen van a");
        assert_eq!(search_key("ĐẶNG Đình Đức"), "dang dinh duc");
        assert_eq!(search_key("Nguye\u{302}\u{303}n"), "nguyen");
    }

    #[test]
    fn r39_names_sort_by_given_name_with_d_before_d_with_stroke() {
        let mut names = ["Trần Văn Đức", "Lê Thị Ánh", "Nguyễn An", "Phạm Dũng", "Bùi Văn An", "Đỗ Thị Anh", "Vũ Dần"];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(
            names,
            ["Bùi Văn An", "Nguyễn An", "Đỗ Thị Anh", "Lê Thị Ánh", "Vũ Dần", "Phạm Dũng", "Trần Văn Đức"]
        );
    }

    #[test]
    fn r39_the_place_of_the_tone_mark_makes_no_difference() {
        for (one, other) in [("Lê Hoà", "Lê Hòa"), ("Vũ Thuý", "Vũ Thúy"), ("Trần Khoẻ", "Trần Khỏe")] {
            assert_eq!(sort_key(one), sort_key(other), "{one}");
        }
        assert_ne!(sort_key("Lê Quý"), sort_key("Lê Quy"));
        assert_ne!(sort_key("Lê Hoàn"), sort_key("Lê Hòa"));
    }
}
