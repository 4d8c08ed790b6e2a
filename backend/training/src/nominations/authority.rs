//! Who decides over whom: data by unit and category, with the defaults of the office.

use chrono::NaiveDate;

use foundation::kernel::{Id, text_enum};

text_enum! {
    /// What is decided.
    pub enum AuthorityOver {
        /// To send a person to a course.
        Sending = "sending" / "Cử đi bồi dưỡng",
        /// To evaluate a person afterwards.
        Evaluation = "evaluation" / "Đánh giá sau bồi dưỡng",
    }
}

text_enum! {
    /// What a person is, as far as authority goes. A person of several is the first that fits, in this order.
    pub enum Standing {
        /// The Chủ tịch and the Phó Chủ tịch of the ward.
        WardLeader = "ward_leader" / "Chủ tịch, Phó Chủ tịch UBND phường",
        /// Party, People's Council and Fatherland Front people.
        OtherBody = "other_body" / "Người của Đảng uỷ, HĐND, MTTQ",
        /// Heads a department or a public service unit.
        UnitHead = "unit_head" / "Người đứng đầu đơn vị",
        /// Deputy of the head of a department.
        DepartmentDeputy = "department_deputy" / "Cấp phó của phòng, ban",
        /// Works in a department.
        DepartmentStaff = "department_staff" / "Người của phòng, ban",
        /// Deputy of the head of a public service unit.
        ServiceDeputy = "service_deputy" / "Cấp phó của đơn vị sự nghiệp",
        /// Works in a public service unit.
        ServiceStaff = "service_staff" / "Người của đơn vị sự nghiệp",
    }
}

text_enum! {
    /// Who holds an authority.
    pub enum Holder {
        /// The Chủ tịch: the leader who heads the ward.
        Chair = "chair" / "Chủ tịch UBND phường",
        /// The Chủ tịch, or a Phó Chủ tịch for him.
        Leader = "leader" / "Chủ tịch hoặc Phó Chủ tịch UBND phường",
        /// Who heads the person's own unit.
        UnitHead = "unit_head" / "Thủ trưởng đơn vị",
        /// The person's own body outside the government side: the coordinator records its paper.
        OwnBody = "own_body" / "Cơ quan quản lý (phường ghi nhận)",
        /// The city: the coordinator records its paper.
        City = "city" / "Thành phố (phường ghi nhận)",
    }
}

impl Holder {
    /// Who decides in its place while everybody who holds it is barred (own case, own proposal), or nobody does: the
    /// Chủ tịch, or a Phó Chủ tịch for him, for the head of a unit. Above the Chủ tịch there is only the city.
    pub const fn superior(self) -> Option<Self> {
        match self {
            Self::UnitHead => Some(Self::Leader),
            Self::Chair | Self::Leader | Self::OwnBody | Self::City => None,
        }
    }

    /// Whether the ward only records what somebody outside decided.
    pub const fn is_recorded(self) -> bool {
        matches!(self, Self::OwnBody | Self::City)
    }
}

/// One row: who decides this, for people of this unit and standing, from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authority {
    /// What is decided.
    pub over: AuthorityOver,
    /// For people of this unit and all below it; `None` for every unit.
    pub unit: Option<Id>,
    /// For people of this standing; `None` for every standing.
    pub standing: Option<Standing>,
    /// Who decides.
    pub holder: Holder,
    /// The day from which the row holds.
    pub from: NaiveDate,
}

/// The defaults of the domain, from 2026 on, for every unit.
pub fn shipped_authorities() -> Vec<Authority> {
    let from = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap_or_default();
    // (standing, who sends, who evaluates)
    [
        (Standing::WardLeader, Holder::City, Holder::City),
        (Standing::OtherBody, Holder::OwnBody, Holder::OwnBody),
        (Standing::UnitHead, Holder::Chair, Holder::Chair),
        (Standing::DepartmentDeputy, Holder::Leader, Holder::UnitHead),
        (Standing::DepartmentStaff, Holder::Leader, Holder::UnitHead),
        (Standing::ServiceDeputy, Holder::UnitHead, Holder::UnitHead),
        (Standing::ServiceStaff, Holder::UnitHead, Holder::UnitHead),
    ]
    .into_iter()
    .flat_map(|(standing, sends, evaluates)| {
        [(AuthorityOver::Sending, sends), (AuthorityOver::Evaluation, evaluates)].map(|(over, holder)| Authority {
            over,
            unit: None,
            standing: Some(standing),
            holder,
            from,
        })
    })
    .collect()
}

