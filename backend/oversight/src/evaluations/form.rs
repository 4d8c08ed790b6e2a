//! The form of evaluation: versioned data with its criteria and bands, the validity of answers, and the index.
//! Its scale, bands and rule of validity are those of TT 03/2023/TT-BNV, article 24.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use foundation::kernel::{Code, Fault};

/// One thing that is marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Its code, as stored with each answer.
    #[schema(example = "task_results")]
    pub code: String,
    /// The group that it belongs to; the two groups are ours.
    #[schema(example = "work")]
    pub group: String,
    /// What people read, in the words of the plan.
    #[schema(example = "Kết quả thực thi nhiệm vụ")]
    pub name: String,
    /// What to look at.
    pub guidance: String,
}

/// From which mean on a word holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// From this mean on, up to the next band.
    pub at_least: u32,
    /// The word (mức độ vận dụng).
    #[schema(example = "Vận dụng khá")]
    pub name: String,
}

/// A version of the form (phiếu đánh giá). An evaluation keeps the version that it was made with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = EvaluationForm)]
pub struct Form {
    /// Its number, counted from 1.
    #[schema(example = 1)]
    pub version: i32,
    /// What stands above it.
    #[schema(example = "Phiếu đánh giá hiệu quả sau bồi dưỡng")]
    pub title: String,
    /// The day from which new evaluations are made with it.
    pub holds_from: NaiveDate,
    /// The lowest mark.
    #[schema(example = 1)]
    pub least_mark: u8,
    /// The highest mark.
    #[schema(example = 10)]
    pub most_mark: u8,
    /// A form with more than so many percent of its criteria unanswered is not valid; "không áp dụng" is an answer.
    #[schema(example = 5)]
    pub most_unanswered_percent: u32,
    /// What is marked, in order.
    pub criteria: Vec<Criterion>,
    /// The words for a mean, from the lowest.
    pub bands: Vec<Band>,
}

/// The version with which an evaluation is made on a day; `None` before the first.
pub fn form_on(forms: &[Form], day: NaiveDate) -> Option<&Form> {
    forms.iter().filter(|form| form.holds_from <= day).max_by_key(|form| (form.holds_from, form.version))
}

/// The answer to a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A mark.
    Mark(u8),
    /// "Không áp dụng": an answer, but no mark. Back-office people have no citizens to satisfy.
    NotApplicable,
}

/// The answers of one form by the code of the criterion; what is missing is unanswered.
pub type Answers = BTreeMap<String, Answer>;

/// Faults of the evaluator's answers, each at its criterion: unknown criteria, marks off the scale, and too many
/// unanswered (with six criteria, any). Own marks of the person are optional: for them `must_be_complete` is false.
pub fn answer_faults(form: &Form, answers: &Answers, must_be_complete: bool) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (code, answer) in answers {
        if !form.criteria.iter().any(|criterion| criterion.code == *code) {
            faults.push(Fault::new(format!("/answers/{code}"), Code::UnknownField).with("name", code));
        } else if matches!(answer, Answer::Mark(mark) if !(form.least_mark..=form.most_mark).contains(mark)) {
            let range = format!("{}–{}", form.least_mark, form.most_mark);
            faults.push(Fault::new(format!("/answers/{code}"), Code::OutOfRange).with("range", range));
        }
    }
    let unanswered = form.criteria.iter().filter(|criterion| !answers.contains_key(&criterion.code)).count();
    if must_be_complete && unanswered * 100 > form.criteria.len() * form.most_unanswered_percent as usize {
        faults.push(Fault::new("/answers", Code::TooManyUnanswered));
    }
    faults
}

/// A mean of marks, kept exact so that no band is missed by rounding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mean {
    /// The sum of the marks.
    pub sum: u32,
    /// How many there are; never 0 in an [`Index`].
    pub count: u32,
}

impl Mean {
    /// In hundredths, rounded half up: 7,67 is 767. `None` of no marks.
    pub const fn hundredths(self) -> Option<u32> {
        if self.count == 0 { None } else { Some((self.sum * 200 + self.count) / (self.count * 2)) }
    }

    /// The word of the band in which it lies, by its exact value. `None` of no marks or below the lowest band.
    pub fn word(self, bands: &[Band]) -> Option<&str> {
        let reached = |band: &&Band| self.count > 0 && band.at_least * self.count <= self.sum;
        bands.iter().filter(reached).max_by_key(|band| band.at_least).map(|band| band.name.as_str())
    }

    fn add(&mut self, mark: u8) {
        self.sum += u32::from(mark);
        self.count += 1;
    }
}

/// What a form, or many forms of one version, come to: the mean of all marks by criterion, by group and in general.
/// "Không áp dụng" counts for nothing; what has no mark has no mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// By code of the criterion.
    pub criteria: BTreeMap<String, Mean>,
    /// By group.
    pub groups: BTreeMap<String, Mean>,
    /// Of all marks; `None` where there is none.
    pub general: Option<Mean>,
}

/// The index of one form or of many.
pub fn index<'a>(form: &Form, answers: impl IntoIterator<Item = &'a Answers>) -> Index {
    let mut index = Index::default();
    for answers in answers {
        for criterion in &form.criteria {
            if let Some(Answer::Mark(mark)) = answers.get(&criterion.code) {
                index.criteria.entry(criterion.code.clone()).or_default().add(*mark);
                index.groups.entry(criterion.group.clone()).or_default().add(*mark);
                index.general.get_or_insert_default().add(*mark);
            }
        }
    }
    index
}

#[cfg(test)]
mod tests {
    use super::super::shipped::shipped_form as shipped;
    use super::*;

