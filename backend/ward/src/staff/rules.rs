//! People: categories, levels, states and absences, and who counts for a unit's staffing on a day.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use foundation::kernel::text_enum;

/// Days from the first to the last, both counted; [`NaiveDate::MAX`] stands for an end that is not known yet.
pub type Days = RangeInclusive<NaiveDate>;

text_enum! {
    /// The legal category of a person. Only the first two count for the plan's targets; the others are figures beside.
    pub enum StaffCategory {
        /// Cadre: elected or appointed for a term.
        Official = "official" / "Cán bộ",
        /// Civil servant.
        CivilServant = "civil_servant" / "Công chức",
        /// Public employee of a public service unit.
        PublicEmployee = "public_employee" / "Viên chức",
        /// Works under a labour contract.
        Worker = "worker" / "Người lao động",
    }
}

impl StaffCategory {
    /// Whether people of this category are counted by the targets (section II of the plan: cán bộ, công chức).
    pub const fn counts_for_targets(self) -> bool {
        matches!(self, Self::Official | Self::CivilServant)
    }
}

text_enum! {
    /// Which side of the ward's political system a person works for.
    pub enum PublicBody {
        /// The People's Committee and its units.
        Government = "government" / "Chính quyền",
        /// The Party committee and its offices.
        Party = "party" / "Đảng uỷ",
        /// The People's Council.
        PeoplesCouncil = "peoples_council" / "Hội đồng nhân dân",
        /// The Fatherland Front and the mass organisations.
        FatherlandFront = "fatherland_front" / "Mặt trận Tổ quốc và đoàn thể",
    }
}

text_enum! {
    /// Whether a post leads or not.
    pub enum PostLevel {
        /// Leads or manages, deputies included.
        Leading = "leading" / "Lãnh đạo, quản lý",
        /// Does professional work.
        Specialist = "specialist" / "Chuyên môn",
    }
}

text_enum! {
    /// The dated state of a person.
    pub enum StaffState {
        /// At work: the only state in which a person counts for staffing and owes anything.
        Working = "working" / "Đang làm việc",
        /// On leave for long: unpaid, treatment.
        LongLeave = "long_leave" / "Nghỉ dài ngày",
        /// On maternity leave.
        Maternity = "maternity" / "Nghỉ thai sản",
        /// Seconded to another agency.
        Seconded = "seconded" / "Biệt phái",
        /// Retired.
        Retired = "retired" / "Nghỉ hưu",
        /// Left the ward.
        Left = "left" / "Đã chuyển đi, thôi việc",
    }
}

impl StaffState {
    /// Whether the person counts for staffing and owes reports and evaluations.
    pub const fn is_at_work(self) -> bool {
        matches!(self, Self::Working)
    }

    /// Whether the person no longer belongs to the ward, and so leaves the denominators from that day.
    pub const fn is_gone(self) -> bool {
        matches!(self, Self::Retired | Self::Left)
    }
}

text_enum! {
    /// Level of political theory.
    pub enum PoliticalTheory {
        /// Not trained.
        None = "none" / "Chưa qua đào tạo",
        /// Elementary.
        Elementary = "elementary" / "Sơ cấp",
        /// Intermediate.
        Intermediate = "intermediate" / "Trung cấp",
        /// Advanced.
        Advanced = "advanced" / "Cao cấp",
        /// Bachelor.
        Bachelor = "bachelor" / "Cử nhân",
    }
}

text_enum! {
    /// Level of state management, by the rank it is for.
    pub enum StateManagement {
        /// Not trained.
        None = "none" / "Chưa qua bồi dưỡng",
        /// For specialists.
        Specialist = "specialist" / "Chuyên viên",
        /// For principal specialists.
        PrincipalSpecialist = "principal_specialist" / "Chuyên viên chính",
        /// For senior specialists.
        SeniorSpecialist = "senior_specialist" / "Chuyên viên cao cấp",
    }
}

