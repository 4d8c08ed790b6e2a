//! The engine of the targets against a plain, slow computation straight from the tables: over 500 generated wards, on
//! days that lie on the edges, counts and names alike.

mod chance;
mod documents;
mod plain;
mod wards;

use std::collections::BTreeSet;

use backend::features::targets::rules::{Counted, Definition, FigureSide};
use backend::kernel::TextEnum as _;
use chrono::NaiveDate;
use rstest::rstest;
use serde_json::Value;
use tests::{Kind, Person, World};

use chance::Chance;
use plain::Tables;

/// Wards in all, and how many of them lie in one database.
const WARDS: usize = 500;
const WARDS_AT_A_TIME: usize = 10;

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r04_to_r10_the_engine_agrees_with_a_plain_computation_over_500_wards(#[case] kind: Kind) {
    let mut compared = Compared::default();
    for database in 0..WARDS / WARDS_AT_A_TIME {
        let world = World::start(kind).await;
        let mut chance = Chance::new(database as u64 + 1);
        let wards = wards::write(&world, &mut chance, WARDS_AT_A_TIME);
        let tables = Tables::load(&world);
        let coordinator = world.person("dieuphoi").await;
        for ward in wards {
            let days = tables.telling_days(&ward);
            let day = if chance.one_in(3) { chance.day("2026-01-01", "2032-06-30") } else { *chance.of(&days) };
            let unit = if chance.one_in(3) { chance.of(&tables.below(&ward)).clone() } else { ward.clone() };
            compare(&coordinator, &tables, (&ward, &unit), day, &mut chance, &mut compared).await;
        }
    }
    // Nothing is shown by wards in which nothing happens.
    assert!(compared.figures >= 5_000, "{compared:?}");
    assert!(compared.with_people * 2 > compared.figures, "{compared:?}");
    assert!(compared.reached > 2_000 && compared.missing > 2_000 && compared.beside > 800, "{compared:?}");
    assert!(compared.addressees > 100, "{compared:?}");
}

/// What was compared.
#[derive(Debug, Default)]
struct Compared {
    figures: usize,
    with_people: usize,
    reached: usize,
    missing: usize,
    beside: usize,
    addressees: usize,
}

async fn compare(
    coordinator: &Person,
    tables: &Tables,
    (ward, unit): (&str, &str),
    day: NaiveDate,
    chance: &mut Chance,
    compared: &mut Compared,
) {
    let figures = coordinator.get(&format!("/targets/figures?unit_id={unit}&day={day}")).await.expect(200);
    let targets = tables.targets_of(ward);
    let items = figures.items();
    assert_eq!(items.len(), targets.len());
    for (item, target) in items.iter().zip(&targets) {
        let plain = tables.measure(&target.definition, unit, day);
        let number = |share: &str, part: &str| item[share][part].as_u64().expect("a number") as usize;
        let found = [
            number("counted", "numerator"),
            number("counted", "denominator"),
            number("beside", "numerator"),
            number("beside", "denominator"),
        ];
        let sizes = [&plain.reached, &plain.missing, &plain.beside_reached, &plain.beside_missing].map(BTreeSet::len);
        let [reached, missing, beside_reached, beside_missing] = sizes;
        let expected = [reached, reached + missing, beside_reached, beside_reached + beside_missing];
        assert_eq!(found, expected, "{} of {unit} on {day}: {:?}\n{plain:#?}", target.code, target.definition);
        compared.figures += 1;
        compared.with_people += usize::from(reached + missing > 0);
        compared.reached += reached;
        compared.missing += missing;
        compared.beside += beside_reached + beside_missing;
        if target.definition.population.counted == Counted::Addressees {
            compared.addressees += reached.min(missing);
        }
    }
    let target = chance.of(&targets);
    let side = *chance.of(FigureSide::ALL);
    let address = format!("/targets/{}/people?unit_id={unit}&day={day}&side={side}&limit=200", target.id);
    let page = coordinator.get(&address).await.expect(200);
    let names: BTreeSet<String> =
        page.items().iter().map(|row| row["id"].as_str().expect("an id").to_owned()).collect();
    let plain = tables.measure(&target.definition, unit, day);
    let expected = match side {
        FigureSide::Reached => plain.reached,
        FigureSide::Missing => plain.missing,
        FigureSide::BesideReached => plain.beside_reached,
        FigureSide::BesideMissing => plain.beside_missing,
    };
    assert_eq!(names, expected, "{side} of {} of {unit} on {day}", target.code);
}

/// A target as the test reads it.
#[derive(Clone, Debug)]
pub struct ReadTarget {
    /// Its id.
    pub id: String,
    /// Its plan.
    pub unit_id: String,
    /// Its code.
    pub code: String,
    /// Its parts.
    pub definition: Definition,
}

/// The parts of a definition from a row.
pub fn definition(population: &str, event: &str, days: (NaiveDate, Option<NaiveDate>), threshold: i32) -> Definition {
    let part = |text: &str| serde_json::from_str::<Value>(text).expect("JSON");
    Definition {
        population: serde_json::from_value(part(population)).expect("a population"),
        event: serde_json::from_value(part(event)).expect("an event"),
        threshold_percent: threshold,
        starts_on: days.0,
        deadline: days.1,
    }
}
