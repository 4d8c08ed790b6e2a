//! How a paper looks. Sizes are in points, lengths in twentieths of a point, as the file has them.

use docx_rs::{
    AlignmentType, Docx, Header, LineSpacing, LineSpacingType, PageMargin, PageNum, PageNumType, PageOrientationType,
    PageSize, Paragraph, ParagraphBorder, ParagraphBorderPosition, ParagraphBorders, RunFonts, Section,
    SpecialIndentType, Tab, TabLeaderType, TabValueType, Table as DocxTable, TableCell, TableLayoutType, TableRow,
    WidthType,
};

use super::table::repeat_heads;
use super::text::{SIZE_TABLE, line, middle, run, spacing, tight};
use super::{Annex, Block, Paper, Signature, measure};

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
const SIZE_RECIPIENTS_TITLE: usize = 12;
const SIZE_RECIPIENTS: usize = 11;

const FIRST_LINE: i32 = 720;
/// So many paragraphs of the text stand on one page with whoever signs.
const LINES_WITH_FOOT: usize = 2;
/// 6 pt between paragraphs.
const BETWEEN: u32 = 120;

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
        let last = self.body.len().saturating_sub(1);
        let mut body: Vec<Part> =
            self.body.iter().enumerate().flat_map(|(index, block)| block.parts(width, index == last)).collect();
        // Nobody signs on a page of its own: the last lines above go along.
        let kept = body.len().saturating_sub(LINES_WITH_FOOT);
        body = body.into_iter().enumerate().map(|(index, part)| part.keep_next(index >= kept)).collect();
        parts.extend(body);
        parts.push(Part::paragraph(spacer(6).keep_next(true)));
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
            Some(number) => format!("Số: {}", number.words()),
        };
        let mut number = TableCell::new().add_paragraph(middle(line(&number, SIZE_NUMBER)));
        if self.title.is_empty() {
            number = number.add_paragraph(middle(line(&format!("V/v {}", self.subject), SIZE_HEAD)));
        }
        let day = format!("{}, {}", self.letterhead.place, self.dated.words());
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
            parts.extend(block.parts(self.width(), false));
        }
        parts
    }

    fn width(&self) -> usize {
        width_of(self.landscape)
    }
}

impl Block {
    fn parts(&self, width: usize, before_foot: bool) -> Vec<Part> {
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
                let table = Part::Table(Box::new(table.docx(width, before_foot)));
                vec![Part::paragraph(spacer(6)), table, Part::paragraph(spacer(6))]
            }
        }
    }
}

fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|text| !text.is_empty())
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

    /// The same; a paragraph that is `kept` stands on one page with what comes next. Tables say so of their last row.
    fn keep_next(self, kept: bool) -> Self {
        match self {
            Self::Paragraph(paragraph) if kept => Self::paragraph(paragraph.keep_next(true)),
            other => other,
        }
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

/// A table without lines, for what stands side by side.
fn bare(rows: Vec<TableRow>, widths: Vec<usize>) -> DocxTable {
    DocxTable::without_borders(rows)
        .width(widths.iter().sum(), WidthType::Dxa)
        .set_grid(widths)
        .layout(TableLayoutType::Fixed)
        .margins(docx_rs::TableCellMargins::new().margin(0, 0, 0, 0))
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
    fn r33_annexes_take_roman_numerals() {
        for (number, text) in [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV")] {
            assert_eq!(roman(number), text);
        }
    }
}
