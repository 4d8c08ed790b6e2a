//! What stands in calendars, and the addresses that they are subscribed to by.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Date, Integer, Nullable, Text};
use serde::Serialize;

use foundation::db::schema::calendar_feeds;
use foundation::db::{AnyConnection, Sql};
use foundation::journal::Journaled;
use foundation::kernel::{Id, Instant, Result, TextEnum};
use training::courses::rules::CourseState;
use training::needs::rules::RoundState;
use training::nominations::rules::NominationState;

/// Whose calendar.
#[derive(Clone, Debug)]
pub enum Whose {
    /// A person's.
    Person(Id),
    /// Of units with all below them, and of the units above, which offer them courses and ask them for needs.
    Units {
        /// The units.
        own: Vec<Id>,
        /// Those above them.
        above: Vec<Id>,
    },
}

impl Whose {
    /// The units and those above them; none of a person.
    fn asked(&self) -> Vec<Id> {
        match self {
            Self::Person(_) => Vec::new(),
            Self::Units { own, above } => own.iter().chain(above).copied().collect(),
        }
    }

    fn own(&self) -> &[Id] {
        match self {
            Self::Person(_) => &[],
            Self::Units { own, .. } => own,
        }
    }
}

/// From a day to a day, both included.
pub type Stretch = (NaiveDate, NaiveDate);

fn between(sql: Sql, column: &str, (from, to): Stretch) -> Sql {
    sql.words(format!(" AND {column} >= ")).day(from).words(format!(" AND {column} <= ")).day(to)
}

/// A course in a calendar.
#[derive(Clone, Debug, Queryable)]
pub struct Course {
    /// Which.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its first day.
    pub first_day: NaiveDate,
    /// Its last day.
    pub last_day: NaiveDate,
    /// Where.
    pub place: Option<String>,
    /// Its unit's name in tables.
    pub unit_name: String,
    /// How many of whom the calendar is go.
    pub people: i64,
}

/// The courses that hold their dates in a stretch: those to which somebody goes, and those of the units themselves.
pub fn courses(connection: &mut AnyConnection, whose: &Whose, stretch: Stretch) -> Result<Vec<Course>> {
    let going =
        Sql::new("SELECT n.course_id, COUNT(DISTINCT n.staff_id) AS people FROM nominations n WHERE n.state IN ")
            .codes(&NominationState::those(NominationState::is_alive));
    let going = match whose {
        Whose::Person(id) => going.words(" AND n.staff_id = ").text(id.to_string()),
        Whose::Units { own, .. } => going.words(" AND n.unit_id IN ").ids(own),
    };
    let statement = Sql::new("WITH going AS (")
        .then(going)
        .words(
            " GROUP BY n.course_id) SELECT c.id, c.name, c.first_day, c.last_day, c.place, u.short_name, \
             COALESCE(g.people, 0) FROM courses c JOIN units u ON u.id = c.unit_id LEFT JOIN going g ON g.course_id = c.id \
             WHERE c.origin <> 'past' AND c.last_day >= ",
        )
        .day(stretch.0)
        .words(" AND c.first_day <= ")
        .day(stretch.1)
        .words(" AND c.state IN ")
        .codes(&CourseState::those(CourseState::holds_its_dates))
        .words(" AND (g.course_id IS NOT NULL OR c.unit_id IN ")
        .ids(whose.own())
        .words(") ORDER BY c.first_day, c.id");
    Ok(statement.rows::<(Text, Text, Date, Date, Nullable<Text>, Text, BigInt)>().load(connection)?)
}

/// A session of a course in a calendar.
#[derive(Clone, Debug, Queryable)]
pub struct CourseSession {
    /// Which.
    pub id: Id,
    /// Of which course.
    pub course_id: Id,
    /// The day.
    pub day: NaiveDate,
    /// When it begins, in minutes after midnight.
    pub starts_minute: i32,
    /// When it ends.
    pub ends_minute: i32,
    /// What it is about.
    pub topic: Option<String>,
    /// Where, when not where the course is.
    pub place: Option<String>,
}

/// The sessions of these courses.
pub fn sessions(connection: &mut AnyConnection, courses: &[Id], stretch: Stretch) -> Result<Vec<CourseSession>> {
    let sql = Sql::new(
        "SELECT e.id, e.course_id, e.day, e.starts_minute, e.ends_minute, e.topic, e.place FROM sessions e \
         WHERE e.course_id IN ",
    )
    .ids(courses);
    let statement = between(sql, "e.day", stretch).words(" ORDER BY e.day, e.starts_minute, e.id");
    Ok(statement.rows::<(Text, Text, Date, Integer, Integer, Nullable<Text>, Nullable<Text>)>().load(connection)?)
}

/// Something with a last day.
#[derive(Clone, Debug, Queryable)]
pub struct Deadline {
    /// Which.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// The last day.
    pub day: NaiveDate,
}

type DeadlineTypes = (Text, Text, Date);

/// Courses for which these units can still name people, by the last day for it.
pub fn names_due(connection: &mut AnyConnection, whose: &Whose, stretch: Stretch) -> Result<Vec<Deadline>> {
    let sql = Sql::new("SELECT c.id, c.name, c.nomination_deadline FROM courses c WHERE c.unit_id IN ")
        .ids(&whose.asked())
        .words(" AND c.state IN ")
        .codes(&CourseState::those(CourseState::takes_people));
    let statement = between(sql, "c.nomination_deadline", stretch).words(" ORDER BY c.nomination_deadline, c.id");
    Ok(statement.rows::<DeadlineTypes>().load(connection)?)
}

