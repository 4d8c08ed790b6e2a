//! What is counted, and under which heading.

use std::collections::{BTreeMap, BTreeSet};

use foundation::kernel::{Id, TextEnum as _, text_enum};

text_enum! {
    /// What has happened to a name behind figures.
    pub enum NameChangeKind {
        /// It is counted now and was not.
        Added = "added" / "Bổ sung",
        /// It was counted and is not any more.
        Removed = "removed" / "Không còn",
        /// Something else came of it.
        Changed = "changed" / "Kết quả thay đổi",
    }
}

text_enum! {
    /// What the rows of a table stand for.
    pub enum FigureGrouping {
        /// Kinds of programme.
        Programme = "programme" / "Theo loại chương trình",
        /// Kinds of people.
        Person = "person" / "Theo đối tượng",
        /// Units that people were sent from.
        Unit = "unit" / "Theo đơn vị",
    }
}

text_enum! {
    /// What of a report is not of people sent, and opens to lines of its own.
    pub enum FigurePart {
        /// The confirmed reviews of the year.
        Review = "review" / "Rà soát đội ngũ",
        /// The accepted needs of the year.
        Needs = "needs" / "Nhu cầu bồi dưỡng",
        /// The documents that must reach everybody.
        Documents = "documents" / "Văn bản phải phổ biến, quán triệt",
        /// The signed evaluations.
        Evaluations = "evaluations" / "Đánh giá sau bồi dưỡng",
        /// The money by its source.
        Money = "money" / "Kinh phí",
        /// The difficulties.
        Difficulties = "difficulties" / "Khó khăn, vướng mắc",
    }
}

text_enum! {
    /// What is counted.
    pub enum FigureColumn {
        /// Times of being sent.
        Times = "times" / "Lượt người",
        /// Of them, women.
        WomenTimes = "women_times" / "Lượt nữ",
        /// People, each once.
        People = "people" / "Người",
        /// Of them, women.
        Women = "women" / "Nữ",
        /// Times that were completed.
        Completed = "completed" / "Hoàn thành",
        /// Times that were not: failed, or nobody came.
        NotCompleted = "not_completed" / "Không hoàn thành",
        /// Times that ended with a verified certificate.
        Certified = "certified" / "Có chứng chỉ",
        /// Times on which the person has reported.
        Reported = "reported" / "Đã báo cáo kết quả",
        /// Times that have been evaluated.
        Evaluated = "evaluated" / "Đã đánh giá",
    }
}

text_enum! {
    /// How people are told apart in a report: by law and by what they do.
    pub enum PersonGroup {
        /// Cadres.
        Official = "official" / "Cán bộ",
        /// Civil servants who lead.
        LeadingCivilServant = "leading_civil_servant" / "Công chức lãnh đạo, quản lý",
        /// All other civil servants.
        SpecialistCivilServant = "specialist_civil_servant" / "Công chức chuyên môn",
        /// Public employees.
        PublicEmployee = "public_employee" / "Viên chức",
        /// People under a labour contract.
        Worker = "worker" / "Người lao động",
    }
}

/// What came of a time of being sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Came {
    /// Completed.
    pub completed: bool,
    /// Failed, or nobody came.
    pub not_completed: bool,
    /// A verified certificate.
    pub certified: bool,
    /// The person has reported, and the report was not sent back.
    pub reported: bool,
    /// A signed evaluation.
    pub evaluated: bool,
}

/// A time of being sent, as far as it is counted.
#[derive(Clone, Debug)]
pub struct Counted<'a> {
    /// Who.
    pub staff_id: Id,
    /// Whether a woman.
    pub is_woman: bool,
    /// The course.
    pub course_id: Id,
    /// The heading under which it stands: a code.
    pub group: &'a str,
    /// What came of it.
    pub came: Came,
}

