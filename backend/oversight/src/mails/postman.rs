//! The mail server that was set up (SMTP, RFC 5321).

use std::time::{Duration, SystemTime};

use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::Error;
use lettre::{Address, Message, SmtpTransport, Transport as _};

use super::store::Mail;
use foundation::kernel::Instant;

/// How long the server may take for each of its answers.
const PATIENCE: Duration = Duration::from_secs(30);

/// Carries mail to the server.
pub struct Postman {
    transport: SmtpTransport,
    from: Mailbox,
}

/// What came of handing a mail over.
#[derive(Debug, PartialEq, Eq)]
pub enum Handed {
    /// The server has it.
    Taken(String),
    /// The server will not have it, in its own words.
    Refused(String),
    /// Not now.
    NotNow(String),
    /// The conversation broke off.
    BrokenOff(String),
}

impl Postman {
    /// For `smtps://user:password@host`, `smtp://…?tls=required` or, on the same machine or network, `smtp://host:25`;
    /// `from` is `Name <address>` or an address alone.
    ///
    /// # Errors
    /// What is wrong with which of the two, to be told at the start of the program.
    pub fn open(url: &str, from: &str) -> Result<Self, [Option<String>; 2]> {
        let transport = SmtpTransport::from_url(url)
            .map(|builder| builder.timeout(Some(PATIENCE)).build())
            .map_err(|error| format!("it must be smtp:// or smtps:// with a host: {error}"));
        let from =
            from.parse::<Mailbox>().map_err(|error| format!("it must be an address, or Name <address>: {error}"));
        match (transport, from) {
            (Ok(transport), Ok(from)) => Ok(Self { transport, from }),
            (transport, from) => Err([transport.err(), from.err()]),
        }
    }

    /// Whether the server answers and lets us in.
    ///
    /// # Errors
    /// Its words, or why there are none.
    pub fn knock(&self) -> Result<(), String> {
        match self.transport.test_connection() {
            Ok(true) => Ok(()),
            Ok(false) => Err("no answer".to_owned()),
            Err(error) => Err(words(&error)),
        }
    }

    /// Hands a mail over. It carries the same `Message-ID` whenever it is handed over.
    pub fn hand_over(&self, mail: &Mail, now: Instant) -> Handed {
        let message = match self.message(mail, now) {
            Ok(message) => message,
            Err(fault) => return Handed::Refused(fault),
        };
        match self.transport.send(&message) {
            Ok(response) => Handed::Taken(response.message().collect::<Vec<_>>().join(" ")),
            Err(error) if error.is_permanent() || error.is_client() => Handed::Refused(words(&error)),
            Err(error) if error.is_transient() => Handed::NotNow(words(&error)),
            Err(error) => Handed::BrokenOff(words(&error)),
        }
    }

    fn message(&self, mail: &Mail, now: Instant) -> Result<Message, String> {
        let address: Address = mail.to_address.parse().map_err(|error| format!("{}: {error}", mail.to_address))?;
        let micros = u64::try_from(now.micros()).unwrap_or_default();
        Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(Some(mail.to_name.clone()), address))
            .subject(mail.subject.clone())
            .date(SystemTime::UNIX_EPOCH + Duration::from_micros(micros))
            .message_id(Some(format!("<{}@{}>", mail.id, self.from.email.domain())))
            .multipart(MultiPart::alternative_plain_html(mail.body_text.clone(), mail.body_html.clone()))
            .map_err(|error| error.to_string())
    }
}

/// An error with its causes, short enough to be shown.
fn words(error: &Error) -> String {
    let mut said = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(deeper) = cause {
        let deeper_words = deeper.to_string();
        if !said.contains(&deeper_words) {
            said = format!("{said}: {deeper_words}");
        }
        cause = deeper.source();
    }
    said.chars().take(400).collect()
}
