//! Text from before Unicode. A font such as .VnTime shows "§øc" as "Đức": to a program it stays "§øc", so such a
//! file is refused by the name of its encoding instead of being stored as it looks here.

/// Texts that must be odd before a file is refused.
const LEAST_TEXTS: usize = 3;
/// One in so many of the texts with letters beyond ASCII must be odd: one French word refuses no file.
const LEAST_SHARE: usize = 10;

/// In TCVN3 these are letters (ă â ê ô ơ ư đ Đ à ả á ạ ằ ẳ ẵ ắ …); in Unicode and in VNI they are signs that
/// never touch a letter.
const TCVN3_LETTERS: &str = "§¨©ª«¬\u{ad}®µ¶·¸¹»¼½¾";
/// In VNI a vowel carries its mark as a letter of its own behind it; no Vietnamese word in Unicode has these.
const VNI_MARKS: &str = "ùøûõïåäüëÙØÛÕÏÅÄÜË";
const VNI_VOWELS: &str = "aeoAEOöôÖÔ";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Tcvn3,
    Vni,
}

/// The name of the encoding that a file's texts are written in, when it is not Unicode.
pub fn recognise<'a>(texts: impl Iterator<Item = &'a str>) -> Option<&'static str> {
    let (mut beyond_ascii, mut tcvn3, mut vni) = (0, 0, 0);
    for text in texts.filter(|text| !text.is_ascii()) {
        beyond_ascii += 1;
        match encoding_of(text) {
            Some(Encoding::Tcvn3) => tcvn3 += 1,
            Some(Encoding::Vni) => vni += 1,
            None => {}
        }
    }
    let many = |count: usize| count >= LEAST_TEXTS && count * LEAST_SHARE >= beyond_ascii;
    if many(tcvn3) && tcvn3 >= vni {
        Some("TCVN3 (ABC)")
    } else if many(vni) {
        Some("VNI")
    } else {
        None
    }
}

fn encoding_of(text: &str) -> Option<Encoding> {
    let letters: Vec<char> = text.chars().collect();
    if letters.iter().any(|letter| is_unicode_vietnamese(*letter)) {
        return None;
    }
    let beside_letter = |index: usize| {
        let before = index.checked_sub(1).and_then(|index| letters.get(index));
        let after = letters.get(index + 1);
        [before, after].into_iter().flatten().any(|letter| letter.is_ascii_alphabetic())
    };
    let tcvn3 =
        letters.iter().enumerate().any(|(index, letter)| TCVN3_LETTERS.contains(*letter) && beside_letter(index));
    if tcvn3 {
        return Some(Encoding::Tcvn3);
    }
    let vni = letters.windows(2).any(|pair| {
        let marked = VNI_VOWELS.contains(pair[0]) && VNI_MARKS.contains(pair[1]);
        let circumflex = matches!((pair[0], pair[1]), ('a' | 'e' | 'o' | 'A' | 'E' | 'O', 'â' | 'ê' | 'Â' | 'Ê'));
        marked || circumflex
    });
    vni.then_some(Encoding::Vni)
}

/// Letters that only Unicode's Vietnamese has: ă đ ơ ư and their like, the block of ế and ộ, and marks on their own.
fn is_unicode_vietnamese(letter: char) -> bool {
    matches!(letter, 'ă' | 'Ă' | 'đ' | 'Đ' | 'ĩ' | 'Ĩ' | 'ũ' | 'Ũ' | 'ơ' | 'Ơ' | 'ư' | 'Ư')
        || matches!(letter, '\u{1ea0}'..='\u{1ef9}' | '\u{300}'..='\u{323}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const TCVN3: [&str; 4] = ["NguyÔn V¨n §øc", "Hä vµ tªn", "TrÇn ThÞ Hång", "Phßng V¨n ho¸ - X· héi"];
    const VNI: [&str; 4] = ["Nguyeãn Vaên Ñöùc", "Hoï vaø teân", "Traàn Thò Hoàng", "Phoøng Vaên hoùa"];

    #[test]
    fn r40_old_encodings_are_recognised_by_name() {
        assert_eq!(recognise(TCVN3.into_iter()), Some("TCVN3 (ABC)"));
        assert_eq!(recognise(VNI.into_iter()), Some("VNI"));
    }

    #[test]
    fn r40_unicode_in_both_forms_and_foreign_words_pass() {
        use unicode_normalization::UnicodeNormalization;
        let roster = ["Đỗ Thị Hoà", "Trần Tuấn", "Thuê khoán", "Hoàng Oanh", "Toán", "Vũ Quý", "45 m² · 3µ", "§ 5"];
        let decomposed: Vec<String> = roster.iter().map(|text| text.nfd().collect()).collect();
        assert_eq!(recognise(roster.into_iter()), None);
        assert_eq!(recognise(decomposed.iter().map(String::as_str)), None);
        assert_eq!(recognise(["Müller", "Noël", "Citroën"].into_iter()), None);
    }
}
