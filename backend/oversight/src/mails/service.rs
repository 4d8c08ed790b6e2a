//! Putting mails into the queue, and carrying them out.

use super::postman::{Handed, Postman};
use super::rules::{MailState, minutes_to_wait};
use super::store::{self, Mail};
use foundation::journal::Transaction;
use foundation::kernel::{Id, Instant, Result};
use ward::jobs::Run;

/// Mails that are taken out of the queue at a time.
const AT_A_TIME: i64 = 100;

/// A mail to be written.
pub struct Letter {
    /// What it is for: there is one mail of a key, however often it is queued.
    pub key: String,
    /// To which address.
    pub to_address: String,
    /// To whom.
    pub to_name: String,
    /// The subject.
    pub subject: String,
    /// The plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
}

/// Puts a mail into the queue, in the transaction of what it tells of.
///
/// # Errors
/// [`foundation::kernel::Code::AlreadyExists`] where there is one of its key.
pub fn queue(tx: &mut Transaction<'_>, letter: Letter) -> Result<Id> {
    let now = tx.who().now;
    let mail = Mail {
        id: Id::new(now),
        key: letter.key,
        to_address: letter.to_address,
        to_name: letter.to_name,
        subject: letter.subject,
        body_text: letter.text,
        body_html: letter.html,
        state: MailState::Waiting,
        attempts: 0,
        next_try_at: now,
        created_at: now,
        sent_at: None,
        answer: None,
    };
    store::insert(tx, &mail)?;
    Ok(mail.id)
}

/// How many mails went which way.
#[derive(Default)]
struct Count {
    sent: usize,
    refused: usize,
    unknown: usize,
    later: usize,
    without_server: usize,
}

impl Count {
    fn add(&mut self, state: MailState) {
        match state {
            MailState::Sent => self.sent += 1,
            MailState::Refused | MailState::GivenUp => self.refused += 1,
            MailState::Unknown | MailState::Sending => self.unknown += 1,
            MailState::Waiting => self.later += 1,
            MailState::NoServer => self.without_server += 1,
        }
    }

    fn words(&self) -> Option<String> {
        let parts = [
            (self.sent, "thư đã gửi"),
            (self.refused, "thư không gửi được"),
            (self.unknown, "thư không rõ đã gửi hay chưa"),
            (self.later, "thư chờ gửi lại"),
            (self.without_server, "thư không gửi vì chưa cài đặt máy chủ thư"),
        ];
        let said: Vec<String> =
            parts.iter().filter(|(count, _)| *count > 0).map(|(count, words)| format!("{count} {words}")).collect();
        (!said.is_empty()).then(|| said.join(", "))
    }
}

/// The job: sends the mails whose time has come. What an earlier run was speaking about when it was killed is unknown from
/// now on: whoever runs this holds the lease of jobs, so nobody speaks any more.
///
/// # Errors
/// The database's alone; a server that cannot be reached is none.
pub fn deliver(run: &Run<'_>, postman: Option<&Postman>) -> Result<Option<String>> {
    let mut count = Count { unknown: run.database.write_now(store::forget_conversations)?, ..Count::default() };
    let due = run.database.read_now(|connection| store::due(connection, run.clock.now(), AT_A_TIME))?;
    if due.is_empty() {
        return Ok(count.words());
    }
    let refusal = match postman {
        None => Some((MailState::NoServer, None)),
        Some(postman) => postman.knock().err().map(|words| (MailState::Waiting, Some(words))),
    };
    for mail in due {
        let mail = match (&refusal, postman) {
            (None, Some(postman)) => match conversed(run, postman, mail)? {
                Some(mail) => mail,
                None => continue,
            },
            (Some((MailState::Waiting, words)), _) => {
                let tried = Mail { attempts: mail.attempts + 1, ..mail };
                later(tried, words.clone().unwrap_or_default(), run.clock.now())
            }
            _ => Mail { state: MailState::NoServer, ..mail },
        };
        run.database.write_now(|connection| store::put(connection, &mail))?;
        count.add(mail.state);
    }
    Ok(count.words())
}

/// A mail after the server was spoken to about it; nothing where somebody else did.
fn conversed(run: &Run<'_>, postman: &Postman, mail: Mail) -> Result<Option<Mail>> {
    // Committed before the first word: a crash from here on leaves it unknown, and never sent twice.
    if !run.database.write_now(|connection| store::take(connection, mail.id))? {
        return Ok(None);
    }
    let mail = Mail { attempts: mail.attempts + 1, ..mail };
    let handed = postman.hand_over(&mail, run.clock.now());
    let now = run.clock.now();
    Ok(Some(match handed {
        Handed::Taken(words) => Mail { state: MailState::Sent, sent_at: Some(now), answer: Some(words), ..mail },
        Handed::Refused(words) => Mail { state: MailState::Refused, answer: Some(words), ..mail },
        Handed::BrokenOff(words) => Mail { state: MailState::Unknown, answer: Some(words), ..mail },
        Handed::NotNow(words) => later(mail, words, now),
    }))
}

fn later(mail: Mail, words: String, now: Instant) -> Mail {
    let answer = Some(words);
    match minutes_to_wait(mail.attempts) {
        Some(minutes) => {
            Mail { state: MailState::Waiting, next_try_at: now.plus_seconds(minutes * 60), answer, ..mail }
        }
        None => Mail { state: MailState::GivenUp, answer, ..mail },
    }
}
