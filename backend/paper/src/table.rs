//! How a table looks: columns as wide as their words ask for, a head that is repeated on each page.

use docx_rs::{
    AlignmentType, Table as DocxTable, TableCell, TableLayoutType, TableRow, VAlignType, VMergeType, WidthType,
};

use super::text::{SIZE_TABLE, line, middle, tight};
use super::{Align, Column, Row, Table, measure};

/// The height of the rows of a table's head; by it they are found again, see [`repeat_heads`].
const HEAD_ROW: &str = r#"<w:trHeight w:val="397" w:hRule="atLeast" />"#;
const HEAD_ROW_HEIGHT: f32 = 397.0;
/// Between a cell's edge and its words.
const CELL_SIDE: usize = 80;
const CELL_ABOVE: usize = 30;

impl Table {
    /// The table over a width in twentieths of a point; `before_foot`: its last row stands on one page with what comes next.
    pub(super) fn docx(&self, width: usize, before_foot: bool) -> DocxTable {
        let widths = self.widths(width);
        let mut rows = self.heads();
        // A sum does not begin a page either: the row above goes along with it.
        let kept = |index: usize| match self.rows.get(index + 1) {
            Some(next) => matches!(next, Row::Sum(_)),
            None => before_foot,
        };
        rows.extend(self.rows.iter().enumerate().map(|(index, row)| match row {
            Row::Cells(cells) => self.cells(cells, false, kept(index)),
            Row::Sum(cells) => self.cells(cells, true, kept(index)),
            Row::Group(text) => {
                let cell = TableCell::new().grid_span(self.columns.len().max(1));
                TableRow::new(vec![cell.add_paragraph(tight().add_run(line(text, SIZE_TABLE).bold()).keep_next(true))])
            }
        }));
        DocxTable::new(rows.into_iter().map(TableRow::cant_split).collect())
            .set_grid(widths.clone())
            .layout(TableLayoutType::Fixed)
            .width(widths.iter().sum(), WidthType::Dxa)
            .margins(docx_rs::TableCellMargins::new().margin(CELL_ABOVE, CELL_SIDE, CELL_ABOVE, CELL_SIDE))
    }

    /// The columns' widths: by their shares, but none so narrow that a word or a day would be broken.
    fn widths(&self, width: usize) -> Vec<usize> {
        let narrowest: Vec<usize> = (0..self.columns.len()).map(|index| self.narrowest(index)).collect();
        let mut widths = vec![None; self.columns.len()];
        // Each turn settles the columns whose share is too little, and gives the rest to the others.
        loop {
            let settled: usize = widths.iter().flatten().sum();
            let open = |index: &usize| widths.get(*index).is_some_and(Option::is_none);
            let share = |index: usize| self.columns.get(index).map_or(0, |column| column.width);
            let shares: usize = (0..self.columns.len()).filter(open).map(share).sum::<usize>().max(1);
            let left = width.saturating_sub(settled);
            let by_share = |index: usize| share(index) * left / shares;
            let narrow: Vec<usize> = (0..self.columns.len())
                .filter(open)
                .filter(|index| by_share(*index) < narrowest.get(*index).copied().unwrap_or(0))
                .collect();
            if narrow.is_empty() || narrow.len() == widths.iter().filter(|width| width.is_none()).count() {
                let rest = widths.iter().enumerate().map(|(index, width)| width.unwrap_or_else(|| by_share(index)));
                return rest.collect();
            }
            for index in narrow {
                if let (Some(width), Some(narrowest)) = (widths.get_mut(index), narrowest.get(index)) {
                    *width = Some(*narrowest);
                }
            }
        }
    }

    /// The width of a column's longest word.
    fn narrowest(&self, index: usize) -> usize {
        let head = self.columns.get(index).map(|column| column.head.as_str());
        let cells = self.rows.iter().filter_map(|row| match row {
            Row::Cells(cells) | Row::Sum(cells) => cells.get(index).map(String::as_str),
            Row::Group(_) => None,
        });
        let words = head.into_iter().chain(cells).flat_map(str::split_whitespace);
        words.map(|word| measure::length(word, SIZE_TABLE)).max().unwrap_or(0) + 2 * CELL_SIDE + 40
    }

