//! Kinds of programmes, their lengths and audiences: the defaults that the catalogue ships with.

use chrono::NaiveDate;

use foundation::kernel::text_enum;

text_enum! {
    /// What kind of programme it is (section III of the plan).
    pub enum ProgrammeKind {
        /// three months; its certificate meets the professional requirement that it was taken for.
        Specialised = "specialised" / "Kiến thức chuyên môn chuyên ngành",
        /// of the Hồ Chí Minh National Academy of Politics, for leaders and managers.
        Leadership = "leadership" / "Quản lý nhà nước đối với chức danh lãnh đạo, quản lý",
        /// two weeks, for specialist civil servants.
        GeneralState = "general_state" / "Kiến thức chung về quản lý nhà nước",
        /// by sector.
        Sector = "sector" / "Chuyên môn, nghiệp vụ theo ngành, lĩnh vực",
        /// supporting skills.
        Skill = "skill" / "Kỹ năng bổ trợ",
        /// for a title.
        Post = "post" / "Theo chức danh",
        /// on a question, handling of situations.
        Issue = "issue" / "Theo vấn đề, xử lý tình huống",
        /// from the practice of the place.
        Local = "local" / "Theo thực tiễn địa phương",
        /// updates for leaders and managers, 2029–2031.
        UpdateLeader = "update_leader" / "Cập nhật cho lãnh đạo, quản lý",
        /// updates for specialist civil servants, 2029–2031.
        UpdateSpecialist = "update_specialist" / "Cập nhật cho công chức chuyên môn",
    }
}

text_enum! {
    /// The six competences of section II.1.
    pub enum Competence {
        /// Strategic thinking.
        StrategicThinking = "strategic_thinking" / "Tư duy chiến lược",
        /// Thinking in data.
        DataThinking = "data_thinking" / "Tư duy dữ liệu",
        /// Digital transformation.
        DigitalTransformation = "digital_transformation" / "Chuyển đổi số",
        /// Mobilising resources.
        ResourceMobilisation = "resource_mobilisation" / "Huy động nguồn lực",
        /// Coordination across sectors.
        Coordination = "coordination" / "Phối hợp liên ngành",
        /// Responding by policy.
        PolicyResponse = "policy_response" / "Phản ứng chính sách",
    }
}

text_enum! {
    /// The phases of the plan, each with programmes of its own (section III).
    pub enum Phase {
        /// The first phase.
        First = "2026-2028" / "Giai đoạn 2026 - 2028",
        /// The second phase.
        Second = "2029-2031" / "Giai đoạn 2029 - 2031",
    }
}

text_enum! {
    /// Whom a programme is for.
    pub enum Audience {
        /// Everybody on the roster.
        Everyone = "everyone" / "Cán bộ, công chức, viên chức, người lao động",
        /// Cadres and civil servants, whatever their post.
        OfficialsAndCivilServants = "officials_and_civil_servants" / "Cán bộ, công chức",
        /// Cadres and civil servants in a leading post.
        Leaders = "leaders" / "Cán bộ, công chức lãnh đạo, quản lý",
        /// Cadres and civil servants in a specialist post.
        Specialists = "specialists" / "Công chức chuyên môn",
        /// Cadres and civil servants found below the professional requirement of a post or task.
        BelowRequirement = "below_requirement" / "Cán bộ, công chức chưa đáp ứng yêu cầu chuyên môn",
    }
}

/// What the audience is asked about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Learner {
    /// Is a cadre or a civil servant (cán bộ, công chức).
    pub official_or_civil_servant: bool,
    /// Holds a leading or managing post.
    pub leading: bool,
    /// Was found below the professional requirement of the post or of a task.
    pub below_requirement: bool,
}

impl Audience {
    /// Whether the person is in this audience. Where not, a coordinator may pass it with a reason (domain, rule 3).
    pub const fn includes(self, learner: Learner) -> bool {
        let counted = learner.official_or_civil_servant;
        match self {
            Self::Everyone => true,
            Self::OfficialsAndCivilServants => counted,
            Self::Leaders => counted && learner.leading,
            Self::Specialists => counted && !learner.leading,
            Self::BelowRequirement => counted && learner.below_requirement,
        }
    }
}

text_enum! {
    /// In what a length is counted.
    pub enum LengthUnit {
        /// Days from the first to the last, both counted.
        CalendarDays = "calendar_days" / "ngày, từ khai giảng đến bế giảng",
        /// Days with teaching.
        TrainingDays = "training_days" / "ngày học",
    }
}

/// How long a course of the programme lasts: data of the programme, both bounds included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LengthRule {
    /// In what it is counted.
    pub unit: LengthUnit,
    /// At least so many.
    pub least: u32,
    /// At most so many.
    pub most: u32,
}

impl LengthRule {
    /// The length of a course in the unit of this rule.
    pub fn measure(self, first_day: NaiveDate, last_day: NaiveDate, training_days: u32) -> u32 {
        match self.unit {
            LengthUnit::TrainingDays => training_days,
            LengthUnit::CalendarDays => u32::try_from((last_day - first_day).num_days() + 1).unwrap_or(0),
        }
    }

    /// Whether so long is right.
    pub const fn allows(self, length: u32) -> bool {
        self.least <= length && length <= self.most
    }
}

