//! How a paper looks. Sizes are in points, lengths in twentieths of a point, as the file has them.

use docx_rs::{
    AlignmentType, Docx, Header, LineSpacing, LineSpacingType, PageMargin, PageNum, PageNumType, PageOrientationType,
    PageSize, Paragraph, ParagraphBorder, ParagraphBorderPosition, ParagraphBorders, Run, RunFonts, Section,
    SpecialIndentType, Tab, TabLeaderType, TabValueType, Table as DocxTable, TableCell, TableLayoutType, TableRow,
    VAlignType, VMergeType, WidthType,
};
use unicode_normalization::UnicodeNormalization as _;

use super::{Align, Annex, Block, Column, Dated, Number, Paper, Row, Signature, Table, long_day, measure};

const FONT: &str = "Times New Roman";

/// A4.
const PAGE: (u32, u32) = (11_906, 16_838);
/// 20 mm at the top, the bottom and the right, 30 mm at the left.
const MARGIN: i32 = 1_134;
const MARGIN_LEFT: i32 = 1_701;
/// What is left for the text on an upright page, and on one that lies on its side.
const WIDTH: usize = 9_071;
const WIDTH_LANDSCAPE: usize = 14_003;

/// The national name is the longest line of a head: its column is as wide as it, the agency has the rest.
const HEAD_LEFT: usize = 3_500;

const SIZE_HEAD: usize = 12;
const SIZE_MOTTO: usize = 13;
const SIZE_NUMBER: usize = 13;
const SIZE_PLACE: usize = 13;
const SIZE_PAGE_NUMBER: usize = 13;
const SIZE_TEXT: usize = 14;
const SIZE_TABLE: usize = 12;
const SIZE_RECIPIENTS_TITLE: usize = 12;
const SIZE_RECIPIENTS: usize = 11;

/// Between a cell's edge and its words.
const CELL_SIDE: usize = 80;
const CELL_ABOVE: usize = 30;

const FIRST_LINE: i32 = 720;
/// 6 pt between paragraphs.
const BETWEEN: u32 = 120;
/// The height of the rows of a table's head; by it they are found again, see [`repeat_heads`].
const HEAD_ROW: &str = r#"<w:trHeight w:val="397" w:hRule="atLeast" />"#;
const HEAD_ROW_HEIGHT: f32 = 397.0;

const COUNTRY: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";

impl Paper {
    /// The paper as a `.docx`. The same paper gives the same bytes.
    pub fn docx(&self) -> Vec<u8> {
        // The library counts the ids of paragraphs on by thread: on one of our own they do not tell what was written before.
        let written = std::thread::scope(|scope| scope.spawn(|| self.written()).join());
        written.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    }

    fn written(&self) -> Vec<u8> {
        let fonts = RunFonts::new().ascii(FONT).hi_ansi(FONT).cs(FONT).east_asia(FONT);
        let mut docx = Docx::new().default_fonts(fonts).default_size(SIZE_TEXT * 2);
        let mut pages = vec![Page { landscape: self.landscape, parts: self.parts() }];
        let many = self.annexes.len() > 1;
        for (index, annex) in self.annexes.iter().enumerate() {
            pages.push(Page { landscape: annex.landscape, parts: annex.parts(many.then_some(index + 1)) });
        }
        let last = pages.pop();
        for page in pages {
            docx = docx.add_section(page.section());
        }
        if let Some(page) = last {
            docx = page.end(docx);
        }
        let mut xml = docx.build();
        xml.document = repeat_heads(xml.document);
        let mut bytes = std::io::Cursor::new(Vec::new());
        // Writing to memory does not fail.
        let _ = xml.pack(&mut bytes);
        bytes.into_inner()
    }

