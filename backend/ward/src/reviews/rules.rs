//! When the review of a year is made, and what the field of study suggests of a person.

use chrono::{Datelike as _, NaiveDate};

use foundation::kernel::{search_key, text_enum};

text_enum! {
    /// How the review of a unit stands.
    pub enum ReviewState {
        /// Follows the data, and nobody stands for it yet.
        Draft = "draft" / "Chưa xác nhận",
        /// Confirmed by the head, with its figures of that day.
        Confirmed = "confirmed" / "Đã xác nhận",
    }
}

text_enum! {
    /// What the field of study says of a person's post. It suggests; it decides nothing.
    pub enum FieldFit {
        /// It is one of those that meet the requirement.
        Fits = "fits" / "Đúng ngành theo vị trí việc làm",
        /// It is none of them.
        Differs = "differs" / "Khác ngành theo vị trí việc làm",
        /// The post has no fields of study, or that of the person is not known.
        Unknown = "unknown" / "Chưa đủ thông tin để gợi ý",
    }
}

/// Whether a person's field of study is one of the post's, without marks and case. A narrower one fits too: "Luật kinh
/// tế" is a field of "Luật".
pub fn field_fit(field_of_study: Option<&str>, fields_of_post: &[String]) -> FieldFit {
    let own = search_key(field_of_study.unwrap_or_default());
    if own.is_empty() || fields_of_post.is_empty() {
        return FieldFit::Unknown;
    }
    let within = |whole: &str, part: &str| format!(" {whole} ").contains(&format!(" {part} "));
    let fits = fields_of_post.iter().map(|field| search_key(field)).any(|field| within(&own, &field));
    if fits { FieldFit::Fits } else { FieldFit::Differs }
}

/// The first day on which the review of a year is owed, where no setting says otherwise: before the needs of the next
/// year are gathered.
pub fn opens_on(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 10, 1).unwrap_or(NaiveDate::MAX)
}

/// The last day for it, where no setting says otherwise.
pub fn due_on(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 11, 15).unwrap_or(NaiveDate::MAX)
}

/// The year whose review is owed on a day: the present one from its opening until the year ends. What was not confirmed
/// by then is no longer owed: the next review follows.
pub fn year_to_review(today: NaiveDate) -> Option<i32> {
    Some(today.year()).filter(|year| opens_on(*year) <= today)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r31_the_field_of_study_suggests_and_a_narrower_one_fits_too() {
        let post = ["Luật".to_owned(), "Công tác xã hội".to_owned()];
        for (own, expected) in [
            (Some("Luật"), FieldFit::Fits),
            (Some("luật kinh tế"), FieldFit::Fits),
            (Some("CÔNG TÁC XÃ HỘI"), FieldFit::Fits),
            (Some("Xã hội học"), FieldFit::Differs),
            (Some("Kế toán"), FieldFit::Differs),
            (Some(""), FieldFit::Unknown),
            (None, FieldFit::Unknown),
        ] {
            assert_eq!(field_fit(own, &post), expected, "{own:?}");
        }
        assert_eq!(field_fit(Some("Luật"), &[]), FieldFit::Unknown, "the post asks for nothing");
    }

    #[test]
    fn r31_a_review_is_owed_from_october_to_the_end_of_its_year() {
        let year = |text: &str| year_to_review(text.parse().expect("a day"));
        assert_eq!(year("2026-09-30"), None);
        assert_eq!(year("2026-10-01"), Some(2026));
        assert_eq!(year("2026-12-31"), Some(2026));
        assert_eq!(year("2027-01-01"), None);
        assert_eq!(due_on(2026).to_string(), "2026-11-15");
    }
}
