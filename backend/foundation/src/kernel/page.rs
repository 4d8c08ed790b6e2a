//! Keyset pages: a position that stays true while rows come and go.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Code, Fault, Result};

/// How many rows a page holds when nobody says.
pub const DEFAULT_LIMIT: usize = 50;
/// How many rows a page holds at most.
pub const MAX_LIMIT: usize = 200;

/// The value of one sort column at a position.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum CursorValue {
    /// A whole number, an instant in microseconds.
    Number(i64),
    /// Any text: a sort key, a code, an id, a day as YYYY-MM-DD.
    Text(String),
}

impl<T: ToString> From<T> for CursorValue {
    /// Everything but numbers travels as its text.
    fn from(value: T) -> Self {
        Self::Text(value.to_string())
    }
}

/// A position in a sorted list: the values of its sort columns at the last row seen, the id last.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cursor {
    /// The sort that the position belongs to.
    pub sort: String,
    /// One value a sort column, then the id.
    pub values: Vec<CursorValue>,
}

impl Cursor {
    /// The opaque form that travels.
    pub fn encode(&self) -> String {
        URL_SAFE_NO_PAD.encode(serde_json::to_vec(self).unwrap_or_default())
    }

    /// Reads the opaque form.
    pub fn decode(text: &str) -> Option<Self> {
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).ok()?).ok()
    }
}

/// One column to sort by.
#[derive(Clone, Debug, PartialEq)]
pub struct SortTerm {
    /// The name in the address.
    pub name: String,
    /// Whether the largest comes first.
    pub descending: bool,
}

/// What every list understands beside its own filters.
#[derive(Clone, Debug, PartialEq)]
pub struct PageRequest {
    /// Rows wanted, 1 to [`MAX_LIMIT`].
    pub limit: usize,
    /// Where to go on.
    pub cursor: Option<Cursor>,
    /// What to sort by, in order; empty: the list's own order.
    pub sort: Vec<SortTerm>,
    /// Words to find, as typed.
    pub q: Option<String>,
    /// Whether to count all rows.
    pub with_total: bool,
}

impl Default for PageRequest {
    fn default() -> Self {
        Self { limit: DEFAULT_LIMIT, cursor: None, sort: Vec::new(), q: None, with_total: false }
    }
}

impl PageRequest {
    /// The names that [`PageRequest::read`] takes out of an address.
    pub const NAMES: [&'static str; 5] = ["limit", "cursor", "sort", "q", "with_total"];

    /// Takes the page's own parameters out of `pairs`; faults name the parameter as `/query/limit`.
    pub fn read(pairs: &mut Vec<(String, String)>, faults: &mut Vec<Fault>) -> Self {
        let mut request = Self::default();
        pairs.retain(|(name, value)| {
            match name.as_str() {
                "limit" => match value.parse() {
                    Ok(limit) if (1..=MAX_LIMIT).contains(&limit) => request.limit = limit,
                    _ => faults.push(Fault::new("/query/limit", Code::LimitOutOfRange)),
                },
                "cursor" => match Cursor::decode(value) {
                    Some(cursor) => request.cursor = Some(cursor),
                    None => faults.push(Fault::new("/query/cursor", Code::CursorUnreadable)),
                },
                "sort" => {
                    request.sort = value
                        .split(',')
                        .filter(|name| !name.is_empty())
                        .map(|name| match name.strip_prefix('-') {
                            Some(name) => SortTerm { name: name.to_owned(), descending: true },
                            None => SortTerm { name: name.to_owned(), descending: false },
                        })
                        .collect();
                }
                "q" => request.q = Some(value.trim().to_owned()).filter(|words| !words.is_empty()),
                "with_total" => match value.as_str() {
                    "true" => request.with_total = true,
                    "false" => request.with_total = false,
                    _ => faults.push(Fault::new("/query/with_total", Code::InvalidValue)),
                },
                _ => return true,
            }
            false
        });
        request
    }

    /// Everything that a list holds, page after page, so many rows at a time: for what is handed out whole.
    pub fn all<T>(limit: usize, mut read: impl FnMut(&Self) -> Result<Page<T>>) -> Result<Vec<T>> {
        let mut request = Self { limit, ..Self::default() };
        let mut rows = Vec::new();
        loop {
            let page = read(&request)?;
            rows.extend(page.items);
            let Some(cursor) = page.next_cursor else { return Ok(rows) };
            request.cursor = Cursor::decode(&cursor);
        }
    }

    /// The sort as it was written, to tie a cursor to it.
    pub fn sort_text(&self) -> String {
        self.sort
            .iter()
            .map(|term| format!("{}{}", if term.descending { "-" } else { "" }, term.name))
            .collect::<Vec<_>>()
            .join(",")
    }
}

/// One page of a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Where the next page begins; null on the last.
    pub next_cursor: Option<String>,
    /// All rows that the filters let through; only with `with_total=true`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<i64>,
}

impl<T> Page<T> {
    /// The same page with its rows turned into something else.
    pub fn map<U>(self, turn: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(turn).collect(), next_cursor: self.next_cursor, total: self.total }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_comes_back_as_it_went() {
        let cursor = Cursor {
            sort: "name".to_owned(),
            values: vec![
                CursorValue::Text("2a00".to_owned()),
                CursorValue::Number(-5),
                CursorValue::Text("2026-11-23".to_owned()),
            ],
        };
        assert_eq!(Cursor::decode(&cursor.encode()), Some(cursor));
        assert_eq!(Cursor::decode("%%%"), None);
    }

    #[test]
    fn every_bad_page_parameter_is_named() {
        let mut pairs = vec![
            ("limit".to_owned(), "0".to_owned()),
            ("cursor".to_owned(), "?".to_owned()),
            ("with_total".to_owned(), "maybe".to_owned()),
            ("unit_id".to_owned(), "x".to_owned()),
        ];
        let mut faults = Vec::new();
        PageRequest::read(&mut pairs, &mut faults);
        let named: Vec<_> = faults.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(named, ["/query/limit", "/query/cursor", "/query/with_total"]);
        assert_eq!(pairs.len(), 1);
    }
}
