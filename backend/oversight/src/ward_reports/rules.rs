//! Kinds of the ward's reports, their way, and how the words of units come together.

use chrono::{Datelike as _, NaiveDate};

use foundation::kernel::{Code, Fault, TextEnum as _, format_day, text_enum};

text_enum! {
    /// What a report is about.
    pub enum WardReportKind {
        /// A year.
        Yearly = "yearly" / "Báo cáo năm",
        /// Half a year.
        HalfYearly = "half_yearly" / "Báo cáo sơ kết 6 tháng",
        /// The whole plan, or one of its phases.
        Final = "final" / "Báo cáo tổng kết",
        /// What somebody asked for.
        AdHoc = "ad_hoc" / "Báo cáo đột xuất",
    }
}

text_enum! {
    /// Where a report stands.
    pub enum WardReportState {
        /// Being written; its figures are those of the moment.
        Draft = "draft" / "Đang soạn",
        /// Issued: kept as it is.
        Issued = "issued" / "Đã phát hành",
    }
}

text_enum! {
    /// What a report does to an earlier one.
    pub enum ReportAmendment {
        /// It corrects a part of it; the rest holds.
        Corrects = "corrects" / "Đính chính",
        /// It takes its place.
        Replaces = "replaces" / "Thay thế",
        /// It takes it back.
        Revokes = "revokes" / "Thu hồi",
    }
}

impl ReportAmendment {
    /// Whether the earlier one no longer holds.
    pub const fn ends_the_earlier(self) -> bool {
        matches!(self, Self::Replaces | Self::Revokes)
    }
}

text_enum! {
    /// What is done with a report.
    pub enum WardReportAction {
        /// Its figures, names and file are kept.
        Issue = "issue" / "Phát hành",
        /// It is written on.
        Withdraw = "withdraw" / "Rút về để sửa",
    }
}

/// The state after an action. What has a number was signed: it is taken back by another report only.
///
/// # Errors
/// `wrong_state`.
pub fn transition(
    state: WardReportState,
    action: WardReportAction,
    is_registered: bool,
) -> Result<WardReportState, Fault> {
    match (action, state) {
        (WardReportAction::Issue, WardReportState::Draft) => Ok(WardReportState::Issued),
        (WardReportAction::Withdraw, WardReportState::Issued) if !is_registered => Ok(WardReportState::Draft),
        (WardReportAction::Withdraw, WardReportState::Issued) => {
            Err(Fault::new("", Code::WrongState).with("state", "đã có số hoặc bản ký"))
        }
        _ => Err(Fault::new("", Code::WrongState).with("state", state.label())),
    }
}

/// Faults of a period: within the plan, and not ending before it begins.
pub fn period_faults(from: NaiveDate, to: NaiveDate, first: NaiveDate, last: NaiveDate) -> Vec<Fault> {
    let mut faults = Vec::new();
    if from < first {
        faults.push(Fault::new("/from", Code::BeforePlanPeriod));
    }
    if to < from || to > last {
        faults.push(Fault::new("/to", Code::AfterEnd));
    }
    faults
}

/// How an earlier report stands that a new one amends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// Whether it was issued and has a number.
    pub is_registered: bool,
    /// Whether a later one has ended it already.
    pub is_ended: bool,
}

/// Faults of the link to an earlier report: what is done and to which come together, and the earlier one was signed and
/// still holds.
pub fn amendment_faults(amendment: Option<ReportAmendment>, earlier: Option<Earlier>) -> Vec<Fault> {
    let missing = |name: &'static str| Fault::new(format!("/{name}"), Code::Required).with("name", name);
    match (amendment, earlier) {
        (None, None) => Vec::new(),
        (Some(_), None) => vec![missing("amends_id")],
        (None, Some(_)) => vec![missing("amendment")],
        (Some(_), Some(earlier)) if earlier.is_ended => {
            vec![Fault::new("/amends_id", Code::WrongState).with("state", "đã hết hiệu lực")]
        }
        (Some(_), Some(earlier)) if !earlier.is_registered => {
            vec![Fault::new("/amends_id", Code::WrongState).with("state", "chưa ký")]
        }
        (Some(_), Some(_)) => Vec::new(),
    }
}

/// What a report is called that nobody has given a title.
pub fn usual_title(kind: WardReportKind, from: NaiveDate, to: NaiveDate) -> String {
    let about = "Báo cáo kết quả bồi dưỡng cán bộ, công chức";
    match kind {
        WardReportKind::Yearly => format!("{about} năm {}", to.year()),
        WardReportKind::HalfYearly if to.month() <= 6 => format!("{about} 6 tháng đầu năm {}", to.year()),
        WardReportKind::HalfYearly => format!("{about} 6 tháng cuối năm {}", to.year()),
        WardReportKind::Final if from.year() == to.year() => format!("{about} năm {}", to.year()),
        WardReportKind::Final => format!("{about} giai đoạn {} - {}", from.year(), to.year()),
        WardReportKind::AdHoc => format!("{about} từ ngày {} đến ngày {}", format_day(from), format_day(to)),
    }
}

