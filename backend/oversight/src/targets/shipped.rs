//! The targets that the plan sets (section II), as they are put in.

use chrono::NaiveDate;

use super::rules::{Counted, Definition, Event, EventKind, FIRST_DAY, Population, Thing};
use foundation::kernel::TextEnum as _;
use ward::catalogue::rules::ProgrammeKind;
use ward::staff::rules::{PostLevel, StaffCategory};

/// A target of the plan.
pub struct ShippedTarget {
    /// Its code.
    pub code: &'static str,
    /// Its clause.
    pub clause: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub definition: Definition,
}

const END_OF_FIRST_PHASE: Option<NaiveDate> = NaiveDate::from_ymd_opt(2028, 12, 31);
const END_OF_PLAN: Option<NaiveDate> = NaiveDate::from_ymd_opt(2031, 12, 31);
const START_OF_SECOND_PHASE: Option<NaiveDate> = NaiveDate::from_ymd_opt(2029, 1, 1);

fn population(counted: Counted) -> Population {
    let categories = vec![StaffCategory::Official, StaffCategory::CivilServant];
    Population { counted, categories, level: None, in_plan_scope: true }
}

fn event(kind: EventKind, programme_kinds: &[ProgrammeKind]) -> Event {
    Event {
        kind,
        programme_kinds: programme_kinds.to_vec(),
        leadership_counts: false,
        from_day: (kind.happens_to() == Thing::Person).then_some(FIRST_DAY),
        to_day: None,
    }
}

fn of(population: Population, event: Event, threshold_percent: i32, deadline: Option<NaiveDate>) -> Definition {
    Definition { population, event, threshold_percent, starts_on: FIRST_DAY, deadline }
}

/// A document must reach everybody, whomever else the plan is for.
pub fn shipped_targets() -> Vec<ShippedTarget> {
    use EventKind::{Admitted, Completed, Evaluated, InSuperiorSoftware, Reached, Reported};
    let everybody = || population(Counted::Members);
    let specialists = Population {
        categories: vec![StaffCategory::CivilServant],
        level: Some(PostLevel::Specialist),
        ..population(Counted::Members)
    };
    let general_or_leadership = Event { leadership_counts: true, ..event(Completed, &[ProgrammeKind::GeneralState]) };
    let updating = Event {
        from_day: START_OF_SECOND_PHASE,
        to_day: END_OF_PLAN,
        ..event(Completed, &[ProgrammeKind::UpdateLeader, ProgrammeKind::UpdateSpecialist])
    };
    let everybody_there_is =
        Population { categories: StaffCategory::ALL.to_vec(), in_plan_scope: false, ..population(Counted::Addressees) };
    let shipped = |code, clause, name, definition| ShippedTarget { code, clause, name, definition };
    vec![
        shipped(
            "CT-04",
            "R-04",
            "Người chưa đáp ứng yêu cầu chuyên môn của vị trí việc làm được cử đi bồi dưỡng kiến thức chuyên môn chuyên ngành",
            of(population(Counted::OnceBelow), event(Admitted, &[ProgrammeKind::Specialised]), 100, END_OF_FIRST_PHASE),
        ),
        shipped(
            "CT-05",
            "R-05",
            "Công chức chuyên môn hoàn thành bồi dưỡng kiến thức chung về quản lý nhà nước",
            of(specialists, event(Completed, &[ProgrammeKind::GeneralState]), 50, END_OF_FIRST_PHASE),
        ),
        shipped(
            "CT-06a",
            "R-06",
            "Cán bộ, công chức hoàn thành bồi dưỡng chuyên môn, nghiệp vụ theo ngành, lĩnh vực",
            of(everybody(), event(Completed, &[ProgrammeKind::Sector]), 100, END_OF_FIRST_PHASE),
        ),
        shipped(
            "CT-06b",
            "R-06",
            "Cán bộ, công chức hoàn thành bồi dưỡng kỹ năng bổ trợ",
            of(everybody(), event(Completed, &[ProgrammeKind::Skill]), 100, END_OF_FIRST_PHASE),
        ),
        shipped(
            "CT-07a",
            "R-07",
            "Cán bộ, công chức hoàn thành bồi dưỡng kiến thức chung về quản lý nhà nước",
            of(everybody(), general_or_leadership, 100, END_OF_PLAN),
        ),
        shipped(
            "CT-07b",
            "R-07",
            "Cán bộ, công chức được bồi dưỡng cập nhật kiến thức giai đoạn 2029 - 2031",
            of(everybody(), updating, 100, END_OF_PLAN),
        ),
        shipped(
            "CT-08a",
            "R-08",
            "Người được cử đi bồi dưỡng báo cáo kết quả",
            of(population(Counted::ReportsDue), event(Reported, &[]), 100, None),
        ),
        shipped(
            "CT-08b",
            "R-08",
            "Kết quả bồi dưỡng được cập nhật vào phần mềm của cấp trên",
            of(population(Counted::ReportsDue), event(InSuperiorSoftware, &[]), 100, None),
        ),
        shipped(
            "CT-09",
            "R-09",
            "Người được cử đi bồi dưỡng được đánh giá sau bồi dưỡng",
            of(population(Counted::EvaluationsDue), event(Evaluated, &[]), 100, None),
        ),
        shipped(
            "CT-10",
            "R-10",
            "Cán bộ, công chức, viên chức, người lao động được phổ biến, quán triệt các văn bản",
            of(everybody_there_is, event(Reached, &[]), 100, None),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r04_to_r10_the_shipped_targets_are_without_fault() {
        let shipped = shipped_targets();
        assert_eq!(shipped.len(), 10);
        for target in shipped {
            assert_eq!(target.definition.faults(), [], "{}", target.code);
        }
    }
}