    fn parts(&self) -> Vec<Part> {
        let width = width_of(self.landscape);
        let mut parts = vec![Part::Table(Box::new(self.head())), Part::paragraph(spacer(SIZE_TEXT))];
        if !self.title.is_empty() {
            parts.push(Part::paragraph(middle(line(&self.title, SIZE_TEXT).bold())));
            if !self.subject.is_empty() {
                parts.push(Part::paragraph(middle(line(&self.subject, SIZE_TEXT).bold())));
            }
            let longest = if self.subject.is_empty() { &self.title } else { &self.subject };
            let rule = measure::length(longest, SIZE_TEXT).min(width) * 2 / 5;
            parts.push(Part::paragraph(rule_of(rule, width)));
            parts.push(Part::paragraph(spacer(6)));
        }
        parts.extend(addressees(&self.addressees));
        for block in &self.body {
            parts.extend(block.parts(width));
        }
        parts.push(Part::paragraph(spacer(6)));
        parts.push(Part::Table(Box::new(self.foot())));
        parts
    }

    /// Who issues it and its number at the left; the country, the place and the day at the right.
    fn head(&self) -> DocxTable {
        let head = &self.letterhead;
        let head_right = width_of(self.landscape) - HEAD_LEFT;
        let mut left = TableCell::new();
        let lines = |texts: &[String]| -> Vec<String> {
            texts.iter().flat_map(|text| measure::balanced(text, SIZE_HEAD, HEAD_LEFT)).collect()
        };
        for text in lines(&head.superior) {
            left = left.add_paragraph(middle(line(&text, SIZE_HEAD)));
        }
        let agency = lines(&head.agency);
        for text in &agency {
            left = left.add_paragraph(middle(line(text, SIZE_HEAD).bold()));
        }
        let agency = agency.last().map_or(0, |text| measure::length(text, SIZE_HEAD).min(HEAD_LEFT));
        left = left.add_paragraph(rule_of(agency * 2 / 5, HEAD_LEFT));
        let right = TableCell::new()
            .add_paragraph(middle(line(COUNTRY, SIZE_HEAD).bold()))
            .add_paragraph(middle(line(MOTTO, SIZE_MOTTO).bold()))
            .add_paragraph(rule_of(measure::length(MOTTO, SIZE_MOTTO), head_right));
        let number = match &self.number {
            None => String::new(),
            Some(Number::Open(symbol)) => format!("Số:        /{symbol}"),
            Some(Number::Given(number)) => format!("Số: {number}"),
        };
        let day = match self.dated {
            Dated::Open(year) => format!("ngày       tháng       năm {year}"),
            Dated::On(day) => long_day(day),
        };
        let mut number = TableCell::new().add_paragraph(middle(line(&number, SIZE_NUMBER)));
        if self.title.is_empty() {
            number = number.add_paragraph(middle(line(&format!("V/v {}", self.subject), SIZE_HEAD)));
        }
        let day = format!("{}, {day}", self.letterhead.place);
        let day = TableCell::new().add_paragraph(middle(line(&day, SIZE_PLACE).italic()));
        bare(
            vec![TableRow::new(vec![left, right]).cant_split(), TableRow::new(vec![number, day]).cant_split()],
            vec![HEAD_LEFT, head_right],
        )
    }

    /// The recipients and whoever signs; it is never broken over two pages.
    fn foot(&self) -> DocxTable {
        let mut cells: Vec<TableCell> = self.signatures.iter().map(signature).collect();
        if !self.recipients.is_empty() {
            let mut left = TableCell::new().add_paragraph(
                tight().add_run(line("Nơi nhận:", SIZE_RECIPIENTS_TITLE).bold().italic()).keep_next(true),
            );
            let last = self.recipients.len() - 1;
            for (index, text) in self.recipients.iter().enumerate() {
                let mark = if index == last { "." } else { ";" };
                left = left.add_paragraph(tight().add_run(line(&format!("- {text}{mark}"), SIZE_RECIPIENTS)));
            }
            cells = vec![left, cells.pop().unwrap_or_default()];
        }
        let each = width_of(self.landscape) / cells.len().max(1);
        let widths = vec![each; cells.len()];
        bare(vec![TableRow::new(cells).cant_split()], widths)
    }
}

