//! The file of a person as a paper to sign.

use chrono::{Datelike as _, NaiveDate};

use super::dto::{TimeOfFile, TrainingFile};
use foundation::kernel::TextEnum as _;
use paper::{Align, Annex, Block, Column, Dated, Paper, Row, Table, short_day};
use training::nominations::rules::NominationState;
use ward::letterheads::Letterhead;

/// The paper: who the person is, and the tables of all years.
pub fn write(file: &TrainingFile, letterhead: &Letterhead) -> Paper {
    let person = &file.person;
    let birth = person.birth_date.map(short_day).or_else(|| person.birth_year.map(|year| year.to_string()));
    let label = |words: Option<&'static str>| words.unwrap_or("Chưa ghi nhận").to_owned();
    let mut body = vec![
        Block::Heading("I. Thông tin chung".to_owned()),
        Block::fact("Họ và tên", person.full_name.clone()),
        Block::fact("Ngày sinh", birth.unwrap_or_else(|| "Chưa ghi nhận".to_owned())),
        Block::fact("Giới tính", label(person.gender.map(|gender| gender.label()))),
        Block::fact("Đơn vị", person.unit_name.clone()),
        Block::fact("Vị trí việc làm", person.post_title.clone()),
        Block::fact("Đối tượng", person.category.label()),
        Block::fact("Trình độ chuyên môn", label(person.qualification.map(|level| level.label()))),
        Block::fact("Lý luận chính trị", label(person.political_theory.map(|level| level.label()))),
        Block::fact("Quản lý nhà nước", label(person.state_management.map(|level| level.label()))),
        Block::Heading("II. Tổng hợp".to_owned()),
        Block::Paragraph(summary(file)),
    ];
    body.extend(findings(file));
    body.extend(years(file));
    let mut paper = Paper::form(
        letterhead.head(),
        Dated::of(None, file.day),
        "HỒ SƠ BỒI DƯỠNG",
        &format!("Tính đến ngày {}", short_day(file.day)),
    );
    paper.body = body;
    paper.signatures = vec![letterhead.signature()];
    paper.annexes = if file.times.is_empty() { Vec::new() } else { vec![times(file)] };
    paper
}

fn summary(file: &TrainingFile) -> String {
    if file.times.is_empty() {
        return "Chưa được cử đi bồi dưỡng.".to_owned();
    }
    let count = |which: fn(&TimeOfFile) -> bool| file.times.iter().filter(|time| which(time)).count();
    format!(
        "{} lượt bồi dưỡng, hoàn thành {} lượt, có chứng chỉ {} lượt; đã báo cáo kết quả {} lượt, đã được đánh giá sau bồi \
         dưỡng {} lượt. Chi tiết tại Phụ lục kèm theo.",
        file.times.len(),
        count(|time| time.state == NominationState::Completed),
        count(|time| time.certified_on.is_some()),
        count(|time| time.reported_on.is_some()),
        count(|time| time.evaluated_on.is_some())
    )
}

fn findings(file: &TrainingFile) -> Vec<Block> {
    if file.findings.is_empty() {
        return Vec::new();
    }
    let rows = file.findings.iter().map(|finding| {
        Row::Cells(vec![
            finding.requirement.clone(),
            if finding.meets { "Đáp ứng" } else { "Chưa đáp ứng" }.to_owned(),
            short_day(finding.from_day),
            finding.reason.clone().unwrap_or_default(),
        ])
    });
    let columns = vec![
        Column::new("Yêu cầu", 50, Align::Left),
        Column::new("Kết luận", 26, Align::Left),
        Column::new("Từ ngày", 24, Align::Middle),
        Column::new("Căn cứ", 60, Align::Left),
    ];
    vec![
        Block::Heading("III. Đáp ứng yêu cầu của vị trí, nhiệm vụ".to_owned()),
        Block::Table(Table { columns, rows: rows.collect() }),
    ]
}

fn years(file: &TrainingFile) -> Vec<Block> {
    if file.years.is_empty() {
        return Vec::new();
    }
    let number = if file.findings.is_empty() { "III" } else { "IV" };
    let rows = file.years.iter().map(|year| Row::Cells(vec![year.year.to_string(), year.level.label().to_owned()]));
    let columns = vec![Column::new("Năm", 20, Align::Middle), Column::new("Mức xếp loại", 100, Align::Left)];
    vec![
        Block::Heading(format!("{number}. Xếp loại chất lượng hàng năm")),
        Block::Table(Table { columns, rows: rows.collect() }),
    ]
}

fn times(file: &TrainingFile) -> Annex {
    let mut rows = Vec::new();
    let mut year = None;
    for (index, time) in file.times.iter().enumerate() {
        let of_time = time.last_day.year();
        if year != Some(of_time) {
            year = Some(of_time);
            rows.push(Row::Group(format!("Năm {of_time}")));
        }
        let day = |day: Option<NaiveDate>| day.map(short_day).unwrap_or_default();
        let result = [Some(time.state_label.clone()), time.grade.clone()];
        let certificate = [time.certificate_number.clone(), time.certified_on.map(short_day)];
        let evaluation = [time.band.clone(), time.evaluated_on.map(short_day)];
        let joined = |parts: [Option<String>; 2]| parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        rows.push(Row::Cells(vec![
            (index + 1).to_string(),
            time.course_name.clone(),
            time.kind.label().to_owned(),
            time.organiser.clone(),
            format!("{} - {}", short_day(time.first_day), short_day(time.last_day)),
            time.decision_number.clone().unwrap_or_default(),
            joined(result),
            joined(certificate),
            day(time.reported_on),
            joined(evaluation),
        ]));
    }
    Annex {
        title: "QUÁ TRÌNH BỒI DƯỠNG".to_owned(),
        attached_to: format!("Kèm theo Hồ sơ bồi dưỡng của {}", file.person.full_name),
        landscape: true,
        body: vec![Block::Table(Table {
            columns: vec![
                Column::new("STT", 8, Align::Middle),
                Column::new("Lớp", 44, Align::Left),
                Column::new("Loại chương trình", 28, Align::Left),
                Column::new("Cơ sở tổ chức", 30, Align::Left),
                Column::new("Thời gian", 24, Align::Middle),
                Column::new("Quyết định cử", 22, Align::Left),
                Column::new("Kết quả", 20, Align::Left),
                Column::new("Chứng chỉ", 26, Align::Left),
                Column::new("Báo cáo kết quả", 22, Align::Middle),
                Column::new("Đánh giá sau bồi dưỡng", 28, Align::Left),
            ],
            rows,
        })],
    }
}
