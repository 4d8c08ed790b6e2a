//! What was signed in a period, added up by criterion and by level: for reports.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::dto::Sheet;
use super::form::form_on;
use super::store;
use foundation::db::AnyConnection;
use foundation::kernel::{Id, Problem, Result};

/// How a criterion was marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedCriterion {
    /// Its code.
    pub code: String,
    /// What people read.
    pub name: String,
    /// How many marks there are; "không áp dụng" is none.
    pub marks: i64,
    /// Their sum.
    pub sum: i64,
}

/// The evaluations that were signed in a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignedEvaluations {
    /// How many.
    pub forms: i64,
    /// Each criterion of the form that held on the last day, in its order.
    pub criteria: Vec<MarkedCriterion>,
    /// How many came to each level.
    pub levels: BTreeMap<String, i64>,
}

/// The evaluations of people of these units that were signed from a day to a day.
pub fn signed_between(
    connection: &mut AnyConnection,
    units: &[Id],
    from: NaiveDate,
    to: NaiveDate,
) -> Result<SignedEvaluations> {
    let signed = store::signed_between(connection, units, from, to)?;
    let mut marks: BTreeMap<String, (i64, i64)> = BTreeMap::new();
    let mut levels: BTreeMap<String, i64> = BTreeMap::new();
    for (answers, band) in &signed {
        if let Some(band) = band {
            *levels.entry(band.clone()).or_default() += 1;
        }
        let Some(answers) = answers else { continue };
        let sheet: Sheet = serde_json::from_str(answers).map_err(Problem::internal)?;
        for (code, answer) in sheet {
            if let Some(mark) = answer.mark {
                let (count, sum) = marks.entry(code).or_default();
                *count += 1;
                *sum += i64::from(mark);
            }
        }
    }
    let forms = store::forms(connection)?;
    let criteria = form_on(&forms, to).map(|form| form.criteria.as_slice()).unwrap_or_default();
    Ok(SignedEvaluations {
        forms: i64::try_from(signed.len()).unwrap_or(i64::MAX),
        criteria: criteria
            .iter()
            .map(|criterion| {
                let (marks, sum) = marks.get(&criterion.code).copied().unwrap_or_default();
                MarkedCriterion { code: criterion.code.clone(), name: criterion.name.clone(), marks, sum }
            })
            .collect(),
        levels,
    })
}