text_enum! {
    /// Level of professional qualification.
    pub enum Qualification {
        /// Not trained.
        None = "none" / "Chưa qua đào tạo",
        /// Elementary.
        Elementary = "elementary" / "Sơ cấp",
        /// Intermediate.
        Intermediate = "intermediate" / "Trung cấp",
        /// College.
        College = "college" / "Cao đẳng",
        /// University.
        University = "university" / "Đại học",
        /// Master.
        Master = "master" / "Thạc sĩ",
        /// Doctor.
        Doctor = "doctor" / "Tiến sĩ",
    }
}

text_enum! {
    /// Gender, as the roster has it: reports count women apart.
    pub enum Gender {
        /// Woman.
        Female = "female" / "Nữ",
        /// Man.
        Male = "male" / "Nam",
    }
}

text_enum! {
    /// Why a person is away from a day to a day.
    pub enum AbsenceKind {
        /// Yearly or private leave.
        Leave = "leave" / "Nghỉ phép",
        /// Sickness.
        Sickness = "sickness" / "Nghỉ ốm",
        /// Maternity.
        Maternity = "maternity" / "Nghỉ thai sản",
        /// Sent on official business.
        Mission = "mission" / "Đi công tác",
        /// Seconded.
        Secondment = "secondment" / "Biệt phái",
        /// Leave for long.
        LongLeave = "long_leave" / "Nghỉ dài ngày",
    }
}

impl AbsenceKind {
    /// Whether it suspends the three months of applying and lets deadlines wait: long leave, not ordinary days off
    ///
    pub const fn suspends_deadlines(self) -> bool {
        matches!(self, Self::Maternity | Self::Secondment | Self::LongLeave)
    }
}

/// A state and the day from which it holds, until the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DatedState {
    /// From this day.
    pub from: NaiveDate,
    /// The state.
    pub state: StaffState,
}

/// The state on a day; of two from the same day the later in the list. Before the first one a person is not with the
/// ward yet: `None`.
pub fn state_on(states: &[DatedState], day: NaiveDate) -> Option<StaffState> {
    states.iter().filter(|dated| dated.from <= day).max_by_key(|dated| dated.from).map(|dated| dated.state)
}

/// How a person stands towards the staffing of a unit on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Not of this unit that day, or not at work by state: counts neither as staff nor as away.
    NotCounted,
    /// Of the unit, and away for this reason.
    Away(AbsenceKind),
    /// Of the unit, and here as far as absences tell (courses come on top).
    Here,
}

/// How a person stands on a day: `assigned` are the days of the assignments to the unit in question. Only the unit of
/// that day's assignment counts (decisions, "Away").
pub fn presence_on(
    states: &[DatedState],
    assigned: &[Days],
    absences: &[(Days, AbsenceKind)],
    day: NaiveDate,
) -> Presence {
    let at_work = state_on(states, day).is_some_and(StaffState::is_at_work);
    if !at_work || !assigned.iter().any(|days| days.contains(&day)) {
        return Presence::NotCounted;
    }
    absences.iter().find(|(days, _)| days.contains(&day)).map_or(Presence::Here, |(_, kind)| Presence::Away(*kind))
}