/// What a unit has written in one section.
#[derive(Clone, Copy, Debug)]
pub struct UnitWords<'a> {
    /// The unit.
    pub unit_name: &'a str,
    /// Its words.
    pub words: &'a str,
}

/// What units have written in one section, a line each; who has written nothing is left out.
pub fn consolidated<'a>(units: impl IntoIterator<Item = UnitWords<'a>>) -> String {
    let line = |unit: UnitWords<'_>| {
        let words: Vec<&str> = unit.words.split_whitespace().collect();
        (!words.is_empty()).then(|| format!("- {}: {}", unit.unit_name, words.join(" ")))
    };
    units.into_iter().filter_map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn r33_every_state_and_action() {
        use WardReportAction::{Issue, Withdraw};
        use WardReportState::{Draft, Issued};
        for (state, action, is_registered, expected) in [
            (Draft, Issue, false, Ok(Issued)),
            (Issued, Issue, false, Err(Code::WrongState)),
            (Issued, Issue, true, Err(Code::WrongState)),
            (Draft, Withdraw, false, Err(Code::WrongState)),
            (Issued, Withdraw, false, Ok(Draft)),
            (Issued, Withdraw, true, Err(Code::WrongState)),
        ] {
            let found = transition(state, action, is_registered).map_err(|fault| fault.code);
            assert_eq!(found, expected, "{state} {action} {is_registered}");
        }
    }

    #[test]
    fn r33_only_what_was_signed_and_holds_is_amended() {
        let earlier = |is_registered, is_ended| Some(Earlier { is_registered, is_ended });
        let replaces = Some(ReportAmendment::Replaces);
        for (amendment, earlier, expected) in [
            (None, None, None),
            (replaces, earlier(true, false), None),
            (replaces, None, Some(("/amends_id", Code::Required))),
            (None, earlier(true, false), Some(("/amendment", Code::Required))),
            (replaces, earlier(false, false), Some(("/amends_id", Code::WrongState))),
            (replaces, earlier(true, true), Some(("/amends_id", Code::WrongState))),
        ] {
            let found = amendment_faults(amendment, earlier);
            let found = found.first().map(|fault| (fault.pointer.as_str(), fault.code));
            assert_eq!(found, expected, "{amendment:?} {earlier:?}");
        }
    }

    #[test]
    fn r33_a_report_has_a_title_and_a_period_of_the_plan() {
        for (kind, from, to, expected) in [
            (WardReportKind::Yearly, "2026-01-01", "2026-12-31", "năm 2026"),
            (WardReportKind::HalfYearly, "2027-01-01", "2027-06-30", "6 tháng đầu năm 2027"),
            (WardReportKind::HalfYearly, "2027-07-01", "2027-12-31", "6 tháng cuối năm 2027"),
            (WardReportKind::Final, "2026-01-01", "2031-12-31", "giai đoạn 2026 - 2031"),
            (WardReportKind::AdHoc, "2026-03-02", "2026-03-20", "từ ngày 02/03/2026 đến ngày 20/03/2026"),
        ] {
            let title = usual_title(kind, day(from), day(to));
            assert_eq!(title, format!("Báo cáo kết quả bồi dưỡng cán bộ, công chức {expected}"));
        }
        let (first, last) = (day("2026-01-01"), day("2031-12-31"));
        for (from, to, expected) in [
            ("2026-01-01", "2031-12-31", vec![]),
            ("2026-05-05", "2026-05-05", vec![]),
            ("2025-12-31", "2026-12-31", vec!["/from"]),
            ("2026-02-01", "2026-01-31", vec!["/to"]),
            ("2025-01-01", "2032-01-01", vec!["/from", "/to"]),
        ] {
            let found = period_faults(day(from), day(to), first, last);
            assert_eq!(found.iter().map(|fault| fault.pointer.as_str()).collect::<Vec<_>>(), expected, "{from} {to}");
        }
    }

    #[test]
    fn r33_words_of_units_stand_a_line_each() {
        let units = [
            UnitWords { unit_name: "Phòng VH-XH", words: "Đã quán triệt.\n\nĐã tổ chức 2 buổi." },
            UnitWords { unit_name: "Trạm Y tế", words: "  " },
            UnitWords { unit_name: "Trường Mầm non", words: "Đã quán triệt." },
        ];
        let expected = "- Phòng VH-XH: Đã quán triệt. Đã tổ chức 2 buổi.\n- Trường Mầm non: Đã quán triệt.";
        assert_eq!(consolidated(units), expected);
    }
}
