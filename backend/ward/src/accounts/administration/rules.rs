//! User names made from people's names, and how long a slip is good.

use std::collections::HashSet;

use foundation::kernel::search_key;

/// For so long a printed slip can be used, in seconds: 7 days.
pub const SLIP_SECONDS: i64 = 7 * 24 * 3600;

/// The longest part that comes from the name; a number may follow.
const LONGEST: usize = 50;

/// "Nguyễn Văn Á" signs in as nguyen.van.a, or nguyen.van.a2 where that is taken, and takes the name.
pub fn new_user_name(full_name: &str, taken: &mut HashSet<String>) -> String {
    let words: Vec<String> = search_key(full_name)
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let mut base: String = words.join(".").chars().take(LONGEST).collect();
    base.truncate(base.trim_end_matches('.').len());
    // A name is at least three characters, and it begins with a letter or a digit.
    if base.len() < 3 {
        base = format!("can.bo.{base}").trim_end_matches('.').to_owned();
    }
    let name = std::iter::once(base.clone())
        .chain((2_u32..).map(|number| format!("{base}{number}")))
        .find(|name| !taken.contains(name))
        .unwrap_or(base);
    taken.insert(name.clone());
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r39_user_names_are_folded_and_numbered_where_taken() {
        let mut taken = HashSet::from(["le.thi.hoa".to_owned()]);
        for (full_name, user_name) in [
            ("Nguyễn Văn Á", "nguyen.van.a"),
            ("Nguyễn  Văn A", "nguyen.van.a2"),
            ("NGUYỄN VĂN Ạ", "nguyen.van.a3"),
            ("Lê Thị Hoà", "le.thi.hoa2"),
            ("Đỗ (Đức)", "do.duc"),
            ("Á", "can.bo.a"),
            ("…", "can.bo"),
        ] {
            assert_eq!(new_user_name(full_name, &mut taken), user_name, "{full_name}");
        }
        assert!(new_user_name(&"Nguyễn ".repeat(20), &mut taken).len() <= LONGEST);
    }
}
