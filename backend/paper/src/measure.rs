//! How long a line of text is, so that the rules beneath it have the length that the decree asks for.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Widths of Times Bold in thousandths of its size, from the font's published metrics: letters, then capitals.
const LETTERS: [u32; 26] = [
    500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722,
    500, 500, 444,
];
const CAPITALS: [u32; 26] = [
    722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722, 1000,
    722, 722, 667,
];

/// The length in twentieths of a point of a bold line of Times New Roman, of a size in points. Marks add nothing.
pub fn length(text: &str, size: usize) -> usize {
    let thousandths: u32 = text.nfd().filter(|letter| !is_combining_mark(*letter)).map(width).sum();
    usize::try_from(thousandths).unwrap_or(0) * size * 20 / 1000
}

/// A bold text in as few lines as a width takes. Two lines are of about the same length, and broken at a comma rather than
/// elsewhere: "PHÒNG KINH TẾ," / "HẠ TẦNG VÀ ĐÔ THỊ".
pub fn balanced(text: &str, size: usize, width: usize) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let filled = filled(&words, size, width);
    if filled.len() != 2 {
        return filled;
    }
    let broken_at = |at: usize| words.split_at_checked(at).map(|(one, other)| [one.join(" "), other.join(" ")]);
    let longer = |lines: &[String; 2]| lines.iter().map(|line| length(line, size)).max().unwrap_or(0);
    let cost = |lines: &[String; 2]| longer(lines) * if lines[0].ends_with(',') { 4 } else { 5 };
    let fitting = (1..words.len()).filter_map(broken_at).filter(|lines| longer(lines) <= width);
    fitting.min_by_key(cost).map_or(filled, Vec::from)
}

/// The words in lines of at most a width; a longer word has a line of its own.
fn filled(words: &[&str], size: usize, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if length(&format!("{line} {word}"), size) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push((*word).to_owned()),
        }
    }
    lines
}

fn width(letter: char) -> u32 {
    let of = |table: &[u32; 26], first: u8| {
        u8::try_from(letter).ok().and_then(|letter| table.get(usize::from(letter - first))).copied()
    };
    match letter {
        'a'..='z' => of(&LETTERS, b'a').unwrap_or(500),
        'A'..='Z' => of(&CAPITALS, b'A').unwrap_or(700),
        'đ' => 556,
        'Đ' => 722,
        ' ' | '.' | ',' => 250,
        '-' | '(' | ')' | ':' | ';' => 333,
        '/' => 278,
        _ => 500,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r33_the_length_of_a_line_is_that_of_its_letters() {
        // 722 + 389 thousandths of 10 points, in twentieths of a point.
        assert_eq!(length("NI", 10), 222);
        assert_eq!(length("Ộ", 10), length("O", 10));
        assert_eq!(length("", 14), 0);
    }

    #[test]
    fn r33_a_long_name_is_broken_into_lines_of_one_length() {
        let width = 3_500;
        assert_eq!(balanced("PHÒNG VĂN HOÁ - XÃ HỘI", 12, width), ["PHÒNG VĂN HOÁ - XÃ HỘI"]);
        let long = balanced("PHÒNG KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ", 12, width);
        assert_eq!(long, ["PHÒNG KINH TẾ,", "HẠ TẦNG VÀ ĐÔ THỊ"]);
        assert_eq!(balanced("", 12, width), Vec::<String>::new());
    }
}
