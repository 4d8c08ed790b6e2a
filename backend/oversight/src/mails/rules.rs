//! The states of a mail, and when it is tried again.

use foundation::kernel::text_enum;

text_enum! {
    /// Where a mail stands.
    pub enum MailState {
        /// It waits for its first or next try.
        Waiting = "waiting" / "Chờ gửi",
        /// Somebody is speaking to the server about it.
        Sending = "sending" / "Đang gửi",
        /// The server has taken it.
        Sent = "sent" / "Đã gửi",
        /// The server has refused it for good.
        Refused = "refused" / "Máy chủ thư từ chối",
        /// The conversation broke off: it may have gone out or not, and is not sent again.
        Unknown = "unknown" / "Không rõ đã gửi hay chưa",
        /// No mail server was set up when its time had come.
        NoServer = "no_server" / "Không gửi: chưa cài đặt máy chủ thư",
        /// It was tried for a day.
        GivenUp = "given_up" / "Không gửi được sau nhiều lần thử",
    }
}

/// Minutes to wait after so many tries that failed for now; nothing when it is given up, after about a day.
pub fn minutes_to_wait(tries: i32) -> Option<i64> {
    match tries {
        ..=1 => Some(1),
        2 => Some(5),
        3 => Some(15),
        4..=26 => Some(60),
        27.. => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r32_a_mail_is_tried_later_and_later_and_given_up_after_a_day() {
        let waits: Vec<Option<i64>> = [1, 2, 3, 4, 5, 26, 27].into_iter().map(minutes_to_wait).collect();
        assert_eq!(waits, [Some(1), Some(5), Some(15), Some(60), Some(60), Some(60), None]);
        let all: i64 = (1..).map_while(minutes_to_wait).sum();
        assert!((23 * 60..=25 * 60).contains(&all), "{all}");
    }
}