fn width_of(landscape: bool) -> usize {
    if landscape { WIDTH_LANDSCAPE } else { WIDTH }
}

fn signature(signature: &Signature) -> TableCell {
    let mut cell = TableCell::new();
    for title in &signature.titles {
        cell = cell.add_paragraph(middle(line(title, SIZE_TEXT).bold()).keep_next(true));
    }
    // Room for the seal and the hand.
    for _ in 0..4 {
        cell = cell.add_paragraph(spacer(SIZE_TEXT).keep_next(true));
    }
    cell.add_paragraph(middle(line(&signature.name, SIZE_TEXT).bold()))
}

fn addressees(addressees: &[String]) -> Vec<Part> {
    match addressees {
        [] => Vec::new(),
        [one] => vec![Part::paragraph(middle(line(&format!("Kính gửi: {one}"), SIZE_TEXT)))],
        many => {
            let mut parts = vec![Part::paragraph(tight().add_run(line("Kính gửi:", SIZE_TEXT)).indent(
                Some(2_268),
                None,
                None,
                None,
            ))];
            let last = many.len() - 1;
            for (index, text) in many.iter().enumerate() {
                let mark = if index == last { "." } else { ";" };
                let text = format!("- {text}{mark}");
                parts.push(Part::paragraph(tight().add_run(line(&text, SIZE_TEXT)).indent(
                    Some(2_835),
                    None,
                    None,
                    None,
                )));
            }
            parts
        }
    }
}

impl Annex {
    fn parts(&self, number: Option<usize>) -> Vec<Part> {
        let name = number.map_or_else(|| "Phụ lục".to_owned(), |number| format!("Phụ lục {}", roman(number)));
        let mut parts = vec![
            Part::paragraph(middle(line(&name, SIZE_TEXT).bold())),
            Part::paragraph(middle(line(&self.title, SIZE_TEXT).bold())),
            Part::paragraph(middle(line(&format!("({})", self.attached_to), SIZE_TEXT).italic())),
            Part::paragraph(rule_of(WIDTH / 5, self.width())),
            Part::paragraph(spacer(6)),
        ];
        for block in &self.body {
            parts.extend(block.parts(self.width()));
        }
        parts
    }

    fn width(&self) -> usize {
        width_of(self.landscape)
    }
}

impl Block {
    fn parts(&self, width: usize) -> Vec<Part> {
        match self {
            Self::Authority(text) => {
                vec![Part::paragraph(
                    middle(line(text, SIZE_TEXT).bold()).line_spacing(spacing(BETWEEN)).keep_next(true),
                )]
            }
            Self::Grounds(texts) => {
                let last = texts.len().saturating_sub(1);
                let mark = |index| if index == last { "." } else { ";" };
                texts
                    .iter()
                    .enumerate()
                    .map(|(index, text)| format!("{text}{}", mark(index)))
                    .map(|text| Part::paragraph(justified().add_run(line(&text, SIZE_TEXT).italic())))
                    .collect()
            }
            Self::Article { number, paragraphs } => {
                let head = line(&format!("Điều {number}. "), SIZE_TEXT).bold();
                let mut head = Some(head);
                paragraphs
                    .iter()
                    .map(|text| {
                        let paragraph = head.take().map_or_else(justified, |head| justified().add_run(head));
                        Part::paragraph(paragraph.add_run(line(text, SIZE_TEXT)))
                    })
                    .collect()
            }
            Self::Heading(text) => {
                vec![Part::paragraph(justified().add_run(line(&text.to_uppercase(), SIZE_TEXT).bold()).keep_next(true))]
            }
            Self::Subheading(text) => {
                vec![Part::paragraph(justified().add_run(line(text, SIZE_TEXT).bold()).keep_next(true))]
            }
            // What somebody typed may hold several paragraphs.
            Self::Paragraph(text) => {
                paragraphs(text).map(|text| Part::paragraph(justified().add_run(line(text, SIZE_TEXT)))).collect()
            }
            Self::Last(text) => {
                let text = format!("{}./.", text.trim_end_matches(['.', ' ']));
                paragraphs(&text)
                    .map(|text| Part::paragraph(justified().add_run(line(text, SIZE_TEXT)).keep_next(true)))
                    .collect()
            }
            Self::Fact { label, value } => {
                let label = format!("{label}: ");
                let paragraph = justified().align(AlignmentType::Left);
                vec![Part::paragraph(if value.is_empty() {
                    dotted(paragraph.add_run(line(&label, SIZE_TEXT).add_tab()), width)
                } else {
                    paragraph.add_run(line(&label, SIZE_TEXT)).add_run(line(value, SIZE_TEXT))
                })]
            }
            Self::Lines(count) => (0..*count)
                .map(|_| {
                    Part::paragraph(dotted(
                        tight().line_spacing(spacing(BETWEEN)).add_run(run(SIZE_TEXT).add_tab()),
                        width,
                    ))
                })
                .collect(),
            Self::Note(text) => vec![Part::paragraph(justified().add_run(line(text, SIZE_TABLE).italic()))],
            Self::Table(table) => {
                vec![Part::paragraph(spacer(6)), Part::Table(Box::new(table.docx(width))), Part::paragraph(spacer(6))]
            }
        }
    }
}

fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|text| !text.is_empty())
}

impl Table {
    fn docx(&self, width: usize) -> DocxTable {
        let widths = self.widths(width);
        let mut rows = self.heads();
        rows.extend(self.rows.iter().map(|row| match row {
            Row::Cells(cells) => self.cells(cells, false),
            Row::Sum(cells) => self.cells(cells, true),
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

    fn cells(&self, cells: &[String], bold: bool) -> TableRow {
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
                        cell = cell.add_paragraph(tight().align(column.align.into()).add_run(words));
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

/// What stands on a page, one beneath the other.
enum Part {
    Paragraph(Box<Paragraph>),
    Table(Box<DocxTable>),
}

impl Part {
    fn paragraph(paragraph: Paragraph) -> Self {
        Self::Paragraph(Box::new(paragraph))
    }
}

/// Pages with the same look: the paper itself, or an annex.
struct Page {
    landscape: bool,
    parts: Vec<Part>,
}

impl Page {
    /// The page's number stands in the middle of the upper margin, not on the first page.
    fn header() -> Header {
        let run = RunFonts::new().ascii(FONT).hi_ansi(FONT).cs(FONT);
        let paragraph = tight().align(AlignmentType::Center).size(SIZE_PAGE_NUMBER * 2).fonts(run);
        Header::new().add_paragraph(paragraph.add_page_num(PageNum::new()))
    }

    fn margins() -> PageMargin {
        PageMargin {
            top: MARGIN,
            bottom: MARGIN,
            left: MARGIN_LEFT,
            right: MARGIN,
            header: 567,
            footer: 567,
            gutter: 0,
        }
    }

    fn size(&self) -> PageSize {
        if self.landscape {
            PageSize::new().size(PAGE.1, PAGE.0).orient(PageOrientationType::Landscape)
        } else {
            PageSize::new().size(PAGE.0, PAGE.1)
        }
    }

    fn section(self) -> Section {
        let mut section = Section::new()
            .page_size(self.size())
            .page_margin(Self::margins())
            .page_num_type(PageNumType::new().start(1))
            .title_pg()
            .header(Self::header());
        for part in self.parts {
            section = match part {
                Part::Paragraph(paragraph) => section.add_paragraph(*paragraph),
                Part::Table(table) => section.add_table(*table),
            };
        }
        section
    }

    /// The last pages of the file, whose look stands at its end.
    fn end(self, docx: Docx) -> Docx {
        let (width, height) = if self.landscape { (PAGE.1, PAGE.0) } else { PAGE };
        let mut docx = docx.page_size(width, height).page_margin(Self::margins()).title_pg().header(Self::header());
        docx = docx.page_num_type(PageNumType::new().start(1));
        if self.landscape {
            docx = docx.page_orient(PageOrientationType::Landscape);
        }
        let mut ends_with_table = false;
        for part in self.parts {
            ends_with_table = matches!(part, Part::Table(_));
            docx = match part {
                Part::Paragraph(paragraph) => docx.add_paragraph(*paragraph),
                Part::Table(table) => docx.add_table(*table),
            };
        }
        // A file must end with a paragraph; as small as can be, it makes no page of its own.
        if ends_with_table { docx.add_paragraph(spacer(1)) } else { docx }
    }
}

/// The library cannot say that a row is a head to be repeated on each page: its height marks those that are.
fn repeat_heads(document: Vec<u8>) -> Vec<u8> {
    match String::from_utf8(document) {
        Ok(document) => document.replace(HEAD_ROW, &format!("{HEAD_ROW}<w:tblHeader />")).into_bytes(),
        Err(refused) => refused.into_bytes(),
    }
}

/// A table without lines, for what stands side by side.
fn bare(rows: Vec<TableRow>, widths: Vec<usize>) -> DocxTable {
    DocxTable::without_borders(rows)
        .width(widths.iter().sum(), WidthType::Dxa)
        .set_grid(widths)
        .layout(TableLayoutType::Fixed)
        .margins(docx_rs::TableCellMargins::new().margin(0, 0, 0, 0))
}

fn run(size: usize) -> Run {
    Run::new().size(size * 2)
}

fn line(text: &str, size: usize) -> Run {
    // Decomposed marks look broken in many fonts.
    run(size).add_text(text.nfc().collect::<String>())
}

fn spacing(before: u32) -> LineSpacing {
    LineSpacing::new().before(before).after(0).line(240).line_rule(LineSpacingType::Auto)
}

/// A paragraph without space around it.
fn tight() -> Paragraph {
    Paragraph::new().line_spacing(spacing(0))
}

fn middle(words: Run) -> Paragraph {
    tight().align(AlignmentType::Center).add_run(words)
}

/// A paragraph of the text.
fn justified() -> Paragraph {
    Paragraph::new()
        .align(AlignmentType::Both)
        .indent(None, Some(SpecialIndentType::FirstLine(FIRST_LINE)), None, None)
        .line_spacing(spacing(BETWEEN))
}

/// Dots up to the right edge, to write on.
fn dotted(paragraph: Paragraph, width: usize) -> Paragraph {
    paragraph.add_tab(Tab::new().val(TabValueType::Right).leader(TabLeaderType::Dot).pos(width))
}

/// An empty line of a size.
fn spacer(size: usize) -> Paragraph {
    tight().add_run(run(size)).size(size * 2)
}

/// A rule in the middle, so long.
fn rule_of(length: usize, width: usize) -> Paragraph {
    let side = i32::try_from(width.saturating_sub(length) / 2).unwrap_or(0);
    let exact = LineSpacing::new().before(0).after(0).line(60).line_rule(LineSpacingType::Exact);
    let mut paragraph = Paragraph::new().indent(Some(side), None, Some(side), None).line_spacing(exact).size(4);
    let border = ParagraphBorder::new(ParagraphBorderPosition::Bottom).size(6).space(1).color("000000");
    paragraph.property = paragraph.property.set_borders(ParagraphBorders::with_empty().set(border));
    paragraph
}

/// Annexes take Roman numerals.
fn roman(number: usize) -> String {
    let mut left = number;
    let mut text = String::new();
    for (value, letters) in [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
        while left >= value {
            text.push_str(letters);
            left -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn r33_annexes_take_roman_numerals() {
        for (number, text) in [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV")] {
            assert_eq!(roman(number), text);
        }
    }
}