    fn cells(&self, cells: &[String], bold: bool, keep_next: bool) -> TableRow {
        let filled = self.columns.iter().zip(cells.iter().map(String::as_str).chain(std::iter::repeat("")));
        TableRow::new(
            filled
                .map(|(column, text)| {
                    let mut cell = TableCell::new().vertical_align(VAlignType::Center);
                    let mut lines = text.lines().collect::<Vec<_>>();
                    if lines.is_empty() {
                        lines.push("");
                    }
                    for text in lines {
                        let words = line(text, SIZE_TABLE);
                        let words = if bold { words.bold() } else { words };
                        cell =
                            cell.add_paragraph(tight().align(column.align.into()).keep_next(keep_next).add_run(words));
                    }
                    cell
                })
                .collect(),
        )
    }

    /// One row of heads, or two where neighbours share one.
    fn heads(&self) -> Vec<TableRow> {
        let head = |text: &str| {
            TableCell::new()
                .vertical_align(VAlignType::Center)
                .add_paragraph(middle(line(text, SIZE_TABLE).bold()).keep_next(true))
        };
        let marked = |cells| TableRow::new(cells).row_height(HEAD_ROW_HEIGHT);
        if self.columns.iter().all(|column| column.group.is_none()) {
            return vec![marked(self.columns.iter().map(|column| head(&column.head)).collect())];
        }
        let mut upper = Vec::new();
        for columns in self.columns.chunk_by(|one, next| one.group.is_some() && one.group == next.group) {
            upper.push(match columns {
                [Column { group: None, head: text, .. }] => head(text).vertical_merge(VMergeType::Restart),
                [Column { group: Some(group), .. }, ..] => head(group).grid_span(columns.len()),
                _ => continue,
            });
        }
        let lower = self.columns.iter().map(|column| match column.group {
            None => TableCell::new().add_paragraph(tight()).vertical_merge(VMergeType::Continue),
            Some(_) => head(&column.head),
        });
        vec![marked(upper), marked(lower.collect())]
    }
}

impl From<Align> for AlignmentType {
    fn from(align: Align) -> Self {
        match align {
            Align::Left => Self::Left,
            Align::Middle => Self::Center,
            Align::Right => Self::Right,
        }
    }
}

/// The library cannot say that a row is a head to be repeated on each page: its height marks those that are.
pub fn repeat_heads(document: Vec<u8>) -> Vec<u8> {
    match String::from_utf8(document) {
        Ok(document) => document.replace(HEAD_ROW, &format!("{HEAD_ROW}<w:tblHeader />")).into_bytes(),
        Err(refused) => refused.into_bytes(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDTH: usize = 9_071;

    #[test]
    fn r33_no_column_is_narrower_than_its_longest_word() {
        let column = |head, width| Column::new(head, width, Align::Left);
        let table = |columns: Vec<Column>, cells: &[&str]| Table {
            columns,
            rows: vec![Row::Cells(cells.iter().map(|cell| (*cell).to_owned()).collect())],
        };
        let narrow = table(vec![column("STT", 1), column("Họ và tên", 99)], &["1", "Nguyễn Văn A"]).widths(WIDTH);
        assert!(narrow[0] >= measure::length("STT", SIZE_TABLE) + 2 * CELL_SIDE, "{narrow:?}");
        assert!(narrow.iter().sum::<usize>() <= WIDTH);
        let wide = table(vec![column("A", 1), column("B", 3)], &["1", "2"]).widths(WIDTH);
        assert_eq!(wide, [WIDTH / 4, WIDTH * 3 / 4]);
        // What cannot be at all is cut by shares, and stays within the page.
        let long = "x".repeat(200);
        let full = table(vec![column(&long, 1), column(&long, 1)], &["1", "2"]).widths(WIDTH);
        assert!(full.iter().sum::<usize>() <= WIDTH);
    }
}