/// About whom it is asked.
#[derive(Clone, Debug)]
pub struct Subject<'a> {
    /// The units of the person from the root down to the person's own.
    pub unit_path: &'a [Id],
    /// What the person is.
    pub standing: Standing,
}

/// The holder of an authority on a day: of the rows that fit, one of a nearer unit goes before one of a unit above,
/// then one of a standing before one of none, then the later day. `None` where no row fits: then nobody may decide
/// until the data says who.
pub fn holder(rows: &[Authority], over: AuthorityOver, subject: &Subject<'_>, day: NaiveDate) -> Option<Holder> {
    rows.iter()
        .filter(|row| row.over == over && row.from <= day)
        .filter(|row| row.standing.is_none_or(|standing| standing == subject.standing))
        .filter_map(|row| {
            let nearness = match row.unit {
                None => 0,
                Some(unit) => 1 + subject.unit_path.iter().position(|known| *known == unit)?,
            };
            Some(((nearness, row.standing.is_some(), row.from), row.holder))
        })
        .max_by_key(|(rank, _)| *rank)
        .map(|(_, holder)| holder)
}

/// Who approves that the person is sent.
pub fn who_approves(rows: &[Authority], subject: &Subject<'_>, day: NaiveDate) -> Option<Holder> {
    holder(rows, AuthorityOver::Sending, subject, day)
}

/// Who evaluates the person.
pub fn who_evaluates(rows: &[Authority], subject: &Subject<'_>, day: NaiveDate) -> Option<Holder> {
    holder(rows, AuthorityOver::Evaluation, subject, day)
}

/// What a person is seen to be, for the standing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Holds the role of a leader, or a leading post in the ward itself.
    pub leads_ward: bool,
    /// Works for the Party, the People's Council or the Fatherland Front.
    pub other_body: bool,
    /// Holds the role of head over the own unit.
    pub heads_unit: bool,
    /// Holds a leading post.
    pub leading: bool,
    /// The own unit is a public service unit or lies below one.
    pub in_service_unit: bool,
}

/// The standing of a person: the first that fits, in the order of [`Standing`].
pub const fn standing_of(seen: Seen) -> Standing {
    match seen {
        Seen { leads_ward: true, .. } => Standing::WardLeader,
        Seen { other_body: true, .. } => Standing::OtherBody,
        Seen { heads_unit: true, .. } => Standing::UnitHead,
        Seen { in_service_unit: false, leading: true, .. } => Standing::DepartmentDeputy,
        Seen { in_service_unit: false, .. } => Standing::DepartmentStaff,
        Seen { leading: true, .. } => Standing::ServiceDeputy,
        Seen { .. } => Standing::ServiceStaff,
    }
}

/// The roles of an account, those of whom it stands in for included, towards the person's unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Decider {
    /// Leads the ward, as Chủ tịch or Phó Chủ tịch.
    pub leader: bool,
    /// Heads the ward itself.
    pub heads_ward: bool,
    /// Heads the person's unit, or one between it and the ward.
    pub heads_unit: bool,
    /// Coordinates.
    pub coordinator: bool,
}

