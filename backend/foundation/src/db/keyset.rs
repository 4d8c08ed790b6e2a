//! Sorting and going on by position, the same for every list: `WHERE (a, b, id) > (…)` written out, since the
//! columns may run in different directions.

use chrono::NaiveDate;
use diesel::QueryResult;
use diesel::expression::{AppearsOnTable, Expression, SelectableExpression, ValidGrouping};
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::{Bool, Text};

use super::{Fragment, MultiBackend, Sql};
use crate::kernel::{Code, Cursor, CursorValue, Fault, PageRequest, Problem, Result};

/// What a sort column holds. Columns that may be null are wrapped in `coalesce` where they are declared, because the
/// two databases put nulls at different ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortKind {
    /// Text compared byte by byte.
    Text,
    /// A whole number or an instant.
    Number,
    /// A day.
    Day,
}

/// A column that a list may be sorted by. `sql` is written by us, never by a caller.
#[derive(Clone, Copy, Debug)]
pub struct SortColumn {
    /// Its name in the address.
    pub name: &'static str,
    /// The SQL expression.
    pub sql: &'static str,
    /// What it holds.
    pub kind: SortKind,
}

/// The sort of one request over one list: its order, and the rows behind its cursor.
pub struct Keyset {
    columns: Vec<(SortColumn, bool)>,
    sort: String,
    position: Option<Vec<CursorValue>>,
    limit: usize,
}

impl Keyset {
    /// Understands the request's sort; `default` stands where it has none. The id is always the last column, so that
    /// no two rows share a position.
    pub fn new(page: &PageRequest, known: &[SortColumn], default: &str, id_sql: &'static str) -> Result<Self> {
        let mut request = page.clone();
        if request.sort.is_empty() {
            let mut pairs = vec![("sort".to_owned(), default.to_owned())];
            request.sort = PageRequest::read(&mut pairs, &mut Vec::new()).sort;
        }
        let mut columns = Vec::with_capacity(request.sort.len() + 1);
        let mut faults = Vec::new();
        for term in &request.sort {
            match known.iter().find(|column| column.name == term.name) {
                Some(column) => columns.push((*column, term.descending)),
                None => faults.push(
                    Fault::new("/query/sort", Code::UnknownSort)
                        .with("name", &term.name)
                        .with("allowed", known.iter().map(|column| column.name).collect::<Vec<_>>().join(", ")),
                ),
            }
        }
        columns.push((SortColumn { name: "id", sql: id_sql, kind: SortKind::Text }, false));
        let sort = request.sort_text();
        let position = match request.cursor {
            Some(cursor) if cursor.sort == sort && fits(&cursor.values, &columns) => Some(cursor.values),
            Some(_) => {
                faults.push(Fault::new("/query/cursor", Code::CursorUnreadable));
                None
            }
            None => None,
        };
        if faults.is_empty() {
            Ok(Self { columns, sort, position, limit: request.limit })
        } else {
            Err(Problem::unreadable(faults))
        }
    }

    /// The `ORDER BY`, and behind it the `LIMIT`: one row more than the page holds, to know whether it is the last. The
    /// number stands in the statement: PostgreSQL plans a bound one anew at each request, because it cannot know that the
    /// page is small, and that takes three times as long as to answer.
    pub fn order_and_limit(&self) -> Fragment<Text> {
        Fragment::words(self.order_and_limit_words())
    }

    /// The rows behind the cursor; every row where the list begins.
    pub fn after(&self) -> After {
        let Some(values) = &self.position else { return After(Sql::new("1 = 1")) };
        let compared = |index: usize, operator: &str| {
            let column = self.columns[index].0;
            let sql = Sql::new(column.sql).words(operator);
            match (&values[index], column.kind) {
                (CursorValue::Number(number), _) => sql.number(*number),
                (CursorValue::Text(text), SortKind::Day) => sql.day(text.parse().unwrap_or_default()),
                (CursorValue::Text(text), _) => sql.text(text),
            }
        };
        let beyond = |index: usize| if self.columns[index].1 { " < " } else { " > " };
        let from = if self.columns[0].1 { " <= " } else { " >= " };
        let branches = (0..self.columns.len()).map(|reach| {
            let equal = (0..reach).map(|index| compared(index, " = "));
            Sql::new("(").list(" AND ", equal.chain([compared(reach, beyond(reach))])).words(")")
        });
        After(Sql::new("(").then(compared(0, from)).words(" AND (").list(" OR ", branches).words("))"))
    }

    /// The same for a statement of our own: `AND (…) ORDER BY … LIMIT …` behind a `WHERE`.
    pub(super) fn write_into(&self, sql: Sql) -> Sql {
        sql.words(" AND ").then(self.after().0).words(format!(" ORDER BY {}", self.order_and_limit_words()))
    }

    fn order_and_limit_words(&self) -> String {
        let term = |(column, descending): &(SortColumn, bool)| {
            format!("{} {}", column.sql, if *descending { "DESC" } else { "ASC" })
        };
        let terms: Vec<String> = self.columns.iter().map(term).collect();
        format!("{} LIMIT {}", terms.join(", "), self.limit + 1)
    }

    /// Cuts the surplus row off and says where to go on. `values` gives a row's sort values, the id last, in the order
    /// of [`Keyset::names`].
    pub fn page<T>(
        &self,
        mut rows: Vec<T>,
        values: impl Fn(&T, &str) -> CursorValue,
        total: Option<i64>,
    ) -> crate::kernel::Page<T> {
        let more = rows.len() > self.limit;
        rows.truncate(self.limit);
        let next_cursor = rows.last().filter(|_| more).map(|row| {
            let values = self.columns.iter().map(|(column, _)| values(row, column.name)).collect();
            Cursor { sort: self.sort.clone(), values }.encode()
        });
        crate::kernel::Page { items: rows, next_cursor, total }
    }
}

fn fits(values: &[CursorValue], columns: &[(SortColumn, bool)]) -> bool {
    values.len() == columns.len()
        && values.iter().zip(columns).all(|(value, (column, _))| match (value, column.kind) {
            (CursorValue::Text(_), SortKind::Text) | (CursorValue::Number(_), SortKind::Number) => true,
            (CursorValue::Text(text), SortKind::Day) => text.parse::<NaiveDate>().is_ok(),
            _ => false,
        })
}

/// `a >= ? AND ((a > ?) OR (a = ? AND b > ?) OR …)` as an expression that fits every query; true without a cursor. What
/// leads says nothing more than the rest, but by it an index is entered at the cursor instead of at its beginning.
pub struct After(Sql);

impl Expression for After {
    type SqlType = Bool;
}
impl<Source> AppearsOnTable<Source> for After {}
impl<Source> SelectableExpression<Source> for After {}
impl<Grouping> ValidGrouping<Grouping> for After {
    type IsAggregate = diesel::expression::is_aggregate::Never;
}
impl QueryId for After {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl QueryFragment<MultiBackend> for After {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        self.0.walk(out)
    }
}
