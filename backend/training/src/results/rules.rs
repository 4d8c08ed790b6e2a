//! Results, grades and certificates (domain, rule 7).

use std::fmt;

use chrono::NaiveDate;

use foundation::kernel::{Code, Fault, TextEnum as _, search_key, text_enum};

text_enum! {
    /// What came of a course for a person.
    pub enum ResultOutcome {
        /// Completed.
        Passed = "passed" / "Đạt",
        /// Took part and did not complete.
        Failed = "failed" / "Không đạt",
        /// Was sent and never came.
        AbsentAll = "absent_all" / "Không tham gia",
    }
}

text_enum! {
    /// The grade of a score.
    pub enum Grade {
        /// Below the pass mark.
        Fail = "fail" / "Không đạt",
        /// 5 to below 7.
        Average = "average" / "Trung bình",
        /// 7 to below 8.
        Fair = "fair" / "Khá",
        /// 8 to below 9.
        Good = "good" / "Giỏi",
        /// 9 to 10.
        Excellent = "excellent" / "Xuất sắc",
    }
}

/// A score from 0 to 10 in hundredths: 8,25 is 825.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score(u16);

impl Score {
    /// From hundredths; `None` above 10.
    pub const fn from_hundredths(hundredths: u16) -> Option<Self> {
        if hundredths <= 1000 { Some(Self(hundredths)) } else { None }
    }

    /// In hundredths.
    pub const fn hundredths(self) -> u16 {
        self.0
    }

    /// Reads `8`, `8,5` or `8.25`, as people and Excel write it; `None` for anything else or above 10.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().replace(',', ".");
        let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
        let digits = |text: &str| text.chars().all(|letter| letter.is_ascii_digit());
        if whole.is_empty() || whole.len() > 2 || part.len() > 2 || !digits(whole) || !digits(part) {
            return None;
        }
        let hundredths = whole.parse::<u16>().ok()? * 100 + format!("{part:0<2}").parse::<u16>().ok()?;
        Self::from_hundredths(hundredths)
    }
}

impl fmt::Display for Score {
    /// With a comma, as it is written here: 8,25 · 8,5 · 8.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let written = format!("{},{:02}", self.0 / 100, self.0 % 100);
        f.write_str(written.trim_end_matches('0').trim_end_matches(','))
    }
}

/// From which score on a grade holds: data, ordered from the lowest.
pub type GradeScale = Vec<(Score, Grade)>;

/// The scale of the political centres: pass at 5, Trung bình 5–<7, Khá 7–<8, Giỏi 8–<9, Xuất sắc 9–10.
pub fn shipped_scale() -> GradeScale {
    [(0, Grade::Fail), (500, Grade::Average), (700, Grade::Fair), (800, Grade::Good), (900, Grade::Excellent)]
        .map(|(hundredths, grade)| (Score(hundredths), grade))
        .to_vec()
}

/// The grade of a score; `None` below the lowest step of the scale.
pub fn grade(scale: &[(Score, Grade)], score: Score) -> Option<Grade> {
    scale.iter().filter(|(from, _)| *from <= score).max_by_key(|(from, _)| *from).map(|(_, grade)| *grade)
}

/// A result as it is entered.
#[derive(Clone, Copy, Debug)]
pub struct ResultEntry {
    /// What came of it.
    pub outcome: ResultOutcome,
    /// The score, where there is one.
    pub score: Option<Score>,
}

/// Faults of a result: not before the course's last day; whoever never came has no score; in the ward's own course
/// outcome and score agree on the pass mark (a superior's school has its own, and its word is entered as it comes).
pub fn result_faults(
    entry: ResultEntry,
    last_day: NaiveDate,
    today: NaiveDate,
    own_course: bool,
    scale: &[(Score, Grade)],
) -> Vec<Fault> {
    let mut faults = Vec::new();
    if today < last_day {
        faults.push(Fault::new("", Code::ResultBeforeEnd));
    }
    let passing = entry.score.and_then(|score| grade(scale, score)).map(|grade| grade != Grade::Fail);
    let contradiction = match (entry.outcome, passing) {
        (ResultOutcome::AbsentAll, _) => entry.score.is_some(),
        (ResultOutcome::Passed, Some(false)) => own_course,
        // Too little attendance fails a person with a good score.
        _ => false,
    };
    if contradiction {
        faults.push(Fault::new("/score", Code::InvalidValue));
    }
    faults
}

