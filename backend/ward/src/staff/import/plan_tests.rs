//! The plan: what is made, changed and asked, and that a second import changes nothing.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::*;
use foundation::kernel::{Id, Instant};

const XLSX: &[u8] = include_bytes!("../../../../seed/sample-roster.xlsx");

fn sample() -> Vec<Person> {
    let today = NaiveDate::from_ymd_opt(2026, 7, 1).expect("a day");
    read(XLSX, &[], today).expect("the sample").people
}

fn new_id() -> Id {
    Id::new(Instant::from_micros(1_782_864_000_000_000))
}

fn unit(name: &str) -> KnownUnit {
    KnownUnit { id: new_id(), name: name.to_owned() }
}

/// What a database would hold after a plan was accepted.
fn accept(plan: &Plan, mut units: Vec<KnownUnit>, known: Vec<KnownPerson>) -> (Vec<KnownUnit>, Vec<KnownPerson>) {
    let mut people: HashMap<Id, Fields> = known.into_iter().map(|person| (person.id, person.fields)).collect();
    units.extend(plan.units.iter().filter(|step| step.action == UnitAction::Create).map(|step| unit(&step.name)));
    for step in &plan.people {
        match &step.action {
            PersonAction::Create => {
                people.insert(new_id(), step.person.fields.clone());
            }
            PersonAction::Update { id, changes } => {
                let fields = people.get_mut(id).expect("a known person");
                fields.extend(changes.iter().map(|change| (change.field, change.after.clone())));
            }
            _ => {}
        }
    }
    (units, people.into_iter().map(|(id, fields)| KnownPerson { id, fields }).collect())
}

fn counts(plan: &Plan) -> [usize; 5] {
    let count = |wanted: fn(&PersonAction) -> bool| plan.people.iter().filter(|step| wanted(&step.action)).count();
    [
        count(|action| matches!(action, PersonAction::Create)),
        count(|action| matches!(action, PersonAction::Unchanged(_))),
        count(|action| matches!(action, PersonAction::Update { .. })),
        count(|action| matches!(action, PersonAction::Ask(_))),
        count(|action| matches!(action, PersonAction::LeftOut)),
    ]
}

#[test]
fn r40_an_empty_house_gets_everybody_and_a_second_import_changes_nothing() {
    let seeded = vec![unit("Lãnh đạo UBND phường"), unit("Trung tâm Phục vụ hành chính công")];
    let first = plan(&sample(), &seeded, &[], &[]);
    assert_eq!(counts(&first), [101, 0, 0, 0, 0]);
    let matched = |step: &&UnitStep| step.action != UnitAction::Create;
    let names: Vec<&str> = first.units.iter().filter(matched).map(|step| step.name.as_str()).collect();
    assert_eq!(names, ["LÃNH ĐẠO UBND PHƯỜNG", "Trung tâm Phục vụ hành chính công"]);
    assert_eq!(first.units.iter().map(|step| step.people).collect::<Vec<_>>(), [3, 13, 16, 13, 9, 12, 14, 14, 7]);
    assert!(!first.is_empty());

    let (units, known) = accept(&first, seeded, Vec::new());
    let second = plan(&sample(), &units, &known, &[]);
    assert_eq!(counts(&second), [0, 101, 0, 0, 0]);
    assert!(second.is_empty());
    assert_ne!(second.hash, first.hash);
    assert_eq!(second.hash, plan(&sample(), &units, &known, &[]).hash, "the same facts give the same hash");
}

#[test]
fn r40_a_corrected_file_changes_only_what_changed() {
    let (units, known) = accept(&plan(&sample(), &[], &[], &[]), Vec::new(), Vec::new());
    let mut corrected = sample();
    corrected[9].fields.insert(Field::MeetsRequirement, "yes".to_owned());
    corrected[20].fields.insert(Field::Unit, "Văn phòng HĐND và UBND".to_owned());
    corrected[30].fields.remove(&Field::Phone);
    corrected.remove(40);
    let second = plan(&corrected, &units, &known, &[]);
    assert_eq!(counts(&second), [0, 98, 2, 0, 0], "an emptied cell and a missing person change nothing");
    let changes: Vec<&Change> = second
        .people
        .iter()
        .filter_map(|step| match &step.action {
            PersonAction::Update { changes, .. } => Some(changes),
            _ => None,
        })
        .flatten()
        .collect();
    let change =
        |field, before: &str, after: &str| Change { field, before: before.to_owned(), after: after.to_owned() };
    assert_eq!(
        changes,
        [
            &change(Field::MeetsRequirement, "no", "yes"),
            &change(Field::Unit, "Phòng Kinh tế, Hạ tầng và Đô thị", "Văn phòng HĐND và UBND"),
        ]
    );
    let (units, known) = accept(&second, units, known);
    assert_eq!(known.len(), 101, "who is absent from the file is not removed");
    assert!(plan(&corrected, &units, &known, &[]).is_empty());
}

