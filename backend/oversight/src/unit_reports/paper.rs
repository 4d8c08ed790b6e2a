//! The report of a unit as a paper to sign.

use chrono::NaiveDate;

use super::dto::UnitReportView;
use crate::report_figures::{self, ReportText};
use foundation::kernel::TextEnum as _;
use paper::{Align, Annex, Block, Column, Dated, Paper, Row, Table, beneath, short_day};
use ward::letterheads::Letterhead;

/// All that stands on the paper.
pub struct Facts<'a> {
    /// The report.
    pub report: &'a UnitReportView,
    /// The name of the unit that asks for it.
    pub asker_name: &'a str,
    /// The present day.
    pub today: NaiveDate,
}

/// The report, addressed to the unit that asks for it.
pub fn write(facts: &Facts<'_>, letterhead: &Letterhead) -> Paper {
    let (report, today) = (facts.report, facts.today);
    let registered = report.registration.as_ref();
    let text = ReportText {
        steering: &report.steering,
        results: &report.results,
        difficulties: &report.difficulties,
        directions: &report.directions,
        proposals: &report.proposals,
    };
    let mut body = report_figures::sections(text, report.told.as_ref());
    body.push(Block::Last(format!("Trên đây là báo cáo của {}", report.unit_name)));
    let attached_to = format!("Kèm theo Báo cáo của {}", report.unit_name);
    let figures = report.figures.iter().flat_map(|figures| report_figures::annexes(figures, &attached_to));
    let mut annexes: Vec<Annex> = figures.collect();
    let difficulties = (!report.reported_difficulties.is_empty()).then(|| difficulties(report, attached_to));
    annexes.extend(difficulties);
    Paper {
        letterhead: letterhead.head(),
        number: Some(letterhead.number("BC", registered.and_then(|known| known.number.as_deref()))),
        dated: Dated::of(registered.and_then(|known| known.signed_on), today),
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
