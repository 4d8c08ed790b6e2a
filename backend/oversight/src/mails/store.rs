//! The queue of mails.

use diesel::prelude::*;

use super::rules::MailState;
use foundation::db::schema::mails;
use foundation::db::{AnyConnection, unless_duplicate};
use foundation::kernel::{Code, Id, Instant, Result};

/// A mail as stored.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = mails)]
pub struct Mail {
    /// Its id, and the first part of its `Message-ID`.
    pub id: Id,
    /// What it is for: there is one mail of a key.
    pub key: String,
    /// To which address.
    pub to_address: String,
    /// To whom.
    pub to_name: String,
    /// The subject.
    pub subject: String,
    /// The plain text.
    pub body_text: String,
    /// The same as HTML.
    pub body_html: String,
    /// Where it stands.
    pub state: MailState,
    /// How often it was tried.
    pub attempts: i32,
    /// When it is tried again at the earliest.
    pub next_try_at: Instant,
    /// When it was written.
    pub created_at: Instant,
    /// When the server took it.
    pub sent_at: Option<Instant>,
    /// What the server said, or why it could not be asked.
    pub answer: Option<String>,
}

/// Puts a mail into the queue; [`Code::AlreadyExists`] where there is one of its key.
pub fn insert(connection: &mut AnyConnection, mail: &Mail) -> Result<()> {
    unless_duplicate(diesel::insert_into(mails::table).values(mail).execute(connection), Code::AlreadyExists)?;
    Ok(())
}

/// Mails whose time has come, the oldest first.
pub fn due(connection: &mut AnyConnection, now: Instant, count: i64) -> Result<Vec<Mail>> {
    Ok(mails::table
        .filter(mails::state.eq(MailState::Waiting).and(mails::next_try_at.le(now)))
        .order((mails::next_try_at, mails::id))
        .limit(count)
        .select(Mail::as_select())
        .load(connection)?)
}

/// Notes that the conversation about these has broken off; answers how many.
pub fn forget_conversations(connection: &mut AnyConnection) -> Result<usize> {
    Ok(diesel::update(mails::table.filter(mails::state.eq(MailState::Sending)))
        .set(mails::state.eq(MailState::Unknown))
        .execute(connection)?)
}

/// Takes a waiting mail to be sent; false where somebody else has taken it.
pub fn take(connection: &mut AnyConnection, id: Id) -> Result<bool> {
    let rows = diesel::update(mails::table.filter(mails::id.eq(id).and(mails::state.eq(MailState::Waiting))))
        .set((mails::state.eq(MailState::Sending), mails::attempts.eq(mails::attempts + 1)))
        .execute(connection)?;
    Ok(rows == 1)
}

/// Notes how a mail stands.
pub fn put(connection: &mut AnyConnection, mail: &Mail) -> Result<()> {
    diesel::update(mails::table.find(mail.id))
        .set((
            mails::state.eq(mail.state),
            mails::attempts.eq(mail.attempts),
            mails::next_try_at.eq(mail.next_try_at),
            mails::sent_at.eq(mail.sent_at),
            mails::answer.eq(&mail.answer),
        ))
        .execute(connection)?;
    Ok(())
}