    fn shipped_form() -> Form {
        shipped().expect("the shipped form")
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    /// Marks in the order of the form: "8 7 - 9 10 ." with "-" for not applicable and "." for unanswered.
    fn answers(text: &str) -> Answers {
        let read = |word: &str| match word {
            "." => None,
            "-" => Some(Answer::NotApplicable),
            mark => Some(Answer::Mark(mark.parse().expect("a mark"))),
        };
        let codes = shipped_form().criteria.into_iter().map(|criterion| criterion.code);
        codes.zip(text.split_whitespace()).filter_map(|(code, word)| Some((code, read(word)?))).collect()
    }

    #[test]
    fn r25_the_evaluator_answers_all_six() {
        let form = shipped_form();
        assert_eq!(form.criteria.len(), 6);
        for (text, complete, expected) in [
            ("1 10 5 5 5 5", true, ""),
            ("8 8 8 8 8 -", true, ""),
            ("- - - - - -", true, ""),
            ("8 8 8 8 8 .", true, "/answers too_many_unanswered"),
            ("8 8 8 8 8 .", false, ""),
            (". . . . . .", false, ""),
            ("0 8 8 8 8 11", true, "/answers/satisfaction out_of_range, /answers/task_results out_of_range"),
            ("8 8 0 8 8 .", false, "/answers/responsibility out_of_range"),
        ] {
            let found: Vec<_> = answer_faults(&form, &answers(text), complete)
                .iter()
                .map(|fault| format!("{} {}", fault.pointer, fault.code.as_str()))
                .collect();
            assert_eq!(found.join(", "), expected, "{text}");
        }
        let mut unknown = answers("8 8 8 8 8 8");
        unknown.insert("beauty".into(), Answer::Mark(8));
        assert_eq!(answer_faults(&form, &unknown, true)[0].code, Code::UnknownField);
    }

    #[test]
    fn a_form_of_twenty_may_leave_one_unanswered() {
        let mut form = shipped_form();
        form.criteria =
            (0..20).map(|number| Criterion { code: number.to_string(), ..form.criteria[0].clone() }).collect();
        let answered = |count: usize| (0..count).map(|number| (number.to_string(), Answer::Mark(5))).collect();
        assert!(answer_faults(&form, &answered(19), true).is_empty(), "5% is not more than 5%");
        assert_eq!(answer_faults(&form, &answered(18), true)[0].code, Code::TooManyUnanswered);
    }

    #[test]
    fn r25_the_index_of_a_form() {
        // (marks, general in hundredths, work, conduct, word)
        for (text, general, work, conduct, word) in [
            ("8 8 8 8 8 8", Some(800), Some(800), Some(800), Some("Vận dụng tốt")),
            ("8 8 8 8 8 7", Some(783), Some(775), Some(800), Some("Vận dụng khá")),
            ("8 8 8 8 8 -", Some(800), Some(800), Some(800), Some("Vận dụng tốt")),
            ("6 - - - - -", Some(600), Some(600), None, Some("Vận dụng khá")),
            ("6 6 6 6 6 5", Some(583), Some(575), Some(600), Some("Vận dụng một phần")),
            ("1 1 1 1 1 1", Some(100), Some(100), Some(100), Some("Chưa vận dụng")),
            ("2 2 2 2 2 2", Some(200), Some(200), Some(200), Some("Vận dụng rất ít")),
            ("4 4 4 4 4 4", Some(400), Some(400), Some(400), Some("Vận dụng một phần")),
            ("10 10 10 10 10 10", Some(1000), Some(1000), Some(1000), Some("Vận dụng tốt")),
            ("- - - - - -", None, None, None, None),
        ] {
            let form = shipped_form();
            let found = index(&form, [&answers(text)]);
            let of = |group: &str| found.groups.get(group).and_then(|mean| mean.hundredths());
            assert_eq!(found.general.and_then(Mean::hundredths), general, "{text}");
            assert_eq!((of("work"), of("conduct")), (work, conduct), "{text}");
            assert_eq!(found.general.and_then(|mean| mean.word(&form.bands)), word, "{text}");
        }
    }

    #[test]
    fn the_index_of_many_forms_is_the_mean_of_their_marks() {
        let form = shipped_form();
        let all = [answers("8 8 8 8 8 -"), answers("6 7 8 9 10 5"), answers("7 7 7 7 7 -")];
        let found = index(&form, &all);
        assert_eq!(found.criteria["task_results"], Mean { sum: 21, count: 3 });
        assert_eq!(found.criteria["satisfaction"], Mean { sum: 5, count: 1 });
        assert_eq!(found.general, Some(Mean { sum: 120, count: 16 }));
        assert_eq!(index(&form, []), Index::default());
    }

    #[test]
    fn a_band_is_not_reached_by_rounding() {
        let bands = shipped_form().bands;
        let nearly = Mean { sum: 7999, count: 1000 };
        assert_eq!(nearly.hundredths(), Some(800));
        assert_eq!(nearly.word(&bands), Some("Vận dụng khá"));
        assert_eq!(Mean { sum: 23, count: 3 }.hundredths(), Some(767));
        assert_eq!(Mean { sum: 1, count: 8 }.hundredths(), Some(13), "0,125 is rounded up");
        assert_eq!(Mean::default().word(&bands), None);
    }

    #[test]
    fn an_evaluation_is_made_with_the_version_of_its_day() {
        let first = shipped_form();
        let second = Form { version: 2, holds_from: day("2028-01-01"), ..shipped_form() };
        let forms = [second, first];
        for (text, expected) in
            [("2025-12-31", None), ("2026-01-01", Some(1)), ("2027-12-31", Some(1)), ("2028-01-01", Some(2))]
        {
            assert_eq!(form_on(&forms, day(text)).map(|form| form.version), expected, "{text}");
        }
    }
}
