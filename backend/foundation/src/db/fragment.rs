//! SQL that we write ourselves. Diesel never keeps the prepared statement of a query that holds its own literal or its
//! `IN`; PostgreSQL then plans the same five joins anew at each request, which takes longer than to answer.

use std::marker::PhantomData;

use diesel::QueryResult;
use diesel::expression::{AppearsOnTable, Expression, SelectableExpression, TypedExpressionType, ValidGrouping};
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::{Bool, Text};

use super::{AnyConnection, MultiBackend};
use crate::kernel::Id;

/// Words of SQL with values between them. The words come from us alone and in few variants: the statement is kept.
#[derive(Clone)]
pub struct Fragment<SqlType> {
    parts: Vec<(String, Option<String>)>,
    sql_type: PhantomData<SqlType>,
}

impl<SqlType> Fragment<SqlType> {
    /// Words alone.
    pub(super) fn words(sql: String) -> Self {
        Self { parts: vec![(sql, None)], sql_type: PhantomData }
    }
}

/// `column IN (ids)`, and false for no ids, for a condition that nearly every row passes, as a scope is. SQLite keeps no
/// statistics and would collect all those rows through the column's index and sort them, instead of walking the index of
/// the order and stopping after a page: the unary plus takes that index from it. PostgreSQL knows by its statistics.
pub fn within_reach(connection: &AnyConnection, column: &'static str, ids: &[Id]) -> Fragment<Bool> {
    if ids.is_empty() {
        return Fragment::words("1 = 0".to_owned());
    }
    let plus = if matches!(connection, AnyConnection::Sqlite(_)) { "+" } else { "" };
    let first = format!("{plus}{column} IN (");
    let mut parts: Vec<(String, Option<String>)> = ids
        .iter()
        .enumerate()
        .map(|(index, id)| (if index == 0 { first.clone() } else { ", ".to_owned() }, Some(id.to_string())))
        .collect();
    parts.push((")".to_owned(), None));
    Fragment { parts, sql_type: PhantomData }
}

impl<SqlType: TypedExpressionType> Expression for Fragment<SqlType> {
    type SqlType = SqlType;
}
impl<SqlType: TypedExpressionType, Source> AppearsOnTable<Source> for Fragment<SqlType> {}
impl<SqlType: TypedExpressionType, Source> SelectableExpression<Source> for Fragment<SqlType> {}
impl<SqlType, Grouping> ValidGrouping<Grouping> for Fragment<SqlType> {
    type IsAggregate = diesel::expression::is_aggregate::Never;
}
impl<SqlType> QueryId for Fragment<SqlType> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<SqlType> QueryFragment<MultiBackend> for Fragment<SqlType> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        for (words, value) in &self.parts {
            out.push_sql(words);
            if let Some(value) = value {
                out.push_bind_param::<Text, _>(value)?;
            }
        }
        Ok(())
    }
}
