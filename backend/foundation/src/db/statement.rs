//! A whole statement of our own words, for what diesel's builder cannot say over two databases: common table
//! expressions, unions, conditional counts. The words come from us alone; every value is bound.

use std::marker::PhantomData;

use chrono::NaiveDate;
use diesel::QueryResult;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{BigInt, Date, Text};

use super::{AnyConnection, Keyset, MultiBackend};
use crate::kernel::{Id, TextEnum};

/// Words of SQL with values between them, put together piece by piece.
#[derive(Clone, Default)]
pub struct Sql {
    parts: Vec<Part>,
}

#[derive(Clone)]
enum Part {
    Words(String),
    Text(String),
    Day(NaiveDate),
    Number(i64),
}

impl Sql {
    /// Begins with words.
    pub fn new(words: impl Into<String>) -> Self {
        Self { parts: vec![Part::Words(words.into())] }
    }

    /// Adds words.
    #[must_use]
    pub fn words(mut self, words: impl Into<String>) -> Self {
        self.parts.push(Part::Words(words.into()));
        self
    }

    /// Adds a bound text.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.parts.push(Part::Text(text.into()));
        self
    }

    /// Adds a bound day.
    #[must_use]
    pub fn day(mut self, day: NaiveDate) -> Self {
        self.parts.push(Part::Day(day));
        self
    }

    /// Adds a bound number.
    #[must_use]
    pub fn number(mut self, number: i64) -> Self {
        self.parts.push(Part::Number(number));
        self
    }

    /// Adds another piece.
    #[must_use]
    pub fn then(mut self, other: Self) -> Self {
        self.parts.extend(other.parts);
        self
    }

    /// Adds pieces with words between them.
    #[must_use]
    pub fn list(mut self, between: &str, pieces: impl IntoIterator<Item = Self>) -> Self {
        for (index, piece) in pieces.into_iter().enumerate() {
            if index > 0 {
                self = self.words(between);
            }
            self = self.then(piece);
        }
        self
    }

    /// Adds `(a, b, …)` of bound ids, to stand behind `IN`; nothing is in it where there is none.
    #[must_use]
    pub fn ids(self, ids: &[Id]) -> Self {
        if ids.is_empty() {
            return self.words("(NULL)");
        }
        self.words("(").list(", ", ids.iter().map(|id| Self::default().text(id.to_string()))).words(")")
    }

    /// Adds `('a', 'b', …)` of codes, to stand behind `IN`; nothing is in it where there is none.
    #[must_use]
    pub fn codes<T: TextEnum>(self, codes: &[T]) -> Self {
        if codes.is_empty() {
            return self.words("(NULL)");
        }
        let quoted: Vec<String> = codes.iter().map(|code| format!("'{}'", code.as_str())).collect();
        self.words(format!("({})", quoted.join(", ")))
    }

    /// Adds what lies behind a list's cursor, its order and its limit: `AND … ORDER BY … LIMIT …`.
    #[must_use]
    pub fn page(self, keyset: &Keyset) -> Self {
        keyset.write_into(self)
    }

    /// The statement, whose rows have these SQL types.
    pub fn rows<SqlType>(self) -> Statement<SqlType> {
        Statement { sql: self, sql_type: PhantomData }
    }

    /// Writes the words and binds the values.
    pub(super) fn walk<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        for part in &self.parts {
            match part {
                Part::Words(words) => out.push_sql(words),
                Part::Text(text) => out.push_bind_param::<Text, _>(text)?,
                Part::Day(day) => out.push_bind_param::<Date, _>(day)?,
                Part::Number(number) => out.push_bind_param::<BigInt, _>(number)?,
            }
        }
        Ok(())
    }
}

/// A statement to be loaded or executed.
pub struct Statement<SqlType> {
    sql: Sql,
    sql_type: PhantomData<SqlType>,
}

impl<SqlType> Query for Statement<SqlType> {
    type SqlType = SqlType;
}
impl<SqlType> diesel::RunQueryDsl<AnyConnection> for Statement<SqlType> {}
impl<SqlType> QueryId for Statement<SqlType> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<SqlType> QueryFragment<MultiBackend> for Statement<SqlType> {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        self.sql.walk(out)
    }
}