/// A certificate or confirmation as it is entered.
#[derive(Clone, Copy, Debug)]
pub struct CertificateEntry<'a> {
    /// Its number; a confirmation may have none.
    pub number: Option<&'a str>,
    /// Whether it is a certificate, which has a number, and not a mere confirmation.
    pub is_certificate: bool,
    /// Who issued it.
    pub issuer: &'a str,
    /// The day of issue.
    pub issued_on: NaiveDate,
}

/// Faults of a certificate, each at its field: issued neither before the course's last day nor after today; an issuer;
/// a number for a certificate; a course that was passed. It may come months after the course.
pub fn certificate_faults(
    entry: CertificateEntry<'_>,
    last_day: NaiveDate,
    today: NaiveDate,
    outcome: Option<ResultOutcome>,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    if entry.issued_on < last_day {
        faults.push(Fault::new("/issued_on", Code::CertificateBeforeEnd));
    }
    if today < entry.issued_on {
        faults.push(Fault::new("/issued_on", Code::ImplausibleDay));
    }
    if entry.issuer.trim().is_empty() {
        faults.push(Fault::new("/issuer", Code::Blank));
    }
    if entry.is_certificate && entry.number.is_none_or(|number| number.trim().is_empty()) {
        faults.push(Fault::new("/number", Code::Required).with("name", "number"));
    }
    if outcome.is_some_and(|outcome| outcome != ResultOutcome::Passed) {
        faults.push(Fault::new("", Code::ResultNotPassed));
    }
    faults
}

text_enum! {
    /// Where a certificate stands.
    pub enum CertificateState {
        /// Handed in; it counts once it is verified.
        Uploaded = "uploaded" / "Chờ đối chiếu",
        /// Compared with the original: it counts from its day of issue.
        Verified = "verified" / "Đã đối chiếu",
        /// Not accepted, with a reason; it counts for nothing.
        Rejected = "rejected" / "Không chấp nhận",
    }
}

impl CertificateState {
    /// Refuses a verification of what is not waiting for one.
    ///
    /// # Errors
    /// `wrong_state`.
    pub fn verified(self) -> Result<Self, Fault> {
        if self == Self::Uploaded { Ok(Self::Verified) } else { Err(self.refusal()) }
    }

    /// Refuses a rejection without a reason; what was verified by mistake can be rejected too.
    ///
    /// # Errors
    /// `wrong_state`, `reason_required`.
    pub fn rejected(self, reason: &str) -> Result<Self, Fault> {
        match self {
            Self::Rejected => Err(self.refusal()),
            Self::Uploaded | Self::Verified if reason.trim().is_empty() => {
                Err(Fault::new("/reason", Code::ReasonRequired))
            }
            Self::Uploaded | Self::Verified => Ok(Self::Rejected),
        }
    }

    /// Refuses a change of what has been verified; what was rejected is mended and waits anew.
    ///
    /// # Errors
    /// `wrong_state`.
    pub fn mended(self) -> Result<Self, Fault> {
        if self == Self::Verified { Err(self.refusal()) } else { Ok(Self::Uploaded) }
    }

    fn refusal(self) -> Fault {
        Fault::new("", Code::WrongState).with("state", self.label())
    }
}

