//! Confirmations (giấy chứng nhận) of a course that the ward ran itself, as PDF: a page a person, with a QR code that
//! leads to where anybody can see whether it stands.
//!
//! They are printed and handed over, nobody edits them: hence PDF, with the letters of the fonts inside.

use std::sync::LazyLock;

use chrono::NaiveDate;
use krilla::Document;
use krilla::error::KrillaError;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::text::{Font, TextDirection};
use qrcode::{EcLevel, QrCode};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};

use crate::measure::balanced;
use crate::{Letterhead, Signature, long_day, short_day};

/// What a `.pdf` is called on the wire.
pub const PDF: &str = "application/pdf";

/// A4, lying, in points.
const PAGE: (f32, f32) = (841.89, 595.28);
/// Where the text begins and ends.
const MARGIN: f32 = 64.0;
/// The edge of the QR code with its quiet zone: some 3.3 cm, which a telephone reads from paper.
const CODE: f32 = 94.0;

/// What stands on a confirmation.
#[derive(Clone, Debug)]
pub struct Confirmation {
    /// The head of the issuing unit's papers.
    pub letterhead: Letterhead,
    /// Who issues it, as a sentence says it: "Ủy ban nhân dân phường Thạch Khôi".
    pub issuer: String,
    /// Whom it is for.
    pub full_name: String,
    /// The unit that the person was sent from.
    pub unit: String,
    /// The course.
    pub course: String,
    /// Its first and its last day.
    pub days: (NaiveDate, NaiveDate),
    /// Where it was held.
    pub place: Option<String>,
    /// The day of issue.
    pub issued_on: NaiveDate,
    /// Who signs it.
    pub signature: Signature,
    /// Where everybody can see whether it stands.
    pub address: String,
}

/// These confirmations as one file, a page each.
///
/// # Errors
/// What the library says of a text that it cannot set, or an address that is too long for a QR code.
pub fn confirmations(title: &str, pages: &[Confirmation]) -> Result<Vec<u8>, String> {
    let mut document = Document::new();
    document.set_metadata(Metadata::new().title(title.to_owned()).language("vi".to_owned()));
    for confirmation in pages {
        let settings = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or("the page has no size")?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        confirmation.draw(&mut surface)?;
        surface.finish();
        page.finish();
    }
    document.finish().map_err(|error: KrillaError| format!("{error:?}"))
}

impl Confirmation {
    fn draw(&self, surface: &mut Surface<'_>) -> Result<(), String> {
        frame(surface, 24.0, 2.25);
        frame(surface, 29.0, 0.75);
        self.draw_head(surface);
        let mut y = 158.0;
        centred(surface, &BOLD, 30.0, PAGE.0 / 2.0, y, "GIẤY CHỨNG NHẬN");
        y += 34.0;
        centred(surface, &REGULAR, 15.0, PAGE.0 / 2.0, y, &format!("{} chứng nhận", self.issuer));
        y += 32.0;
        centred(surface, &BOLD, 24.0, PAGE.0 / 2.0, y, &self.full_name);
        y += 23.0;
        centred(surface, &REGULAR, 15.0, PAGE.0 / 2.0, y, &self.unit);
        y += 27.0;
        centred(surface, &REGULAR, 15.0, PAGE.0 / 2.0, y, "đã hoàn thành");
        y += 28.0;
        let (size, lines) = fitted(&self.course, 19, PAGE.0 - 2.0 * MARGIN, 3);
        for line in lines {
            centred(surface, &BOLD, size, PAGE.0 / 2.0, y, &line);
            y += size * 1.3;
        }
        centred(surface, &REGULAR, 15.0, PAGE.0 / 2.0, y, &self.when_and_where());
        self.draw_signature(surface);
        self.draw_code(surface)
    }