impl Counted<'_> {
    /// Whether a time of being sent is one of those that a column counts.
    pub const fn is_in(&self, column: FigureColumn) -> bool {
        match column {
            FigureColumn::Times | FigureColumn::People => true,
            FigureColumn::WomenTimes | FigureColumn::Women => self.is_woman,
            FigureColumn::Completed => self.came.completed,
            FigureColumn::NotCompleted => self.came.not_completed,
            FigureColumn::Certified => self.came.certified,
            FigureColumn::Reported => self.came.reported,
            FigureColumn::Evaluated => self.came.evaluated,
        }
    }
}

/// The counts of a heading: of courses, and of each column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Courses.
    pub courses: usize,
    /// Each column's count.
    pub columns: BTreeMap<FigureColumn, usize>,
}

/// Counts these. People are counted once, times each.
pub fn count<'a>(times: impl Iterator<Item = &'a Counted<'a>> + Clone) -> Counts {
    let mut columns = BTreeMap::new();
    for column in FigureColumn::ALL.iter().copied() {
        let within = times.clone().filter(|time| time.is_in(column));
        let counted = match column {
            FigureColumn::People | FigureColumn::Women => {
                within.map(|time| time.staff_id).collect::<BTreeSet<_>>().len()
            }
            _ => within.count(),
        };
        columns.insert(column, counted);
    }
    Counts { courses: times.map(|time| time.course_id).collect::<BTreeSet<_>>().len(), columns }
}

/// The counts of each heading, by its code.
pub fn by_group(times: &[Counted<'_>]) -> BTreeMap<String, Counts> {
    let groups: BTreeSet<&str> = times.iter().map(|time| time.group).collect();
    let of = |group: &str| count(times.iter().filter(|time| time.group == group));
    groups.into_iter().map(|group| (group.to_owned(), of(group))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(staff: u8, course: u8, is_woman: bool, group: &'static str, came: Came) -> Counted<'static> {
        let id = |number: u8| format!("01890000-0000-7000-8000-0000000000{number:02}").parse().expect("an id");
        Counted { staff_id: id(staff), course_id: id(course), is_woman, group, came }
    }

    #[test]
    fn r33_times_are_counted_each_and_people_once() {
        let done = Came { completed: true, certified: true, ..Came::default() };
        let failed = Came { not_completed: true, reported: true, ..Came::default() };
        let times = [
            time(1, 50, true, "skill", done),
            time(1, 51, true, "skill", failed),
            time(2, 50, false, "skill", done),
            time(2, 60, false, "sector", Came { evaluated: true, ..done }),
        ];
        let all = count(times.iter());
        let of = |counts: &Counts, column| counts.columns.get(&column).copied().unwrap_or_default();
        for (column, expected) in [
            (FigureColumn::Times, 4),
            (FigureColumn::WomenTimes, 2),
            (FigureColumn::People, 2),
            (FigureColumn::Women, 1),
            (FigureColumn::Completed, 3),
            (FigureColumn::NotCompleted, 1),
            (FigureColumn::Certified, 3),
            (FigureColumn::Reported, 1),
            (FigureColumn::Evaluated, 1),
        ] {
            assert_eq!(of(&all, column), expected, "{column}");
        }
        assert_eq!(all.courses, 3);
        let groups = by_group(&times);
        assert_eq!(groups.keys().collect::<Vec<_>>(), ["sector", "skill"]);
        assert_eq!(of(&groups["skill"], FigureColumn::Times), 3);
        // Somebody who was sent under both headings is one person in the sum.
        let people: usize = groups.values().map(|counts| of(counts, FigureColumn::People)).sum();
        assert_eq!((people, of(&all, FigureColumn::People)), (3, 2));
    }

    #[test]
    fn r33_nothing_is_a_row_of_zeros() {
        let none = count([].iter());
        assert_eq!(none.courses, 0);
        assert!(none.columns.values().all(|count| *count == 0));
        assert_eq!(none.columns.len(), FigureColumn::ALL.len());
    }
}