#[test]
fn r40_near_matches_are_asked_and_the_answer_holds() {
    let (units, known) = accept(&plan(&sample(), &[], &[], &[]), Vec::new(), Vec::new());
    let mut corrected = sample();
    // Another birth date with the same name and telephone; a misspelt name with the same birth date and telephone;
    // another person of the same name.
    corrected[0].fields.insert(Field::BirthDate, "1971-04-21".to_owned());
    corrected[1].fields.insert(Field::Name, "Hồ Thế Lòng".to_owned());
    corrected[2].fields.insert(Field::Name, "Hồ Thế Lang".to_owned());
    corrected[3].fields.insert(Field::BirthDate, "1990-01-01".to_owned());
    corrected[3].fields.insert(Field::Phone, "0900000000".to_owned());
    let asked = plan(&corrected, &units, &known, &[]);
    assert_eq!(counts(&asked), [1, 97, 1, 2, 0]);
    let PersonAction::Update { changes, .. } = &asked.people[1].action else { panic!("marks are no difference") };
    assert_eq!(changes[0].field, Field::Name);
    let candidates = |index: usize| match &asked.people[index].action {
        PersonAction::Ask(candidates) => candidates.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(candidates(0)[0].agreeing, [Field::Name, Field::Phone]);
    assert_eq!(candidates(2)[0].agreeing, [Field::BirthDate, Field::Phone]);
    assert_eq!(asked.people[3].action, PersonAction::Create, "a name alone is no near match");

    let answer =
        |index: usize, answer| AnsweredRow { sheet: corrected[index].sheet.clone(), row: corrected[index].row, answer };
    let answers = [answer(0, Answer::Same(candidates(0)[0].id)), answer(2, Answer::New)];
    let answered = plan(&corrected, &units, &known, &answers);
    assert_eq!(counts(&answered), [2, 97, 2, 0, 0]);
    assert_ne!(answered.hash, asked.hash);
}

#[test]
fn r40_a_year_of_birth_agrees_with_a_whole_date_but_does_not_replace_it() {
    let (units, known) = accept(&plan(&sample(), &[], &[], &[]), Vec::new(), Vec::new());
    let mut people = sample();
    people[0].fields.insert(Field::BirthDate, "1971".to_owned());
    people[0].fields.remove(&Field::Phone);
    let asked = plan(&people, &units, &known, &[]);
    let PersonAction::Ask(candidates) = &asked.people[0].action else { panic!("not asked") };
    assert_eq!(candidates[0].agreeing, [Field::Name, Field::BirthDate]);
    let answer = Answer::Same(candidates[0].id);
    let answers = [AnsweredRow { sheet: people[0].sheet.clone(), row: people[0].row, answer }];
    assert!(plan(&people, &units, &known, &answers).is_empty());
}

#[test]
fn r40_units_are_matched_by_what_their_spellings_have_in_common() {
    for (one, other) in [
        ("LÃNH ĐẠO UBND PHƯỜNG", "Lãnh đạo Uỷ ban nhân dân phường"),
        ("Phòng Văn hoá - Xã hội", "phòng văn hóa – xã hội"),
        ("Văn phòng HĐND & UBND", "Văn phòng HĐND và UBND"),
        ("Trường Trung học cơ sở Thạch Khôi", "Trường THCS Thạch Khôi"),
    ] {
        assert_eq!(unit_key(one), unit_key(other), "{one}");
    }
    let units = [unit("Trạm Y tế phường Thạch Khôi"), unit("Trường Mầm non Thạch Khôi")];
    let mut people = sample();
    people.truncate(2);
    people[0].fields.insert(Field::Unit, "Trạm Y tế".to_owned());
    people[1].fields.insert(Field::Unit, "Trường Mầm non".to_owned());
    let plan = plan(&people, &units, &[], &[]);
    let actions: Vec<UnitAction> = plan.units.iter().map(|step| step.action).collect();
    assert_eq!(actions, [UnitAction::Match(units[0].id), UnitAction::Create]);
}

#[test]
fn r40_a_row_with_errors_is_left_out_and_makes_no_unit() {
    let mut people = sample();
    people.truncate(1);
    people[0].acceptable = false;
    let plan = plan(&people, &[], &[], &[]);
    assert_eq!(counts(&plan), [0, 0, 0, 0, 1]);
    assert_eq!(plan.units, []);
}