/// Whether who has these roles may act as this holder; what outsiders decide is the coordinator's to record.
/// That nobody decides on himself is asked elsewhere.
pub const fn acts_as(holder: Holder, decider: Decider) -> bool {
    match holder {
        Holder::Chair => decider.leader && decider.heads_ward,
        Holder::Leader => decider.leader,
        Holder::UnitHead => decider.heads_unit,
        Holder::OwnBody | Holder::City => decider.coordinator,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use foundation::kernel::TextEnum as _;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn who_sends_and_who_evaluates_by_default() {
        let rows = shipped_authorities();
        let path = [Id::from_words("ward"), Id::from_words("unit")];
        let expected = [
            (Standing::WardLeader, Holder::City, Holder::City),
            (Standing::OtherBody, Holder::OwnBody, Holder::OwnBody),
            (Standing::UnitHead, Holder::Chair, Holder::Chair),
            (Standing::DepartmentDeputy, Holder::Leader, Holder::UnitHead),
            (Standing::DepartmentStaff, Holder::Leader, Holder::UnitHead),
            (Standing::ServiceDeputy, Holder::UnitHead, Holder::UnitHead),
            (Standing::ServiceStaff, Holder::UnitHead, Holder::UnitHead),
        ];
        assert_eq!(expected.len(), Standing::ALL.len());
        for (standing, sends, evaluates) in expected {
            let subject = Subject { unit_path: &path, standing };
            assert_eq!(who_approves(&rows, &subject, day("2026-06-01")), Some(sends), "{standing}");
            assert_eq!(who_evaluates(&rows, &subject, day("2026-06-01")), Some(evaluates), "{standing}");
            assert_eq!(who_approves(&rows, &subject, day("2025-12-31")), None, "{standing} before the first row");
        }
    }

    #[test]
    fn the_nearer_the_more_exact_and_the_later_row_goes_first() {
        let [ward, school, station] = ["ward", "school", "station"].map(Id::from_words);
        let row = |unit, standing, holder, from: &str| Authority {
            over: AuthorityOver::Sending,
            unit,
            standing,
            holder,
            from: day(from),
        };
        let rows = [
            row(None, Some(Standing::ServiceStaff), Holder::UnitHead, "2026-01-01"),
            row(Some(ward), None, Holder::Leader, "2026-01-01"),
            row(Some(school), None, Holder::Chair, "2026-01-01"),
            row(Some(school), Some(Standing::ServiceStaff), Holder::UnitHead, "2027-01-01"),
            row(Some(school), Some(Standing::ServiceStaff), Holder::City, "2028-01-01"),
        ];
        let ask = |unit, standing, text| {
            let path = [ward, unit];
            who_approves(&rows, &Subject { unit_path: &path, standing }, day(text))
        };
        for (unit, standing, text, expected) in [
            (station, Standing::ServiceStaff, "2026-06-01", Holder::Leader),
            (school, Standing::ServiceStaff, "2026-12-31", Holder::Chair),
            (school, Standing::ServiceStaff, "2027-01-01", Holder::UnitHead),
            (school, Standing::ServiceDeputy, "2027-01-01", Holder::Chair),
            (school, Standing::ServiceStaff, "2028-01-01", Holder::City),
        ] {
            assert_eq!(ask(unit, standing, text), Some(expected), "{standing} on {text}");
        }
        let outside = [Id::from_words("another ward")];
        let subject = Subject { unit_path: &outside, standing: Standing::DepartmentStaff };
        assert_eq!(who_approves(&rows, &subject, day("2028-01-01")), None);
    }

    #[test]
    fn what_a_person_is_seen_to_be_gives_the_standing() {
        let seen = |letters: &str| Seen {
            leads_ward: letters.contains('w'),
            other_body: letters.contains('o'),
            heads_unit: letters.contains('h'),
            leading: letters.contains('l'),
            in_service_unit: letters.contains('s'),
        };
        for (letters, expected) in [
            ("", Standing::DepartmentStaff),
            ("l", Standing::DepartmentDeputy),
            ("hl", Standing::UnitHead),
            ("h", Standing::UnitHead),
            ("s", Standing::ServiceStaff),
            ("sl", Standing::ServiceDeputy),
            ("slh", Standing::UnitHead),
            ("ol", Standing::OtherBody),
            ("oh", Standing::OtherBody),
            ("whl", Standing::WardLeader),
            ("wo", Standing::WardLeader),
        ] {
            assert_eq!(standing_of(seen(letters)), expected, "{letters}");
        }
    }

    #[test]
    fn which_roles_act_as_which_holder() {
        let nobody = Decider::default();
        let deputy = Decider { leader: true, ..nobody };
        let chair = Decider { leader: true, heads_ward: true, heads_unit: true, coordinator: false };
        let head = Decider { heads_unit: true, ..nobody };
        let coordinator = Decider { coordinator: true, ..nobody };
        // Chair, Leader, UnitHead, OwnBody, City
        for (decider, expected) in [
            (nobody, [false, false, false, false, false]),
            (deputy, [false, true, false, false, false]),
            (chair, [true, true, true, false, false]),
            (head, [false, false, true, false, false]),
            (coordinator, [false, false, false, true, true]),
        ] {
            let found: Vec<bool> = Holder::ALL.iter().map(|holder| acts_as(*holder, decider)).collect();
            assert_eq!(found, expected, "{decider:?}");
        }
    }
}