/// Open rounds of needs that ask these units.
pub fn needs_due(connection: &mut AnyConnection, whose: &Whose, stretch: Stretch) -> Result<Vec<Deadline>> {
    let sql = Sql::new("SELECT r.id, r.name, r.deadline FROM needs_rounds r WHERE r.unit_id IN ")
        .ids(&whose.asked())
        .words(" AND r.state IN ")
        .codes(&[RoundState::Open]);
    let statement = between(sql, "r.deadline", stretch).words(" ORDER BY r.deadline, r.id");
    Ok(statement.rows::<DeadlineTypes>().load(connection)?)
}

/// Documents that must reach people of these units.
pub fn documents_due(connection: &mut AnyConnection, whose: &Whose, stretch: Stretch) -> Result<Vec<Deadline>> {
    let sql = Sql::new(
        "SELECT d.id, d.number, d.deadline FROM documents d WHERE d.active AND EXISTS \
         (SELECT 1 FROM document_units w WHERE w.document_id = d.id AND w.unit_id IN ",
    )
    .ids(&whose.asked())
    .words(")");
    let statement = between(sql, "d.deadline", stretch).words(" ORDER BY d.deadline, d.id");
    Ok(statement.rows::<DeadlineTypes>().load(connection)?)
}

/// A session of dissemination about a document.
#[derive(Clone, Debug, Queryable)]
pub struct DisseminationSession {
    /// Which.
    pub id: Id,
    /// The document.
    pub document_id: Id,
    /// Its number and sign.
    pub number: String,
    /// The day.
    pub day: NaiveDate,
    /// Where.
    pub place: String,
    /// The unit's name in tables.
    pub unit_name: String,
}

/// The sessions of dissemination that these units held, or at which the person was.
pub fn dissemination(
    connection: &mut AnyConnection,
    whose: &Whose,
    stretch: Stretch,
) -> Result<Vec<DisseminationSession>> {
    let sql = Sql::new(
        "SELECT s.id, d.id, d.number, s.day, s.place, u.short_name FROM dissemination_sessions s \
         JOIN units u ON u.id = s.unit_id JOIN dissemination_session_documents w ON w.session_id = s.id \
         JOIN documents d ON d.id = w.document_id WHERE ",
    );
    let sql = match whose {
        Whose::Person(id) => sql
            .words("EXISTS (SELECT 1 FROM dissemination_session_people p WHERE p.session_id = s.id AND p.staff_id = ")
            .text(id.to_string())
            .words(")"),
        Whose::Units { own, .. } => sql.words("s.unit_id IN ").ids(own),
    };
    let statement = between(sql, "s.day", stretch).words(" ORDER BY s.day, s.id, d.id");
    Ok(statement.rows::<(Text, Text, Text, Date, Text, Text)>().load(connection)?)
}

/// A private address of a calendar.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = calendar_feeds, treat_none_as_null = true)]
pub struct Feed {
    /// Its id.
    pub id: Id,
    /// The account whose rights it has.
    pub account_id: Id,
    /// The unit whose calendar it is; null: the account's own.
    pub unit_id: Option<Id>,
    /// The hash of its token.
    #[serde(skip)]
    pub token_hash: String,
    /// When it was made.
    pub created_at: Instant,
    /// When it was revoked.
    pub revoked_at: Option<Instant>,
    /// When it was last read, to the hour.
    #[serde(skip)]
    pub last_read_at: Option<Instant>,
}

impl Journaled for Feed {
    const KIND: &'static str = "calendar-feeds";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        self.unit_id
    }
}

/// The addresses in force of an account, the newest first.
pub fn feeds_of(connection: &mut AnyConnection, account_id: Id) -> Result<Vec<Feed>> {
    Ok(calendar_feeds::table
        .filter(calendar_feeds::account_id.eq(account_id).and(calendar_feeds::revoked_at.is_null()))
        .order((calendar_feeds::created_at.desc(), calendar_feeds::id))
        .select(Feed::as_select())
        .load(connection)?)
}

/// The address in force with this token.
pub fn feed_with(connection: &mut AnyConnection, token_hash: &str) -> Result<Option<Feed>> {
    Ok(calendar_feeds::table
        .filter(calendar_feeds::token_hash.eq(token_hash).and(calendar_feeds::revoked_at.is_null()))
        .select(Feed::as_select())
        .first(connection)
        .optional()?)
}

pub fn insert_feed(connection: &mut AnyConnection, feed: &Feed) -> Result<()> {
    diesel::insert_into(calendar_feeds::table).values(feed).execute(connection)?;
    Ok(())
}

pub fn update_feed(connection: &mut AnyConnection, feed: &Feed) -> Result<()> {
    diesel::update(calendar_feeds::table.find(feed.id)).set(feed).execute(connection)?;
    Ok(())
}

/// Notes when an address was last read.
pub fn note_reading(connection: &mut AnyConnection, id: Id, now: Instant) -> Result<()> {
    diesel::update(calendar_feeds::table.find(id)).set(calendar_feeds::last_read_at.eq(now)).execute(connection)?;
    Ok(())
}
