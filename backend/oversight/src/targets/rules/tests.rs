//! Tables of the rules of targets.

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn definition() -> Definition {
    Definition {
        population: Population {
            counted: Counted::Members,
            categories: vec![StaffCategory::Official, StaffCategory::CivilServant],
            level: None,
            in_plan_scope: true,
        },
        event: Event {
            kind: EventKind::Completed,
            programme_kinds: vec![ProgrammeKind::GeneralState],
            leadership_counts: false,
            from_day: Some(FIRST_DAY),
            to_day: None,
        },
        threshold_percent: 100,
        starts_on: FIRST_DAY,
        deadline: Some(day("2028-12-31")),
    }
}

#[test]
fn r04_to_r10_every_fault_of_a_definition_comes_at_once() {
    assert_eq!(definition().faults(), []);
    let mut wrong = definition();
    wrong.population.categories = vec![StaffCategory::PublicEmployee, StaffCategory::Official, StaffCategory::Official];
    wrong.event.kind = EventKind::Reported;
    wrong.event.programme_kinds = vec![ProgrammeKind::Skill, ProgrammeKind::Skill];
    wrong.event.to_day = Some(day("2025-12-31"));
    wrong.threshold_percent = 101;
    wrong.starts_on = day("2025-12-31");
    wrong.deadline = Some(day("2025-12-30"));
    let found: Vec<(String, Code)> = wrong.faults().into_iter().map(|fault| (fault.pointer, fault.code)).collect();
    let expected = [
        ("/population/categories/0", Code::CountedBeside),
        ("/population/categories/2", Code::Duplicate),
        ("/event/kind", Code::PartsDoNotFit),
        ("/event/programme_kinds/1", Code::Duplicate),
        ("/event/to_day", Code::AfterEnd),
        ("/threshold_percent", Code::ThresholdOutOfRange),
        ("/starts_on", Code::BeforePlanPeriod),
        ("/deadline", Code::DeadlineBeforeStart),
    ];
    assert_eq!(found, expected.map(|(pointer, code)| (pointer.to_owned(), code)));
    let mut empty = definition();
    empty.population.categories.clear();
    empty.event.programme_kinds.clear();
    let codes: Vec<Code> = empty.faults().into_iter().map(|fault| fault.code).collect();
    assert_eq!(codes, [Code::Required, Code::Required]);
}

#[test]
fn r04_to_r10_which_population_goes_with_which_event() {
    use foundation::kernel::TextEnum as _;
    for counted in Counted::ALL.iter().copied() {
        for kind in EventKind::ALL.iter().copied() {
            let mut one = definition();
            one.population.counted = counted;
            one.event.kind = kind;
            let fits = match counted {
                Counted::ReportsDue => matches!(kind, EventKind::Reported | EventKind::InSuperiorSoftware),
                Counted::EvaluationsDue => kind == EventKind::Evaluated,
                Counted::Addressees => kind == EventKind::Reached,
                Counted::Members | Counted::OnceBelow => {
                    matches!(kind, EventKind::Admitted | EventKind::Completed | EventKind::Certified)
                }
            };
            if kind == EventKind::Reached {
                one.event.programme_kinds.clear();
            }
            assert_eq!(one.faults().is_empty(), fits, "{counted} {kind}");
        }
    }
}

#[test]
fn r10_a_document_must_reach_everybody_and_asks_for_no_programme() {
    use foundation::kernel::TextEnum as _;
    let mut one = definition();
    one.population = Population {
        counted: Counted::Addressees,
        categories: StaffCategory::ALL.to_vec(),
        level: None,
        in_plan_scope: false,
    };
    one.event = Event { kind: EventKind::Reached, programme_kinds: vec![], ..one.event };
    assert_eq!(one.faults(), []);
    assert_eq!(one.population.beside(), [], "who is counted is not beside");
    one.event.programme_kinds = vec![ProgrammeKind::Skill];
    let found: Vec<(String, Code)> = one.faults().into_iter().map(|fault| (fault.pointer, fault.code)).collect();
    assert_eq!(found, [("/event/programme_kinds".to_owned(), Code::PartsDoNotFit)]);
    assert_eq!(definition().population.beside(), BESIDE);
}

#[test]
fn r05_a_share_is_exact_and_rounded_down() {
    let figure = |numerator, denominator| Figure { numerator, denominator, ..Figure::default() };
    for (one, percent, threshold, reaches) in [
        (figure(0, 0), None, 1, false),
        (figure(1, 3), Some(3_333), 34, false),
        (figure(1, 2), Some(5_000), 50, true),
        (figure(9_999, 20_000), Some(4_999), 50, false),
        (figure(99_999, 100_000), Some(9_999), 100, false),
        (figure(7, 7), Some(10_000), 100, true),
    ] {
        assert_eq!(percent_hundredths(one.numerator, one.denominator), percent, "{one:?}");
        assert_eq!(one.reaches(threshold), reaches, "{one:?}");
    }
}

#[test]
fn r12_an_empty_population_is_neither_nothing_nor_all() {
    let figure = |numerator, denominator| Figure { numerator, denominator, ..Figure::default() };
    let deadline = Some(day("2028-12-31"));
    for (one, deadline, today, expected) in [
        (figure(0, 0), deadline, "2026-11-26", TargetStatus::NoPopulation),
        (figure(2, 2), deadline, "2026-11-26", TargetStatus::Reached),
        (figure(1, 2), deadline, "2028-12-31", TargetStatus::Running),
        (figure(1, 2), deadline, "2029-01-01", TargetStatus::Short),
        (figure(1, 2), None, "2026-11-26", TargetStatus::Short),
        (figure(2, 2), None, "2026-11-26", TargetStatus::Reached),
    ] {
        assert_eq!(status(one, 100, deadline, day(today)), expected, "{one:?} {today}");
    }
}

#[test]
fn r43_after_the_deadline_a_figure_stays_what_it_was() {
    let one = definition();
    assert_eq!(one.as_of(day("2027-05-01")), day("2027-05-01"));
    assert_eq!(one.as_of(day("2030-05-01")), day("2028-12-31"));
    assert_eq!(one.event_days(day("2027-05-01")), (Some(FIRST_DAY), day("2027-05-01")));
}

#[test]
fn r31_who_lacks_it_near_the_deadline_is_pressing() {
    let deadline = Some(day("2028-12-31"));
    for (reached, planned, today, expected) in [
        (true, true, "2028-12-01", Holding::Has),
        (false, true, "2028-12-01", Holding::Running),
        (false, false, "2028-06-29", Holding::Missing),
        (false, false, "2028-06-30", Holding::Missing),
        (false, false, "2028-07-01", Holding::Due),
        (false, false, "2029-07-01", Holding::Due),
    ] {
        assert_eq!(holding(reached, planned, deadline, day(today)), expected, "{today}");
    }
}
