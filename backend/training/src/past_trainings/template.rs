//! An empty sheet of past training with the headings that the import understands.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, XlsxError};

use super::sheet::PastColumn;
use foundation::kernel::TextEnum as _;

/// The row of the headings, as the library counts it.
const HEAD: u32 = 2;

/// Writes the template. The cells of days are dates and all others text, so that Excel neither turns day and month
/// round nor reads a number of a certificate as a number.
pub fn write_template() -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let title = Format::new().set_bold().set_font_size(14);
    let heading = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_border(FormatBorder::Thin);
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let text = Format::new().set_num_format("@");
    let sheet = workbook.add_worksheet().set_name("Quá trình bồi dưỡng")?;
    sheet.write_with_format(0, 0, "QUÁ TRÌNH ĐÃ BỒI DƯỠNG", &title)?;
    for (place, column) in (0_u16..).zip(PastColumn::ALL.iter().copied()) {
        let (format, width) = match column {
            PastColumn::BirthDate | PastColumn::FirstDay | PastColumn::LastDay | PastColumn::CertificateDay => {
                (&day, 12)
            }
            PastColumn::Outcome | PastColumn::CertificateNumber => (&text, 16),
            _ => (&text, 30),
        };
        sheet.set_column_width(place, width)?.set_column_format(place, format)?;
        sheet.write_with_format(HEAD, place, column.label(), &heading)?;
    }
    sheet.set_freeze_panes(HEAD + 1, 1)?;
    workbook.save_to_buffer()
}
