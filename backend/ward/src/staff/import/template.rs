//! An empty roster with the headings that the import understands.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, XlsxError};

use super::meaning::Meaning;
use crate::staff::rules::AbsenceKind;
use foundation::kernel::TextEnum;

/// The columns of the template with their widths in characters. Name, birth date and unit make a person; the rest may
/// stay empty.
const COLUMNS: [(Meaning, &str, u16); 19] = [
    (Meaning::Number, "STT", 6),
    (Meaning::Name, "Họ và tên", 28),
    (Meaning::BirthDate, "Ngày sinh", 12),
    (Meaning::Gender, "Giới tính", 10),
    (Meaning::Unit, "Đơn vị", 32),
    (Meaning::Title, "Chức vụ, chức danh", 24),
    (Meaning::Category, "Đối tượng", 16),
    (Meaning::Rank, "Ngạch", 20),
    (Meaning::RankCode, "Mã ngạch", 12),
    (Meaning::Qualification, "Trình độ chuyên môn", 16),
    (Meaning::FieldOfStudy, "Chuyên ngành", 22),
    (Meaning::PoliticalTheory, "Lý luận chính trị", 18),
    (Meaning::StateManagement, "Quản lý nhà nước", 20),
    (Meaning::Informatics, "Tin học", 14),
    (Meaning::ForeignLanguage, "Ngoại ngữ", 14),
    (Meaning::HiredOn, "Ngày tuyển dụng", 14),
    (Meaning::Phone, "Điện thoại", 14),
    (Meaning::Email, "Thư điện tử", 28),
    (Meaning::MeetsRequirement, "Đáp ứng yêu cầu chuyên môn của VTVL", 18),
];
/// Rows that are formatted for typing.
const ROWS: u32 = 1_000;

/// Writes the template. The cells of days are dates and those of telephone numbers and codes are text, so that Excel
/// neither turns day and month round nor drops a leading zero.
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
    let sheet = workbook.add_worksheet().set_name("Danh sách")?;
    sheet.write_with_format(0, 0, "DANH SÁCH CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC, NGƯỜI LAO ĐỘNG", &title)?;
    for (column, (meaning, name, width)) in (0_u16..).zip(COLUMNS) {
        let format = match meaning {
            Meaning::BirthDate | Meaning::HiredOn => &day,
            _ => &text,
        };
        sheet.set_column_width(column, width)?.set_column_format(column, format)?;
        sheet.write_with_format(2, column, name, &heading)?;
        let column_of_category = meaning == Meaning::Category;
        if column_of_category {
            let kinds = rust_xlsxwriter::DataValidation::new().allow_list_strings(&CATEGORIES)?;
            sheet.add_data_validation(3, column, ROWS, column, &kinds)?;
        }
    }
    sheet.set_freeze_panes(3, 2)?;
    let help = workbook.add_worksheet().set_name("Hướng dẫn")?;
    help.set_column_width(0, 40)?.set_column_width(1, 90)?;
    for (row, (meaning, name, _)) in (0_u32..).zip(COLUMNS) {
        help.write(row, 0, name)?;
        help.write(row, 1, hint(meaning))?;
    }
    workbook.save_to_buffer()
}

const CATEGORIES: [&str; 4] = ["Cán bộ", "Công chức", "Viên chức", "Người lao động"];

fn hint(meaning: Meaning) -> String {
    let text = match meaning {
        Meaning::Name => "Bắt buộc.",
        Meaning::BirthDate => "Bắt buộc: ngày/tháng/năm, ví dụ 15/04/1976.",
        Meaning::Unit => "Bắt buộc, nếu không có dòng tên đơn vị (I, II, III) ở trên.",
        Meaning::Gender => "Nam hoặc Nữ.",
        Meaning::PoliticalTheory => "Chưa qua đào tạo, Sơ cấp, Trung cấp, Cao cấp hoặc Cử nhân.",
        Meaning::StateManagement => "Chưa qua bồi dưỡng, Chuyên viên, Chuyên viên chính hoặc Chuyên viên cao cấp.",
        Meaning::Qualification => "Sơ cấp, Trung cấp, Cao đẳng, Đại học, Thạc sĩ hoặc Tiến sĩ.",
        Meaning::MeetsRequirement => "Ghi x nếu đáp ứng; để trống nếu chưa.",
        Meaning::Category => return CATEGORIES.join(", "),
        other => return other.label().to_owned(),
    };
    text.to_owned()
}

/// The columns of the template of absences with their widths in characters.
const ABSENCE_COLUMNS: [(&str, u16); 8] = [
    ("STT", 6),
    ("Họ và tên", 28),
    ("Ngày sinh", 12),
    ("Đơn vị", 32),
    ("Loại vắng mặt", 18),
    ("Từ ngày", 12),
    ("Đến ngày", 12),
    ("Ghi chú", 30),
];

/// Writes the template of absences.
pub fn write_absence_template() -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let title = Format::new().set_bold().set_font_size(14);
    let heading = Format::new().set_bold().set_align(FormatAlign::Center).set_border(FormatBorder::Thin);
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let text = Format::new().set_num_format("@");
    let sheet = workbook.add_worksheet().set_name("Vắng mặt")?;
    sheet.write_with_format(0, 0, "DANH SÁCH VẮNG MẶT", &title)?;
    for (column, (name, width)) in (0_u16..).zip(ABSENCE_COLUMNS) {
        let format = if name.contains("gày") { &day } else { &text };
        sheet.set_column_width(column, width)?.set_column_format(column, format)?;
        sheet.write_with_format(2, column, name, &heading)?;
        if name == "Loại vắng mặt" {
            let labels: Vec<&str> = AbsenceKind::ALL.iter().map(|kind| kind.label()).collect();
            let kinds = rust_xlsxwriter::DataValidation::new().allow_list_strings(&labels)?;
            sheet.add_data_validation(3, column, ROWS, column, &kinds)?;
        }
    }
    sheet.set_freeze_panes(3, 2)?;
    workbook.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::super::heads;
    use super::*;

    #[test]
    fn r40_the_import_understands_every_column_of_its_own_template() {
        let bytes = write_template().expect("a template");
        let workbook = crate::sheets::read(&bytes).expect("a workbook");
        let head = heads::find(&workbook.sheets[0], &[]).expect("a head");
        let meanings: Vec<Meaning> = head.columns.iter().map(|column| column.meaning).collect();
        assert_eq!(meanings, COLUMNS.map(|(meaning, ..)| meaning));
        assert!(heads::find(&workbook.sheets[1], &[]).is_none(), "the sheet of hints is no roster");
    }
}
