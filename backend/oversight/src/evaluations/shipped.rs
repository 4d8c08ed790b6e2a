//! The form of evaluation as shipped: version 1.

use super::form::Form;

const FORM: &str = include_str!("../../../seed/evaluation-form.json");

/// The shipped form: the six criteria of IV.3, the scale and the bands of the circular, named as levels of application.
pub fn shipped_form() -> Result<Form, serde_json::Error> {
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
    fn r24_the_bands_begin_at_nothing_and_rise() {
        let bands = shipped_form().expect("the shipped form").bands;
        let bounds: Vec<u32> = bands.iter().map(|band| band.at_least).collect();
        assert_eq!(bounds, [0, 2, 4, 6, 8]);
    }
}
