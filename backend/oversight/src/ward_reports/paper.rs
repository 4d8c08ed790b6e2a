//! The report of the ward as a paper to sign: Mẫu 1.4 of Nghị định 30/2020/NĐ-CP.

use chrono::NaiveDate;

use super::dto::{ReportChanges, WardReportView};
use super::rules::ReportAmendment;
use crate::report_figures::{self, ReportText};
use foundation::kernel::TextEnum as _;
use paper::{
    Align, Annex, Block, Column, Dated, Paper, Row, Table, attached_to, beneath, long_day, short_day, thousands,
};
use ward::letterheads::Letterhead;

/// All that stands on the paper.
pub struct Facts<'a> {
    /// The report.
    pub report: &'a WardReportView,
    /// What has changed since the one before.
    pub changes: &'a ReportChanges,
    /// The present day.
    pub today: NaiveDate,
}

/// The paper. Its number and day are left open: the clerk's register gives them when it is signed.
pub fn write(facts: &Facts<'_>, letterhead: &Letterhead) -> Paper {
    let Facts { report, changes, today } = facts;
    let words = &report.words;
    let text = ReportText {
        steering: &words.steering,
        results: &words.results,
        difficulties: &words.difficulties,
        directions: &words.directions,
        proposals: &words.proposals,
    };
    let mut body = vec![Block::Paragraph(opening(report))];
    body.extend(report_figures::sections(text, Some(&report.told)));
    body.push(Block::Last(format!("Trên đây là báo cáo của {}", report.unit_name)));
    let number = letterhead.number("BC", None);
    let dated = Dated::of(None, *today);
    let attached = attached_to("Báo cáo", &number, dated);
    let mut annexes = report_figures::annexes(&report.figures, &attached);
    annexes.extend(units(report, &attached));
    annexes.extend(changed(changes, &attached));
    Paper {
        letterhead: letterhead.head(),
        number: Some(number),
        dated,
        title: "BÁO CÁO".to_owned(),
        subject: beneath("Báo cáo", &report.title),
        addressees: Letterhead::lines(&report.addressees),
        landscape: false,
        body,
        signatures: vec![letterhead.committee_signature()],
        recipients: vec!["Như trên".to_owned(), "Sở Nội vụ (để b/c)".to_owned(), letterhead.kept()],
        annexes,
    }
}

/// Of which days the figures are, and which earlier report it amends.
fn opening(report: &WardReportView) -> String {
    let period =
        format!("Số liệu trong báo cáo tính từ ngày {} đến ngày {}", short_day(report.from), short_day(report.to));
    let Some((amendment, earlier)) = report.amendment.zip(report.amends.as_ref()) else { return format!("{period}.") };
    let does = match amendment {
        ReportAmendment::Corrects => "đính chính",
        ReportAmendment::Replaces => "thay thế",
        ReportAmendment::Revokes => "thu hồi",
    };
    let number = earlier.number.as_deref().map(|number| format!(" số {number}")).unwrap_or_default();
    let day = earlier.signed_on.map(|day| format!(" {}", long_day(day))).unwrap_or_default();
    format!("{period}. Báo cáo này {does} Báo cáo{number}{day}.")
}

fn units(report: &WardReportView, attached: &str) -> Option<Annex> {
    let rows = report.units.iter().enumerate().map(|(index, unit)| {
        let remark = if unit.is_late { "Quá hạn" } else { "" };
        Row::Cells(vec![
            (index + 1).to_string(),
            unit.unit_name.clone(),
            unit.title.clone(),
            unit.state.label().to_owned(),
            unit.submitted_on.map(short_day).unwrap_or_default(),
            remark.to_owned(),
        ])
    });
    let columns = vec![
        Column::new("STT", 8, Align::Middle),
        Column::new("Đơn vị", 50, Align::Left),
        Column::new("Nội dung báo cáo", 50, Align::Left),
        Column::new("Tình trạng", 24, Align::Left),
        Column::new("Ngày gửi", 22, Align::Middle),
        Column::new("Ghi chú", 18, Align::Left),
    ];
    annex("TÌNH HÌNH BÁO CÁO CỦA CÁC ĐƠN VỊ", attached, Table { columns, rows: rows.collect() })
}

/// The names stay in the product: the paper is sent on.
fn changed(changes: &ReportChanges, attached: &str) -> Option<Annex> {
    let since = changes.since.as_ref()?;
    let rows = changes.figures.iter().enumerate().map(|(index, change)| {
        Row::Cells(vec![
            (index + 1).to_string(),
            change.heading.clone(),
            change.figure.clone(),
            thousands(change.before),
            thousands(change.after),
        ])
    });
    let columns = vec![
        Column::new("STT", 8, Align::Middle),
        Column::new("Nội dung", 60, Align::Left),
        Column::new("Số liệu", 40, Align::Left),
        Column::new("Đã báo cáo", 24, Align::Right),
        Column::new("Nay là", 24, Align::Right),
    ];
    let number = since.number.as_deref().map_or_else(|| since.title.clone(), |number| format!("BÁO CÁO SỐ {number}"));
    let title = format!("SỐ LIỆU THAY ĐỔI SO VỚI {}", number.to_uppercase());
    annex(&title, attached, Table { columns, rows: rows.collect() })
}

fn annex(title: &str, attached: &str, table: Table) -> Option<Annex> {
    (!table.rows.is_empty()).then(|| Annex {
        title: title.to_owned(),
        attached_to: attached.to_owned(),
        landscape: false,
        body: vec![Block::Table(table)],
    })
}
