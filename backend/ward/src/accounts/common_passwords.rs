//! Passwords that everybody tries first: the world's, Vietnam's and the keyboard's.

use std::collections::HashSet;
use std::sync::LazyLock;

static COMMON: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("../../../seed/common-passwords.txt").lines().collect());

/// Whether a password is one of the common ones, capitals aside.
pub fn is_common(password: &str) -> bool {
    COMMON.contains(password.trim().to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_passwords_are_known_whatever_their_capitals() {
        for password in ["123456789012", "MatKhau123456", "1qaz2wsx3edc", "AnhYeuEm123456", "Admin@123456"] {
            assert!(is_common(password), "{password}");
        }
        assert!(!is_common("bốn con cá dưới ao"));
    }

    #[test]
    fn the_list_is_sorted_lower_case_and_long_enough() {
        let lines: Vec<&str> = include_str!("../../../seed/common-passwords.txt").lines().collect();
        assert!(lines.is_sorted_by(|one, next| one < next), "sorted, none twice");
        assert!(lines.iter().all(|line| line.chars().count() >= 8 && line.to_lowercase() == *line));
        assert!(lines.len() >= 1_000);
    }
}
