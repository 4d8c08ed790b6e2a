//! The duties of the plan as the ward speaks of them: the kinds of one clause together.

use super::DutyKind;
use foundation::kernel::text_enum;

text_enum! {
    /// A duty of the plan, by which units stand side by side, in the order in which the plan's year goes.
    pub enum PlanDuty {
        /// Needs and the year's plan.
        Needs = "needs" / "Nhu cầu, kế hoạch năm",
        /// The review of the staff.
        Review = "review" / "Rà soát đội ngũ",
        /// Wishes, proposals, approvals and what the superior answers.
        Nominations = "nominations" / "Đề xuất, cử đi bồi dưỡng",
        /// Who was there.
        Attendance = "attendance" / "Điểm danh",
        /// Results of courses that are over.
        Results = "results" / "Nhập kết quả",
        /// Certificates handed in and compared.
        Certificates = "certificates" / "Chứng chỉ",
        /// Reports of those who were sent.
        ResultReports = "result_reports" / "Báo cáo kết quả bồi dưỡng",
        /// Evaluations after the course.
        Evaluations = "evaluations" / "Đánh giá sau bồi dưỡng",
        /// Documents made known.
        Dissemination = "dissemination" / "Phổ biến, quán triệt văn bản",
        /// Reports of units.
        UnitReports = "unit_reports" / "Báo cáo của đơn vị",
        /// The classification of the year.
        Classifications = "classifications" / "Xếp loại chất lượng",
        /// Difficulties completed, answered and decided.
        Difficulties = "difficulties" / "Khó khăn, vướng mắc",
        /// What inspections have found.
        Findings = "findings" / "Khắc phục sau kiểm tra",
    }
}

impl PlanDuty {
    /// The duty of the plan to which a kind belongs. What follows from a duty of others (to urge, to chase, to see to it that
    /// names are reached) belongs to none: the thing itself is counted where it is owed, once.
    pub const fn of(kind: DutyKind) -> Option<Self> {
        use DutyKind as Kind;
        match kind {
            Kind::AnswerNeeds | Kind::MendNeeds | Kind::ReviewNeeds | Kind::ApproveYearPlan | Kind::MendYearPlan => {
                Some(Self::Needs)
            }
            Kind::ConfirmReview => Some(Self::Review),
            Kind::Approve
            | Kind::Confirm
            | Kind::Mend
            | Kind::Propose
            | Kind::Endorse
            | Kind::SendUp
            | Kind::RecordAnswer
            | Kind::SettleConflicts => Some(Self::Nominations),
            Kind::Attendance => Some(Self::Attendance),
            Kind::Results => Some(Self::Results),
            Kind::VerifyCertificates | Kind::HandInCertificate => Some(Self::Certificates),
            Kind::WriteReport | Kind::ReviewReports => Some(Self::ResultReports),
            Kind::Evaluate => Some(Self::Evaluations),
            Kind::ReadDocument => Some(Self::Dissemination),
            Kind::WriteUnitReport | Kind::MendUnitReport | Kind::ReviewUnitReports => Some(Self::UnitReports),
            Kind::Classify => Some(Self::Classifications),
            Kind::AdviseDifficulty | Kind::CompleteDifficulty | Kind::DecideDifficulty | Kind::ReadDifficultyAnswer => {
                Some(Self::Difficulties)
            }
            Kind::MendFindings | Kind::AcceptFindings => Some(Self::Findings),
            Kind::ChaseCertificates
            | Kind::UrgeReports
            | Kind::UrgeEvaluations
            | Kind::UrgeClassifications
            | Kind::ReachMissing
            | Kind::UrgeDissemination
            | Kind::UrgeNeeds
            | Kind::EscalateNeeds
            | Kind::UrgeDifficulties
            | Kind::UrgeUnitReports
            | Kind::EscalateUnitReports
            | Kind::UrgeFindings
            | Kind::EscalateFindings
            | Kind::CheckPull
            | Kind::ImportRoster
            | Kind::ActivateAccounts => None,
        }
    }
}

/// Whether each owes it for himself: what two owe are two things. What an office owes is one thing, whoever holds the office.
pub const fn is_ones_own(kind: DutyKind) -> bool {
    matches!(kind, DutyKind::HandInCertificate | DutyKind::WriteReport | DutyKind::ReadDocument)
}

#[cfg(test)]
mod tests {
    use foundation::kernel::TextEnum as _;

    use super::*;

    #[test]
    fn r35_every_duty_of_the_plan_has_a_kind_and_urging_is_none() {
        for duty in PlanDuty::ALL {
            assert!(DutyKind::ALL.iter().any(|kind| PlanDuty::of(*kind) == Some(*duty)), "{duty}");
        }
        for kind in DutyKind::ALL.iter().filter(|kind| kind.as_str().starts_with("urge_")) {
            assert_eq!(PlanDuty::of(*kind), None, "{kind}");
        }
    }
}
