//! Refresh tokens: rules of rotation and of slowing down, without a database.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use foundation::kernel::{Instant, hexadecimal};

/// A session ends this many seconds after signing in: 14 days.
pub const LIFETIME_SECONDS: i64 = 14 * 24 * 3600;
/// For so long the predecessor of a token is accepted: a lost answer, two tabs.
const GRACE_SECONDS: i64 = 30;
/// Failures that are free.
const FREE_FAILURES: i32 = 5;
/// The longest wait that failures bring, in seconds.
const LONGEST_WAIT_SECONDS: i64 = 900;

/// 256 random bits as text: a refresh token, a set-up token.
pub fn new_token() -> String {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())
}

/// A code that a person types from paper: 4 groups of 4 letters and digits that are not mistaken for one another.
pub fn new_code() -> String {
    const LETTERS: &[u8] = b"ABCDEFGHJKMNPQRSTVWXYZ23456789";
    let letter = || char::from(LETTERS[usize::from(rand::random::<u16>()) % LETTERS.len()]);
    (0..4).map(|_| (0..4).map(|_| letter()).collect::<String>()).collect::<Vec<_>>().join("-")
}

/// What is stored of a token: it has 256 (a code 78) random bits, so a plain hash is enough.
pub fn hashed(token: &str) -> String {
    hexadecimal(Sha256::digest(token.as_bytes()))
}

/// A typed code as it was printed: case, spaces and dashes do not matter.
pub fn tidy_code(typed: &str) -> String {
    let letters: Vec<char> =
        typed.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase()).collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// What a refresh token that was presented is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presented {
    /// The token in force.
    Current,
    /// Its predecessor, just replaced.
    Predecessor,
    /// An old one: somebody else has it too, so the family ends.
    Stolen,
}

/// Judges a token that belongs to a session.
pub fn judge(presented_hash: &str, current_hash: &str, rotated_at: Instant, now: Instant) -> Presented {
    if presented_hash == current_hash {
        Presented::Current
    } else if now <= rotated_at.plus_seconds(GRACE_SECONDS) {
        Presented::Predecessor
    } else {
        Presented::Stolen
    }
}

/// Seconds still to wait after so many failures in a row, the last one at `last_at`; 0: go on.
pub fn wait_seconds(failures: i32, last_at: Instant, now: Instant) -> i64 {
    if failures < FREE_FAILURES {
        return 0;
    }
    let doubled = 1_i64 << (failures - FREE_FAILURES).clamp(0, 10);
    let wait = (doubled * 5).min(LONGEST_WAIT_SECONDS);
    (wait - (now.seconds() - last_at.seconds())).max(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Instant {
        Instant::from_micros(seconds * 1_000_000)
    }

    #[test]
    fn the_predecessor_is_accepted_for_thirty_seconds_and_then_ends_the_family() {
        assert_eq!(judge("b", "b", at(0), at(1000)), Presented::Current);
        assert_eq!(judge("a", "b", at(0), at(30)), Presented::Predecessor);
        assert_eq!(judge("a", "b", at(0), at(31)), Presented::Stolen);
    }

    #[test]
    fn failures_slow_down_and_never_lock_for_good() {
        for (failures, wait) in [(0, 0), (4, 0), (5, 5), (6, 10), (9, 80), (30, 900)] {
            assert_eq!(wait_seconds(failures, at(100), at(100)), wait, "{failures}");
        }
        assert_eq!(wait_seconds(5, at(100), at(105)), 0);
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = new_code();
        assert_eq!(tidy_code(&code.to_lowercase().replace('-', " ")), code);
    }
}
