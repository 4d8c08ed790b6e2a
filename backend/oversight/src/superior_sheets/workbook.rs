//! The cells of the superior's sheet.

use super::rules::SuperiorColumn;
use super::store::SuperiorRow;
use foundation::http::Cell;
use foundation::kernel::TextEnum as _;

/// What stands in a column of a row.
pub fn cell(row: &SuperiorRow, column: SuperiorColumn) -> Cell {
    let base = &row.base;
    let hundredths = |value: Option<i32>| value.map_or(Cell::Nothing, |value| Cell::Hundredths(value.into()));
    match column {
        SuperiorColumn::FullName => base.full_name.as_str().into(),
        SuperiorColumn::BirthDate => match (base.birth_date, base.birth_year) {
            (Some(day), _) => day.into(),
            (None, year) => year.map_or(Cell::Nothing, Cell::Year),
        },
        SuperiorColumn::Unit => base.unit_name.as_str().into(),
        SuperiorColumn::Post => base.post_title.as_str().into(),
        SuperiorColumn::Category => base.category.label().into(),
        SuperiorColumn::Programme => base.programme_name.as_str().into(),
        SuperiorColumn::ProgrammeKind => base.programme_kind.label().into(),
        SuperiorColumn::Course => base.course_name.as_str().into(),
        SuperiorColumn::Organiser => base.organiser.as_str().into(),
        SuperiorColumn::FirstDay => base.first_day.into(),
        SuperiorColumn::LastDay => base.last_day.into(),
        SuperiorColumn::Outcome => row.result.map(|(outcome, ..)| outcome.label()).into(),
        SuperiorColumn::Score => hundredths(row.result.and_then(|(_, score, _)| score)),
        SuperiorColumn::Grade => row.result.and_then(|(.., grade)| grade).map(|grade| grade.label()).into(),
        SuperiorColumn::CertificateNumber => row.certificate.as_ref().map(|(number, ..)| number.as_str()).into(),
        SuperiorColumn::CertificateIssuer => row.certificate.as_ref().map(|(_, issuer, _)| issuer.as_str()).into(),
        SuperiorColumn::CertificateDay => row.certificate.as_ref().map(|(.., day)| *day).into(),
        SuperiorColumn::Report => row.report.map(|state| state.label()).into(),
        SuperiorColumn::EvaluationIndex => hundredths(row.evaluation.as_ref().and_then(|(index, ..)| *index)),
        SuperiorColumn::EvaluationBand => row.evaluation.as_ref().and_then(|(_, band, _)| band.as_deref()).into(),
        SuperiorColumn::EvaluatedOn => row.evaluation.as_ref().and_then(|(.., day)| *day).into(),
        SuperiorColumn::MarkedOn => row.mark.as_ref().map(|(day, _)| *day).into(),
        SuperiorColumn::Evidence => row.mark.as_ref().map(|(_, evidence)| evidence.as_str()).into(),
    }
}