/// By which two certificates are told to be the same (`certificate_duplicate`): issuer without marks and case, number
/// without spaces and case. `None` without a number.
pub fn duplicate_key(issuer: &str, number: Option<&str>) -> Option<String> {
    let number: String = number?.split_whitespace().collect::<String>().to_uppercase();
    (!number.is_empty()).then(|| format!("{}|{number}", search_key(issuer)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn codes(faults: &[Fault]) -> String {
        faults.iter().map(|fault| format!("{}{}", fault.pointer, fault.code.as_str())).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn r22_every_state_of_a_certificate_and_what_is_done_with_it() {
        use CertificateState::{Rejected, Uploaded, Verified};
        for (state, verified, rejected, mended) in [
            (Uploaded, Ok(Verified), Ok(Rejected), Ok(Uploaded)),
            (Verified, Err(Code::WrongState), Ok(Rejected), Err(Code::WrongState)),
            (Rejected, Err(Code::WrongState), Err(Code::WrongState), Ok(Uploaded)),
        ] {
            assert_eq!(state.verified().map_err(|fault| fault.code), verified, "{state}");
            assert_eq!(state.rejected("mờ, không đọc được").map_err(|fault| fault.code), rejected, "{state}");
            assert_eq!(state.mended().map_err(|fault| fault.code), mended, "{state}");
        }
        assert_eq!(Uploaded.rejected(" ").map_err(|fault| fault.code), Err(Code::ReasonRequired));
    }

    #[test]
    fn grades_hold_at_their_edges() {
        for (text, expected) in [
            ("0", Grade::Fail),
            ("4,99", Grade::Fail),
            ("5", Grade::Average),
            ("6.99", Grade::Average),
            ("7,0", Grade::Fair),
            ("7,99", Grade::Fair),
            ("8", Grade::Good),
            ("8,99", Grade::Good),
            ("9", Grade::Excellent),
            ("10", Grade::Excellent),
        ] {
            let score = Score::parse(text).expect(text);
            assert_eq!(grade(&shipped_scale(), score), Some(expected), "{text}");
        }
        assert_eq!(grade(&[], Score(500)), None);
    }

    #[test]
    fn scores_are_read_with_comma_or_point() {
        for (text, expected) in [
            ("8", Some(800)),
            ("8,5", Some(850)),
            (" 8.25 ", Some(825)),
            ("8,05", Some(805)),
            ("10", Some(1000)),
            ("10,00", Some(1000)),
            ("8,", Some(800)),
            ("10,01", None),
            ("11", None),
            ("8,255", None),
            ("-1", None),
            (",5", None),
            ("", None),
            ("tám", None),
            ("1e1", None),
        ] {
            assert_eq!(Score::parse(text).map(Score::hundredths), expected, "{text}");
        }
        for (hundredths, written) in [(825, "8,25"), (850, "8,5"), (800, "8"), (1000, "10"), (0, "0"), (805, "8,05")] {
            assert_eq!(Score(hundredths).to_string(), written);
        }
    }

    #[test]
    fn r22_a_result_is_entered_from_the_last_day_on_and_agrees_with_its_score() {
        use ResultOutcome::{AbsentAll, Failed, Passed};
        for (outcome, score, today, own, expected) in [
            (Passed, Some("5"), "2026-09-04", true, ""),
            (Passed, None, "2026-09-03", true, "result_before_end"),
            (Passed, Some("4,99"), "2026-09-04", true, "/scoreinvalid_value"),
            (Passed, Some("4,99"), "2026-09-04", false, ""),
            (Failed, Some("9"), "2026-09-04", true, ""),
            (AbsentAll, Some("0"), "2026-09-04", false, "/scoreinvalid_value"),
            (AbsentAll, None, "2026-09-03", false, "result_before_end"),
        ] {
            let entry = ResultEntry { outcome, score: score.map(|text| Score::parse(text).expect(text)) };
            let found = result_faults(entry, day("2026-09-04"), day(today), own, &shipped_scale());
            assert_eq!(codes(&found), expected, "{outcome} {score:?} on {today}, own {own}");
        }
    }

    #[test]
    fn r13_a_certificate_is_issued_from_the_last_day_on() {
        use ResultOutcome::{Failed, Passed};
        let last_day = day("2026-12-04");
        let today = day("2027-06-01");
        for (number, is_certificate, issuer, issued_on, outcome, expected) in [
            (Some("12/CC"), true, "Học viện", "2026-12-04", Some(Passed), ""),
            (Some("12/CC"), true, "Học viện", "2027-06-01", Some(Passed), ""),
            (Some("12/CC"), true, "Học viện", "2026-12-03", Some(Passed), "/issued_oncertificate_before_end"),
            (Some("12/CC"), true, "Học viện", "2027-06-02", Some(Passed), "/issued_onimplausible_day"),
            (None, false, "Học viện", "2026-12-05", None, ""),
            (Some(" "), true, " ", "2026-12-05", Some(Passed), "/issuerblank /numberrequired"),
            (Some("12/CC"), true, "Học viện", "2026-12-05", Some(Failed), "result_not_passed"),
        ] {
            let entry = CertificateEntry { number, is_certificate, issuer, issued_on: day(issued_on) };
            assert_eq!(codes(&certificate_faults(entry, last_day, today, outcome)), expected, "{number:?} {issued_on}");
        }
    }

    #[test]
    fn r13_the_same_certificate_is_known_however_it_is_typed() {
        let key = duplicate_key("Học viện Chính trị", Some("12/CC-HV"));
        assert_eq!(duplicate_key(" học viện  chính trị ", Some(" 12 /cc-hv")), key);
        assert_ne!(duplicate_key("Trường Chính trị", Some("12/CC-HV")), key);
        assert_eq!(duplicate_key("Học viện", None), None);
        assert_eq!(duplicate_key("Học viện", Some("  ")), None);
    }
}
