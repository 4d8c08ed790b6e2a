//! The file of a person as a workbook.

use super::dto::TrainingFile;
use foundation::http::{Book, Cell, Column, Table};
use foundation::kernel::{Result, TextEnum as _, format_day};

/// A sheet of all times of being sent, one of the classifications, one of the findings.
///
/// # Errors
/// As [`Book::add`].
pub fn book(file: &TrainingFile) -> Result<Book> {
    let person = &file.person;
    let lines = [
        format!("{} · {} · {}", person.full_name, person.post_title, person.unit_name),
        format!("Tính đến ngày {}", format_day(file.day)),
    ];
    let mut book = Book::default();
    book.add(Table {
        sheet: "Quá trình bồi dưỡng",
        title: "HỒ SƠ BỒI DƯỠNG",
        lines: &lines,
        columns: &[
            Column("Lớp", 44),
            Column("Chương trình", 44),
            Column("Loại chương trình", 28),
            Column("Cơ sở tổ chức", 30),
            Column("Từ ngày", 12),
            Column("Đến ngày", 12),
            Column("Đơn vị cử", 30),
            Column("Ngày cử", 12),
            Column("Quyết định", 18),
            Column("Kết quả", 16),
            Column("Điểm", 8),
            Column("Xếp loại học tập", 14),
            Column("Số chứng chỉ", 18),
            Column("Ngày cấp", 12),
            Column("Ngày báo cáo", 12),
            Column("Ngày đánh giá", 12),
            Column("Mức độ vận dụng", 18),
        ],
        fixed: 1,
        rows: file.times.iter().map(|time| {
            vec![
                time.course_name.as_str().into(),
                time.programme_name.as_str().into(),
                time.kind.label().into(),
                time.organiser.as_str().into(),
                time.first_day.into(),
                time.last_day.into(),
                time.unit_name.as_str().into(),
                time.sent_on.into(),
                time.decision_number.as_deref().into(),
                time.state_label.as_str().into(),
                time.score_hundredths.map_or(Cell::Nothing, |score| Cell::Hundredths(i64::from(score))),
                time.grade.as_deref().into(),
                time.certificate_number.as_deref().into(),
                time.certified_on.into(),
                time.reported_on.into(),
                time.evaluated_on.into(),
                time.band.as_deref().into(),
            ]
        }),
        total: None,
    })?;
    book.add(Table {
        sheet: "Xếp loại",
        title: "XẾP LOẠI CHẤT LƯỢNG HÀNG NĂM",
        lines: &lines,
        columns: &[Column("Năm", 10), Column("Mức xếp loại", 40)],
        fixed: 1,
        rows: file.years.iter().map(|year| vec![Cell::Year(year.year), year.level.label().into()]),
        total: None,
    })?;
    book.add(Table {
        sheet: "Yêu cầu",
        title: "ĐÁP ỨNG YÊU CẦU CỦA VỊ TRÍ, NHIỆM VỤ",
        lines: &lines,
        columns: &[Column("Yêu cầu", 50), Column("Kết luận", 16), Column("Từ ngày", 12), Column("Căn cứ", 60)],
        fixed: 1,
        rows: file.findings.iter().map(|finding| {
            vec![
                finding.requirement.as_str().into(),
                if finding.meets { "Đáp ứng" } else { "Chưa đáp ứng" }.into(),
                finding.from_day.into(),
                finding.reason.as_deref().into(),
            ]
        }),
        total: None,
    })?;
    Ok(book)
}
