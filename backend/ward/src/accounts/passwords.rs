//! Passwords: Argon2id with the parameters that the crate recommends (OWASP's), and a list of those that everybody
//! tries first.

use std::collections::HashSet;
use std::sync::LazyLock;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

use super::common_passwords::is_common;
use foundation::kernel::{Code, Problem, Result, search_key};

/// The shortest password that is taken, in characters.
pub const SHORTEST: usize = 12;

/// Case, marks and spaces make no common password uncommon.
fn folded(password: &str) -> String {
    search_key(password).replace(' ', "")
}

/// [`Code::PasswordWeak`] for a password that is short, common, or hardly more than one character.
pub fn check_strength(password: &str, user_name: &str) -> std::result::Result<(), Code> {
    let folded = folded(password);
    let different = folded.chars().collect::<HashSet<_>>().len();
    let weak = password.chars().count() < SHORTEST
        || different < 4
        || is_common(password)
        || is_common(&folded)
        || folded == format!("{0}{0}", self::folded(user_name))
        || folded == self::folded(user_name);
    if weak { Err(Code::PasswordWeak) } else { Ok(()) }
}

/// The hash to store (PHC string).
pub fn hash(password: &str) -> Result<String> {
    let hash: PasswordHash =
        Argon2::default().hash_password(password.as_bytes()).map_err(|error| Problem::internal(error.to_string()))?;
    Ok(hash.to_string())
}

/// Whether the password belongs to the hash. Without a hash the work is done all the same, so that the time taken does
/// not tell which accounts exist.
pub fn verify(password: &str, stored: Option<&str>) -> bool {
    static NOBODY: LazyLock<String> = LazyLock::new(|| hash("the password of nobody").unwrap_or_default());
    let text = stored.unwrap_or(&NOBODY);
    let Ok(parsed) = PasswordHash::new(text) else { return false };
    Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok() && stored.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_common_and_repeated_passwords_are_refused() {
        for password in ["ngắn", "aaaaaaaaaaaa", "password1234", "nguyenvana", "Nguyen Van A"] {
            assert_eq!(check_strength(password, "nguyenvana"), Err(Code::PasswordWeak), "{password}");
        }
        assert_eq!(check_strength("sông Sặt chiều 30", "nguyenvana"), Ok(()));
    }

    #[test]
    fn a_hash_takes_its_own_password_only() {
        let stored = hash("sông Sặt chiều 30").expect("a hash");
        assert!(stored.starts_with("$argon2id$"));
        assert!(verify("sông Sặt chiều 30", Some(&stored)));
        assert!(!verify("sông Sặt chiều 31", Some(&stored)));
        assert!(!verify("the password of nobody", None));
    }
}
