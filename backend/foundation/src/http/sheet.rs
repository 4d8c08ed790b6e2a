//! How a list is handed out: the columns of its sheet, their names in the address, and which of them stay out.

use std::marker::PhantomData;

use serde_json::json;
use utoipa::IntoParams;
use utoipa::openapi::Required;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn, ParameterStyle};
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Type};

use super::cell::{Cell, Column};
use crate::kernel::{Code, Fault};

/// How a list is handed out.
pub struct Sheet {
    /// The name of its sheet, at most 31 characters.
    pub name: &'static str,
    /// What stands above it.
    pub title: &'static str,
    /// The columns.
    pub columns: &'static [ListColumn],
}

/// A column of a list's sheet: its name in the address, its heading, and its width in characters. Its name is that of the
/// column that shows the same on the page; where the page has one column for what several of the sheet say, they share
/// the name.
#[derive(Clone, Copy, Debug)]
pub struct ListColumn(pub &'static str, pub &'static str, pub u16);

/// A row of a list that can be handed out as a workbook.
pub trait SheetRow {
    /// How the list is handed out.
    const SHEET: Sheet;

    /// Its cells, one a column.
    fn cells(&self) -> Vec<Cell>;
}

/// Which columns of a list's sheet go out: all but those that the parameter `hidden` names. Any may be named, since
/// what names a row on the page need not stand first in the sheet; but one must be left.
pub struct SheetColumns<Row> {
    /// Whether each goes out.
    shown: Vec<bool>,
    row: PhantomData<Row>,
}

impl<Row: SheetRow> SheetColumns<Row> {
    /// Takes `hidden` out of `pairs`: names with commas between; faults name it as `/query/hidden`.
    pub fn read(pairs: &mut Vec<(String, String)>, faults: &mut Vec<Fault>) -> Self {
        let mut shown = vec![true; Row::SHEET.columns.len()];
        pairs.retain(|(name, value)| {
            if name != "hidden" {
                return true;
            }
            for hidden in value.split(',').filter(|hidden| !hidden.is_empty()) {
                let mut known = false;
                for (shown, column) in shown.iter_mut().zip(Row::SHEET.columns) {
                    if column.0 == hidden {
                        (*shown, known) = (false, true);
                    }
                }
                if !known {
                    let fault = Fault::new("/query/hidden", Code::NotInList).with("allowed", Self::names().join(", "));
                    faults.push(fault.with_data(json!({ "name": hidden })));
                }
            }
            false
        });
        if !shown.contains(&true) {
            faults.push(Fault::new("/query/hidden", Code::InvalidValue));
        }
        Self { shown, row: PhantomData }
    }

    /// The columns that go out.
    pub fn heads(&self) -> Vec<Column<'static>> {
        self.shown(Row::SHEET.columns.iter().map(|&ListColumn(_, heading, width)| Column(heading, width)))
    }

    /// The cells of a row that go out.
    pub fn cells(&self, row: &Row) -> Vec<Cell> {
        self.shown(row.cells())
    }

    fn shown<T>(&self, whole: impl IntoIterator<Item = T>) -> Vec<T> {
        self.shown.iter().zip(whole).filter_map(|(shown, part)| shown.then_some(part)).collect()
    }

    /// The names of the columns, each once.
    fn names() -> Vec<&'static str> {
        let mut names = Vec::new();
        for &ListColumn(name, ..) in Row::SHEET.columns {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }
}

impl<Row: SheetRow> IntoParams for SheetColumns<Row> {
    /// What the description of the API says of `hidden`: the pages know the names from there.
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let name = ObjectBuilder::new().schema_type(Type::String).enum_values(Some(Self::names()));
        let hidden = ParameterBuilder::new()
            .name("hidden")
            .parameter_in(ParameterIn::Query)
            .required(Required::False)
            .description(Some("Columns that stay out, with commas between; one must be left."))
            .style(Some(ParameterStyle::Form))
            .explode(Some(false))
            .schema(Some(ArrayBuilder::new().items(name)));
        vec![hidden.build()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A row of a list: where, from when to when, and a remark that the page does not show.
    struct Course(&'static str);

    impl SheetRow for Course {
        const SHEET: Sheet = Sheet {
            name: "Lớp",
            title: "CÁC LỚP",
            columns: &[
                ListColumn("place", "Địa điểm", 20),
                ListColumn("days", "Từ ngày", 12),
                ListColumn("days", "Đến ngày", 12),
                ListColumn("note", "Ghi chú", 20),
            ],
        };

        fn cells(&self) -> Vec<Cell> {
            vec![self.0.into(), Cell::Whole(5), Cell::Whole(7), "Lớp bổ sung".into()]
        }
    }

    /// What an address with this `hidden` asks for: the columns, and the faults as pointer and code.
    fn asked(hidden: &str) -> (SheetColumns<Course>, Vec<(String, Code)>) {
        let mut pairs = vec![("hidden".to_owned(), hidden.to_owned()), ("unit_id".to_owned(), "1".to_owned())];
        let mut faults = Vec::new();
        let columns = SheetColumns::read(&mut pairs, &mut faults);
        assert_eq!(pairs.len(), 1, "the other parameters are left to others");
        (columns, faults.into_iter().map(|fault| (fault.pointer, fault.code)).collect())
    }

    #[test]
    fn r40_hidden_columns_stay_out_and_columns_of_one_name_go_together() {
        let (columns, faults) = asked("days");
        assert!(faults.is_empty(), "{faults:?}");
        let heads: Vec<_> = columns.heads().iter().map(|Column(heading, _)| *heading).collect();
        assert_eq!(heads, ["Địa điểm", "Ghi chú"]);
        assert_eq!(columns.cells(&Course("Hội trường")), [Cell::from("Hội trường"), Cell::from("Lớp bổ sung")]);
    }

    #[test]
    fn r40_an_unknown_column_is_named_and_one_column_is_left() {
        let (_, faults) = asked("days,nowhere");
        assert_eq!(faults, [("/query/hidden".to_owned(), Code::NotInList)]);
        let (_, faults) = asked("place,days,note");
        assert_eq!(faults, [("/query/hidden".to_owned(), Code::InvalidValue)]);
        let (columns, faults) = asked("");
        assert_eq!((columns.heads().len(), faults), (4, Vec::new()));
    }

    #[test]
    fn r40_the_description_tells_each_name_once() {
        let described = json!(SheetColumns::<Course>::into_params(|| None));
        assert_eq!(described[0]["name"], "hidden");
        assert_eq!(described[0]["schema"]["items"]["enum"], json!(["place", "days", "note"]));
        assert_eq!((&described[0]["explode"], &described[0]["required"]), (&json!(false), &json!(false)));
    }
}