text_enum! {
    /// What paper a programme ends with.
    pub enum CertificateKind {
        /// A certificate.
        Certificate = "certificate" / "Chứng chỉ",
        /// A confirmation of having taken part.
        Confirmation = "confirmation" / "Giấy chứng nhận",
        /// No paper at all.
        None = "none" / "Không cấp",
    }
}

impl ProgrammeKind {
    /// The length that a shipped programme of this kind has (domain, rule 4): `None` where the superior sets it.
    pub const fn shipped_length(self) -> Option<LengthRule> {
        match self {
            Self::Specialised => Some(LengthRule { unit: LengthUnit::CalendarDays, least: 80, most: 100 }),
            Self::GeneralState => Some(LengthRule { unit: LengthUnit::CalendarDays, least: 10, most: 14 }),
            Self::Leadership => None,
            _ => Some(LengthRule { unit: LengthUnit::TrainingDays, least: 2, most: 5 }),
        }
    }

    /// The audience that a shipped programme of this kind has (section III of the plan).
    pub const fn shipped_audience(self) -> Audience {
        match self {
            Self::Specialised => Audience::BelowRequirement,
            Self::Leadership | Self::UpdateLeader => Audience::Leaders,
            Self::GeneralState | Self::UpdateSpecialist => Audience::Specialists,
            _ => Audience::OfficialsAndCivilServants,
        }
    }

    /// The paper that a shipped programme of this kind ends with: the plan asks for a certificate of `specialised`
    /// only; the longer ones give one by custom, courses of a few days a confirmation.
    pub const fn shipped_certificate(self) -> CertificateKind {
        match self {
            Self::Specialised | Self::Leadership | Self::GeneralState => CertificateKind::Certificate,
            _ => CertificateKind::Confirmation,
        }
    }

    /// Whether its certificate meets the professional requirement that it was taken for.
    pub const fn meets_requirement(self) -> bool {
        matches!(self, Self::Specialised)
    }
}

/// Up to so many training days a course is short, and evaluated together with others.
pub const SHORT_TRAINING_DAYS: u32 = 5;

/// Whether a course of so many training days is short.
pub const fn is_short(training_days: u32) -> bool {
    training_days <= SHORT_TRAINING_DAYS
}

#[cfg(test)]
mod tests {
    use super::*;
    use foundation::kernel::TextEnum as _;

    #[test]
    fn r13_to_r19_the_shipped_lengths_hold_at_their_bounds() {
        for (kind, length, fits) in [
            (ProgrammeKind::Specialised, 79, false),
            (ProgrammeKind::Specialised, 80, true),
            (ProgrammeKind::Specialised, 100, true),
            (ProgrammeKind::Specialised, 101, false),
            (ProgrammeKind::GeneralState, 9, false),
            (ProgrammeKind::GeneralState, 10, true),
            (ProgrammeKind::GeneralState, 14, true),
            (ProgrammeKind::GeneralState, 15, false),
            (ProgrammeKind::Sector, 1, false),
            (ProgrammeKind::Skill, 2, true),
            (ProgrammeKind::Local, 5, true),
            (ProgrammeKind::UpdateLeader, 6, false),
        ] {
            let rule = kind.shipped_length().expect("a length");
            assert_eq!(rule.allows(length), fits, "{kind} of {length}");
        }
        assert_eq!(ProgrammeKind::Leadership.shipped_length(), None);
    }

    #[test]
    fn r13_calendar_days_count_both_ends() {
        let rule = ProgrammeKind::Specialised.shipped_length().expect("a length");
        let day = |text: &str| text.parse().expect("a day");
        assert_eq!(rule.measure(day("2026-09-07"), day("2026-12-04"), 40), 89);
        assert_eq!(rule.measure(day("2026-09-07"), day("2026-09-07"), 1), 1);
        assert_eq!(rule.measure(day("2026-09-07"), day("2026-09-06"), 1), 0);
        let short = ProgrammeKind::Sector.shipped_length().expect("a length");
        assert_eq!(short.measure(day("2026-09-04"), day("2026-10-25"), 4), 4, "weekends over two months are four days");
    }

    #[test]
    fn r14_r15_the_audience_by_person() {
        let learner = |official_or_civil_servant, leading, below_requirement| Learner {
            official_or_civil_servant,
            leading,
            below_requirement,
        };
        // everyone, officials and civil servants, leaders, specialists, below requirement
        for (person, expected) in [
            (learner(true, true, false), [true, true, true, false, false]),
            (learner(true, false, false), [true, true, false, true, false]),
            (learner(true, false, true), [true, true, false, true, true]),
            (learner(false, true, false), [true, false, false, false, false]),
            (learner(false, false, true), [true, false, false, false, false]),
        ] {
            let found: Vec<bool> = Audience::ALL.iter().map(|audience| audience.includes(person)).collect();
            assert_eq!(found, expected, "{person:?}");
        }
    }

    #[test]
    fn r24_up_to_five_training_days_are_short() {
        assert!(is_short(1) && is_short(5));
        assert!(!is_short(6));
    }

    #[test]
    fn r13_only_the_specialised_certificate_meets_a_requirement() {
        let meeting: Vec<_> = ProgrammeKind::ALL.iter().filter(|kind| kind.meets_requirement()).collect();
        assert_eq!(meeting, [&ProgrammeKind::Specialised]);
        assert_eq!(ProgrammeKind::ALL.len(), 10);
        assert_eq!(Competence::ALL.len(), 6);
    }
}
