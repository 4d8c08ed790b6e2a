//! The needs of units as papers: the letter that asks for them, with the empty form, and what a unit proposes.

use chrono::NaiveDate;

use super::dto::{NeedView, NeedsRoundView, NeedsSubmissionView};
use foundation::kernel::Instant;
use paper::{Align, Annex, Block, Column, Dated, Number, Paper, Row, Table, short_day, thousands};
use ward::letterheads::Letterhead;

/// How many empty lines the form has.
const EMPTY_LINES: usize = 12;

/// The letter that asks units for their needs.
pub fn ask(round: &NeedsRoundView, letterhead: &Letterhead, today: NaiveDate) -> Paper {
    let period = round.year.map_or_else(|| "giai đoạn 2026 - 2031".to_owned(), |year| format!("năm {year}"));
    let subject = format!("rà soát, đề xuất nhu cầu bồi dưỡng {period}");
    Paper {
        letterhead: letterhead.head(),
        number: Some(Number::Open(letterhead.symbol.clone())),
        dated: Dated::of(None, today),
        title: String::new(),
        subject: subject.clone(),
        addressees: vec!["Các phòng, ban chuyên môn, đơn vị sự nghiệp công lập trực thuộc".to_owned()],
        landscape: false,
        body: vec![
            Block::Paragraph(format!(
                "Thực hiện Kế hoạch tăng cường bồi dưỡng đội ngũ cán bộ, công chức phường giai đoạn 2026 - 2031, đề nghị các đơn \
                 vị {subject}, cụ thể như sau:"
            )),
            Block::Paragraph(
                "1. Rà soát trình độ, năng lực của từng người so với yêu cầu của vị trí việc làm, nhiệm vụ mới và nhiệm vụ kiêm \
                 nhiệm; xác định người chưa đáp ứng yêu cầu chuyên môn."
                    .to_owned(),
            ),
            Block::Paragraph(
                "2. Đề xuất nội dung, số lượng, danh sách người cần bồi dưỡng, thời gian dự kiến theo mẫu tại Phụ lục kèm theo."
                    .to_owned(),
            ),
            Block::Last(format!(
                "Nhu cầu của đơn vị gửi trên phần mềm trước khi hết ngày {} để tổng hợp, trình Ủy ban nhân dân",
                short_day(round.deadline)
            )),
        ],
        signatures: vec![letterhead.signature()],
        recipients: vec!["Như trên".to_owned(), letterhead.kept()],
        annexes: vec![Annex {
            title: format!("NHU CẦU BỒI DƯỠNG {}", period.to_uppercase()),
            attached_to: "Mẫu để các đơn vị điền".to_owned(),
            landscape: true,
            body: vec![Block::Table(table((1..=EMPTY_LINES).map(|number| vec![number.to_string()]).map(Row::Cells).collect()))],
        }],
    }
}

/// What a unit proposes.
pub fn propose(submission: &NeedsSubmissionView, letterhead: &Letterhead, today: NaiveDate) -> Paper {
    let period = submission.round.year.map_or_else(|| "giai đoạn 2026 - 2031".to_owned(), |year| format!("năm {year}"));
    let people: i64 = submission.needs.iter().map(|need| i64::from(need.people)).sum();
    let cost: i64 = submission.needs.iter().filter_map(|need| need.estimated_cost).sum();
    let mut rows: Vec<Row> =
        submission.needs.iter().enumerate().map(|(index, need)| Row::Cells(cells(index + 1, need))).collect();
    let mut sum = vec![String::new(), "Tổng cộng".to_owned(), people.to_string(), String::new(), String::new()];
    sum.extend([thousands(cost), String::new()]);
    rows.push(Row::Sum(sum));
    let reviewed = format!("Qua rà soát trình độ, năng lực và yêu cầu của vị trí việc làm, {}", submission.unit_name);
    let mut body = vec![Block::Paragraph(match submission.needs.len() {
        0 => format!("{reviewed} không có nhu cầu bồi dưỡng {period}."),
        contents => format!(
            "{reviewed} đề xuất nhu cầu bồi dưỡng {period} gồm {contents} nội dung với {people} lượt người (chi tiết tại \
             Phụ lục kèm theo)."
        ),
    })];
    if !submission.note.trim().is_empty() {
        body.push(Block::Paragraph(submission.note.clone()));
    }
    let annex = Annex {
        title: format!("NHU CẦU BỒI DƯỠNG {}", period.to_uppercase()),
        attached_to: format!("Kèm theo Báo cáo của {}", submission.unit_name),
        landscape: true,
        body: vec![Block::Table(table(rows))],
    };
    let annexes = if submission.needs.is_empty() { Vec::new() } else { vec![annex] };
    body.push(Block::Last("Kính đề nghị Ủy ban nhân dân xem xét, tổng hợp".to_owned()));
    Paper {
        letterhead: letterhead.head(),
        number: Some(letterhead.number("BC", None)),
        dated: Dated::of(submission.submitted_at.map(Instant::day), today),
        title: "BÁO CÁO".to_owned(),
        subject: format!("Kết quả rà soát và nhu cầu bồi dưỡng {period}"),
        addressees: vec!["Ủy ban nhân dân phường".to_owned()],
        landscape: false,
        body,
        signatures: vec![letterhead.signature()],
        recipients: vec!["Như trên".to_owned(), letterhead.kept()],
        annexes,
    }
}

fn table(rows: Vec<Row>) -> Table {
    Table {
        columns: vec![
            Column::new("STT", 8, Align::Middle),
            Column::new("Nội dung bồi dưỡng", 56, Align::Left),
            Column::new("Số người", 14, Align::Right),
            Column::new("Người được đề xuất", 50, Align::Left),
            Column::new("Thời gian", 20, Align::Middle),
            Column::new("Kinh phí dự kiến (đồng)", 26, Align::Right),
            Column::new("Lý do", 44, Align::Left),
        ],
        rows,
    }
}

fn cells(number: usize, need: &NeedView) -> Vec<String> {
    let named: Vec<&str> = need.named.iter().map(|person| person.full_name.as_str()).collect();
    let quarter = need.quarter.map(|quarter| format!("Quý {quarter}")).unwrap_or_default();
    let year = need.year.map(|year| year.to_string()).unwrap_or_default();
    let when = [quarter, year].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/");
    vec![
        number.to_string(),
        need.content.clone(),
        need.people.to_string(),
        named.join("; "),
        when,
        need.estimated_cost.map(thousands).unwrap_or_default(),
        need.reason.clone(),
    ]
}
