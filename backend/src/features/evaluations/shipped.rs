//! The form of evaluation as shipped: version 1. Forms are versioned data; an evaluation keeps the form that it was made
//! with.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

const FORM: &str = include_str!("../../../seed/evaluation-form.json");

/// A form (phiếu đánh giá) with the scale of 1 to 10 of TT 10/2017/TT-BNV.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShippedForm {
    /// Counts from 1.
    pub version: u32,
    /// Title.
    pub title: String,
    /// First day on which it is used.
    pub holds_from: NaiveDate,
    /// Lowest mark.
    pub least_mark: u32,
    /// Highest mark.
    pub most_mark: u32,
    /// With a larger share of criteria unanswered the form is not valid; "không áp dụng" is an answer.
    pub most_unanswered_percent: u32,
    /// What is judged, in the order of the plan.
    pub criteria: Vec<ShippedCriterion>,
    /// Words for the mean mark of a person (mức độ vận dụng), from the lowest.
    pub bands: Vec<ShippedBand>,
}

/// A criterion of the form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShippedCriterion {
    /// Its code.
    pub code: String,
    /// Its name as in the plan.
    pub name: String,
    /// What to look at.
    pub guidance: String,
}

/// A band of mean marks and its word.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShippedBand {
    /// Marks from here on.
    pub at_least: f64,
    /// Marks below this; the highest band has no end.
    pub below: Option<f64>,
    /// The word.
    pub name: String,
}

/// The shipped form.
pub fn shipped_form() -> Result<ShippedForm, serde_json::Error> {
    serde_json::from_str(FORM)
}

#[cfg(test)]
mod tests {
    use unicode_normalization::is_nfc;

    use super::*;

    #[test]
    fn r25_the_form_has_the_six_criteria_of_the_plan() {
        let form = shipped_form().expect("the shipped form");
        let names: Vec<&str> = form.criteria.iter().map(|criterion| criterion.name.as_str()).collect();
        assert_eq!(
            names,
            [
                "Kết quả thực thi nhiệm vụ",
                "Chất lượng tham mưu",
                "Tinh thần trách nhiệm",
                "Kỷ luật, kỷ cương hành chính",
                "Năng lực phối hợp liên ngành",
                "Mức độ hài lòng của người dân, doanh nghiệp",
            ]
        );
        let mut codes: Vec<&str> = form.criteria.iter().map(|criterion| criterion.code.as_str()).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), 6);
        assert!(form.criteria.iter().all(|criterion| !criterion.guidance.is_empty()));
        assert_eq!((form.version, form.least_mark, form.most_mark), (1, 1, 10));
        assert!(is_nfc(FORM));
    }

    #[test]
    fn r24_the_bands_cover_every_mean_without_a_gap() {
        let bands = shipped_form().expect("the shipped form").bands;
        let bounds: Vec<(f64, Option<f64>)> = bands.iter().map(|band| (band.at_least, band.below)).collect();
        let expected = [(0.0, Some(2.0)), (2.0, Some(4.0)), (4.0, Some(6.0)), (6.0, Some(8.0)), (8.0, None)];
        assert_eq!(bounds, expected);
    }
}