    fn draw_head(&self, surface: &mut Surface<'_>) {
        let (left, right) = (PAGE.0 * 0.27, PAGE.0 * 0.69);
        let mut y = 66.0;
        for line in &self.letterhead.superior {
            centred(surface, &REGULAR, 13.0, left, y, line);
            y += 17.0;
        }
        for line in &self.letterhead.agency {
            centred(surface, &BOLD, 13.0, left, y, line);
            y += 17.0;
        }
        rule(surface, left, y - 10.0, 70.0);
        centred(surface, &BOLD, 13.0, right, 66.0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        let motto = "Độc lập - Tự do - Hạnh phúc";
        centred(surface, &BOLD, 14.0, right, 84.0, motto);
        rule(surface, right, 91.0, BOLD.width(motto, 14.0));
    }

    fn when_and_where(&self) -> String {
        let (first, last) = self.days;
        let when = if first == last {
            format!("ngày {}", short_day(first))
        } else {
            format!("từ ngày {} đến ngày {}", short_day(first), short_day(last))
        };
        match &self.place {
            Some(place) => format!("{when}, tại {place}"),
            None => when,
        }
    }

    fn draw_signature(&self, surface: &mut Surface<'_>) {
        let middle = PAGE.0 * 0.74;
        let mut y = 412.0;
        let day = format!("{}, {}", self.letterhead.place, long_day(self.issued_on));
        centred(surface, &REGULAR, 14.0, middle, y, &day);
        for line in &self.signature.titles {
            y += 18.0;
            centred(surface, &BOLD, 14.0, middle, y, line);
        }
        centred(surface, &BOLD, 14.0, middle, 528.0, &self.signature.name);
    }

    /// The code, what it is for in words, and room for the number in the book of confirmations.
    fn draw_code(&self, surface: &mut Surface<'_>) -> Result<(), String> {
        let top = 404.0;
        let code = QrCode::with_error_correction_level(&self.address, EcLevel::M).map_err(|error| error.to_string())?;
        let modules = code.width();
        // Four modules of quiet around it (ISO/IEC 18004).
        let edge = CODE / (modules as f32 + 8.0);
        let mut path = PathBuilder::new();
        for (place, colour) in code.to_colors().into_iter().enumerate() {
            let (column, row) = ((place % modules) as f32 + 4.0, (place / modules) as f32 + 4.0);
            let module = Rect::from_xywh(MARGIN + column * edge, top + row * edge, edge, edge);
            if let (qrcode::Color::Dark, Some(module)) = (colour, module) {
                path.push_rect(module);
            }
        }
        if let Some(path) = path.finish() {
            surface.set_fill(Some(Fill::default()));
            surface.set_stroke(None);
            surface.draw_path(&path);
        }
        let beside = MARGIN + CODE + 6.0;
        for (line, text) in ["Quét mã để kiểm tra", "giấy chứng nhận còn giá trị", "hay không."].iter().enumerate()
        {
            written(surface, &REGULAR, 11.0, beside, top + 36.0 + 15.0 * line as f32, text);
        }
        written(surface, &REGULAR, 11.0, MARGIN + 8.0, top + CODE + 14.0, &self.address);
        written(surface, &REGULAR, 12.0, MARGIN + 8.0, 540.0, "Số vào sổ: ……………………");
        Ok(())
    }
}

/// A font with the widths of its letters. Liberation Serif has the widths of Times New Roman, and may be passed on.
struct Face {
    font: Font,
    read: FontRef<'static>,
}

static REGULAR: LazyLock<Face> = LazyLock::new(|| Face::new(include_bytes!("../fonts/LiberationSerif-Regular.ttf")));
static BOLD: LazyLock<Face> = LazyLock::new(|| Face::new(include_bytes!("../fonts/LiberationSerif-Bold.ttf")));

impl Face {
    fn new(data: &'static [u8]) -> Self {
        let (Some(font), Ok(read)) = (Font::new(data.to_vec().into(), 0), FontRef::new(data)) else {
            unreachable!("the font was shipped with the program")
        };
        Self { font, read }
    }

    /// How long a text is, in points.
    fn width(&self, text: &str, size: f32) -> f32 {
        let metrics = self.read.glyph_metrics(Size::new(size), LocationRef::default());
        let letters = self.read.charmap();
        text.chars().filter_map(|letter| metrics.advance_width(letters.map(letter)?)).sum()
    }
}

fn written(surface: &mut Surface<'_>, face: &Face, size: f32, x: f32, y: f32, text: &str) {
    surface.set_fill(Some(Fill::default()));
    surface.set_stroke(None);
    surface.draw_text(Point::from_xy(x, y), face.font.clone(), size, text, false, TextDirection::LeftToRight);
}

fn centred(surface: &mut Surface<'_>, face: &Face, size: f32, middle: f32, y: f32, text: &str) {
    written(surface, face, size, middle - face.width(text, size) / 2.0, y, text);
}

/// A bold text in at most so many lines, smaller where it would take more; with its size.
fn fitted(text: &str, size: usize, width: f32, most: usize) -> (f32, Vec<String>) {
    let lines = balanced(text, size, (width * 20.0) as usize);
    if lines.len() > most && size > 9 { fitted(text, size - 1, width, most) } else { (size as f32, lines) }
}

fn rule(surface: &mut Surface<'_>, middle: f32, y: f32, length: f32) {
    let mut path = PathBuilder::new();
    path.move_to(middle - length / 2.0, y);
    path.line_to(middle + length / 2.0, y);
    stroked(surface, path, 0.75);
}

fn frame(surface: &mut Surface<'_>, inset: f32, width: f32) {
    let Some(edge) = Rect::from_ltrb(inset, inset, PAGE.0 - inset, PAGE.1 - inset) else { return };
    let mut path = PathBuilder::new();
    path.push_rect(edge);
    stroked(surface, path, width);
}

fn stroked(surface: &mut Surface<'_>, path: PathBuilder, width: f32) {
    if let Some(path) = path.finish() {
        surface.set_fill(None);
        surface.set_stroke(Some(Stroke { width, ..Stroke::default() }));
        surface.draw_path(&path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_of_a_course_takes_three_lines_at_the_most() {
        let long =
            "Bồi dưỡng kiến thức, kỹ năng chuyển đổi số và an toàn thông tin mạng cho cán bộ, công chức ".repeat(5);
        let (size, lines) = fitted(&long, 19, PAGE.0 - 2.0 * MARGIN, 3);
        assert!(lines.len() <= 3 && size < 19.0, "{size} {lines:?}");
        assert!(lines.iter().all(|line| BOLD.width(line, size) <= PAGE.0 - 2.0 * MARGIN));
        let (_, lines) = fitted(
            "Kỹ năng: Khai thác dữ liệu, hồ sơ số và công cụ số trong quản lý công việc ở đơn vị, lớp 9",
            19,
            700.0,
            3,
        );
        assert_eq!(lines.len(), 2);
        assert!(BOLD.width(&lines[1], 19.0) > 300.0, "no word is left alone: {lines:?}");
        let (size, lines) = fitted("Kỹ năng tiếp công dân", 19, PAGE.0 - 2.0 * MARGIN, 3);
        assert_eq!((size, lines), (19.0, vec!["Kỹ năng tiếp công dân".to_owned()]));
    }

    #[test]
    fn both_fonts_have_every_letter_of_vietnamese() {
        let letters = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ…";
        for face in [&*REGULAR, &*BOLD] {
            for letter in letters.chars().chain(letters.to_uppercase().chars()) {
                assert!(face.read.charmap().map(letter).is_some(), "{letter}");
            }
        }
    }
}
