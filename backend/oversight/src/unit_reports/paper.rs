//! The report of a unit as a paper to sign.

use chrono::NaiveDate;

use super::dto::UnitReportView;
use crate::report_figures::{self, ReportFigures};
use foundation::kernel::{Instant, TextEnum as _};
use paper::{Align, Annex, Block, Column, Dated, Paper, Row, Table, beneath, short_day};
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
    let figures = facts.figures.map(|figures| report_figures::annex(figures, attached_to.clone()));
    let difficulties = (!report.reported_difficulties.is_empty()).then(|| difficulties(report, attached_to));
    let annexes = figures.into_iter().chain(difficulties).collect();
    Paper {
        letterhead: letterhead.head(),
        number: Some(letterhead.number("BC", None)),
        dated: Dated::of(report.submitted_at.map(Instant::day), today),
        title: "BÁO CÁO".to_owned(),
        subject: beneath("Báo cáo", &report.request.title),
        addressees: vec![facts.asker_name.to_owned()],
        landscape: false,
        body,
        signatures: vec![letterhead.signature()],
        recipients: vec!["Như trên".to_owned(), letterhead.kept()],
        annexes,
    }
}

fn difficulties(report: &UnitReportView, attached_to: String) -> Annex {
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
        attached_to,
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
