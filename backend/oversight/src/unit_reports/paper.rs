//! The report of a unit as a paper to sign.

use chrono::{Datelike as _, NaiveDate};

use super::dto::UnitReportView;
use crate::report_figures::{self, ReportFigures};
use foundation::kernel::TextEnum as _;
use paper::{Align, Annex, Block, Column, Dated, Number, Paper, Row, Table, short_day};
use ward::letterheads::Letterhead;

/// All that stands on the paper.
pub struct Facts<'a> {
    /// The report.
    pub report: &'a UnitReportView,
    /// The name of the unit that asks for it.
    pub asker_name: &'a str,
    /// The figures of the year, for a yearly report.
    pub figures: Option<&'a ReportFigures>,
    /// The present day.
    pub today: NaiveDate,
}

/// The report, addressed to the unit that asks for it.
pub fn write(facts: &Facts<'_>, letterhead: &Letterhead) -> Paper {
    let (report, today) = (facts.report, facts.today);
    let mut body = Vec::new();
    for (heading, text) in [
        ("I. Công tác chỉ đạo, quán triệt", &report.steering),
        ("II. Kết quả thực hiện", &report.results),
        ("III. Khó khăn, vướng mắc và nguyên nhân", &report.difficulties),
        ("IV. Phương hướng, nhiệm vụ thời gian tới", &report.directions),
        ("V. Kiến nghị, đề xuất", &report.proposals),
    ] {
        body.push(Block::Heading(heading.to_owned()));
        body.push(if text.trim().is_empty() { Block::Lines(3) } else { Block::Paragraph(text.clone()) });
    }
    body.push(Block::Last(format!("Trên đây là báo cáo của {}", report.unit_name)));
    let attached_to = format!("Kèm theo Báo cáo của {}", report.unit_name);
    let figures = facts.figures.map(|figures| report_figures::annex(figures, attached_to));
    let difficulties = (!report.reported_difficulties.is_empty()).then(|| difficulties(report));
    let annexes = figures.into_iter().chain(difficulties).collect();
    Paper {
        letterhead: letterhead.head(),
        number: Some(Number::Open(letterhead.symbol_of("BC"))),
        dated: report.submitted_at.map_or(Dated::Open(today.year()), |at| Dated::On(at.day())),
        title: "BÁO CÁO".to_owned(),
        subject: subject(&report.request.title),
        addressees: vec![facts.asker_name.to_owned()],
        landscape: false,
        body,
        signatures: vec![letterhead.signature()],
        recipients: vec!["Như trên".to_owned(), letterhead.kept()],
        annexes,
    }
}

/// The title of the request without the name of the kind, which stands above it.
fn subject(title: &str) -> String {
    let rest = title.strip_prefix("Báo cáo ").unwrap_or(title);
    let mut letters = rest.chars();
    let first: String = letters.next().map(|letter| letter.to_uppercase().collect()).unwrap_or_default();
    format!("{first}{}", letters.as_str())
}

fn difficulties(report: &UnitReportView) -> Annex {
    let rows = report.reported_difficulties.iter().enumerate().map(|(index, difficulty)| {
        Row::Cells(vec![
            (index + 1).to_string(),
            difficulty.title.clone(),
            difficulty.reported_on.map(short_day).unwrap_or_default(),
            difficulty.state.label().to_owned(),
            difficulty.decision.clone().unwrap_or_default(),
        ])
    });
    Annex {
        title: "KHÓ KHĂN, VƯỚNG MẮC ĐÃ PHẢN ÁNH TRONG NĂM".to_owned(),
        attached_to: format!("Kèm theo Báo cáo của {}", report.unit_name),
        landscape: false,
        body: vec![Block::Table(Table {
            columns: vec![
                Column::new("STT", 8, Align::Middle),
                Column::new("Nội dung", 60, Align::Left),
                Column::new("Ngày phản ánh", 24, Align::Middle),
                Column::new("Tình trạng", 28, Align::Left),
                Column::new("Kết quả giải quyết", 50, Align::Left),
            ],
            rows: rows.collect(),
        })],
    }
}