/// The stretches in which deadlines wait for a person: outside the state of working, and long absences. They may
/// overlap; a stretch without an end runs to [`NaiveDate::MAX`].
pub fn suspensions(states: &[DatedState], absences: &[(Days, AbsenceKind)]) -> Vec<Days> {
    let mut ordered = states.to_vec();
    ordered.sort_by_key(|dated| dated.from);
    let ends = ordered.iter().skip(1).map(|next| next.from.pred_opt().unwrap_or(next.from)).chain([NaiveDate::MAX]);
    let by_state = ordered
        .iter()
        .zip(ends)
        .filter(|(dated, end)| !dated.state.is_at_work() && dated.from <= *end)
        .map(|(dated, end)| dated.from..=end);
    let by_absence = absences.iter().filter(|(_, kind)| kind.suspends_deadlines()).map(|(days, _)| days.clone());
    by_state.chain(by_absence).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use foundation::kernel::TextEnum;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn days(from: &str, to: &str) -> Days {
        day(from)..=day(to)
    }

    fn from(text: &str, state: StaffState) -> DatedState {
        DatedState { from: day(text), state }
    }

    #[test]
    fn r43_the_state_of_a_day_is_the_last_one_begun() {
        let states = [
            from("2026-07-01", StaffState::Working),
            from("2027-03-01", StaffState::Maternity),
            from("2027-09-01", StaffState::Working),
            from("2030-01-01", StaffState::Left),
        ];
        for (text, expected) in [
            ("2026-06-30", None),
            ("2026-07-01", Some(StaffState::Working)),
            ("2027-02-28", Some(StaffState::Working)),
            ("2027-03-01", Some(StaffState::Maternity)),
            ("2027-08-31", Some(StaffState::Maternity)),
            ("2027-09-01", Some(StaffState::Working)),
            ("2031-01-01", Some(StaffState::Left)),
        ] {
            assert_eq!(state_on(&states, day(text)), expected, "{text}");
        }
        let corrected = [from("2026-07-01", StaffState::Left), from("2026-07-01", StaffState::Working)];
        assert_eq!(state_on(&corrected, day("2026-07-01")), Some(StaffState::Working));
    }

    #[test]
    fn r02_who_counts_for_a_unit_on_a_day() {
        let states = [from("2026-01-01", StaffState::Working), from("2026-11-01", StaffState::Seconded)];
        let assigned = [days("2026-01-01", "2026-08-31"), days("2026-10-01", "9999-12-31")];
        let absences = [
            (days("2026-08-31", "2026-09-04"), AbsenceKind::Leave),
            (days("2026-10-05", "2026-10-05"), AbsenceKind::Sickness),
        ];
        for (text, expected) in [
            ("2025-12-31", Presence::NotCounted),
            ("2026-08-28", Presence::Here),
            ("2026-08-31", Presence::Away(AbsenceKind::Leave)),
            ("2026-09-01", Presence::NotCounted),
            ("2026-10-05", Presence::Away(AbsenceKind::Sickness)),
            ("2026-10-06", Presence::Here),
            ("2026-11-01", Presence::NotCounted),
        ] {
            assert_eq!(presence_on(&states, &assigned, &absences, day(text)), expected, "{text}");
        }
    }

    #[test]
    fn r24_long_leave_suspends_and_ordinary_days_off_do_not() {
        let states = [
            from("2027-09-01", StaffState::Working),
            from("2026-07-01", StaffState::Working),
            from("2027-03-01", StaffState::Maternity),
            from("2030-01-01", StaffState::Retired),
        ];
        let absences = [
            (days("2026-08-01", "2026-08-10"), AbsenceKind::Leave),
            (days("2026-10-01", "2026-10-31"), AbsenceKind::LongLeave),
            (days("2026-12-01", "2026-12-03"), AbsenceKind::Mission),
        ];
        assert_eq!(
            suspensions(&states, &absences),
            [days("2027-03-01", "2027-08-31"), day("2030-01-01")..=NaiveDate::MAX, days("2026-10-01", "2026-10-31"),]
        );
    }

    #[test]
    fn cadres_and_civil_servants_count_for_the_targets() {
        let counted: Vec<_> = StaffCategory::ALL.iter().filter(|category| category.counts_for_targets()).collect();
        assert_eq!(counted, [&StaffCategory::Official, &StaffCategory::CivilServant]);
    }

    #[test]
    fn r40_words_of_the_roster_are_read_without_marks_and_case() {
        assert_eq!(StaffCategory::from_label("CÔNG CHỨC"), Some(StaffCategory::CivilServant));
        assert_eq!(PoliticalTheory::from_label("trung cap"), Some(PoliticalTheory::Intermediate));
        assert_eq!(StateManagement::from_label("Chuyên viên chính"), Some(StateManagement::PrincipalSpecialist));
        assert_eq!(Gender::from_label("Nữ"), Some(Gender::Female));
    }
}
