//! Units side by side on every duty of the plan.

use std::collections::{BTreeMap, BTreeSet};

use rstest::rstest;
use serde_json::{Value, json};
use tests::{Kind, Person, World};

use crate::afterwards::{act, summoned};

const OFFICE: &str = "Phòng Kinh tế, Hạ tầng và Đô thị";
const SCHOOL: &str = "Trường Tiểu học Thạch Khôi";

fn array(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap_or_else(|| panic!("no list: {value}"))
}

fn number(value: &Value) -> i64 {
    value.as_i64().unwrap_or_else(|| panic!("no number: {value}"))
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// The row of a unit, as somebody sees it.
async fn row(person: &Person, unit_id: &str) -> Value {
    let compared = person.get("/comparison").await.expect(200);
    let found =
        array(&compared.json["units"]).iter().find(|unit| unit["unit_id"] == unit_id && unit["directly"] == false);
    found.cloned().unwrap_or_else(|| panic!("{unit_id} is not in {}", compared.json))
}

/// One duty of a row.
fn duty<'a>(unit: &'a Value, plan_duty: &str) -> &'a Value {
    array(&unit["duties"]).iter().find(|duty| duty["plan_duty"] == plan_duty).expect(plan_duty)
}

/// What the names behind a figure come to: what each owes for himself is added, of what an office owes each thing counts
/// once. To be done, overdue, and how many people.
async fn behind(person: &Person, query: &str) -> (i64, i64, i64) {
    let owed = person.get(&format!("/duties/owed?{query}")).await.expect(200);
    let mut things: BTreeMap<String, (i64, i64)> = BTreeMap::new();
    let mut people = BTreeSet::new();
    for item in owed.items() {
        let duty = &item["duty"];
        let holder = format!("{}{}", item["holder"]["account_id"], item["holder"]["staff_id"]);
        let is_ones_own =
            ["write_report", "hand_in_certificate", "read_document"].contains(&text(&duty["kind"]).as_str());
        let owner = if is_ones_own { holder.as_str() } else { "" };
        let thing = things.entry(format!("{} {} {owner}", duty["kind"], duty["subject"])).or_default();
        thing.0 = thing.0.max(number(&duty["count"]));
        thing.1 = thing.1.max(number(&duty["overdue_count"]));
        people.insert(holder);
    }
    let sum = |of: fn(&(i64, i64)) -> i64| things.values().map(of).sum();
    (sum(|thing| thing.0), sum(|thing| thing.1), i64::try_from(people.len()).expect("few"))
}

/// Reports that a specialist, a colleague and a teacher owe since 24/09, and by November whatever the year asks for.
async fn a_year_with_duties(world: &World) -> String {
    let (_, nomination) = summoned(world, ("KN-01", "chuyenvien"), ("2026-09-08", "2026-09-10"), None).await;
    summoned(world, ("KN-02", "Lê Minh Đức"), ("2026-09-08", "2026-09-10"), None).await;
    summoned(world, ("KN-03", "giaovien"), ("2026-09-08", "2026-09-10"), None).await;
    nomination
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r35_every_figure_opens_to_the_names_that_it_counts(#[case] kind: Kind) {
    let world = World::start(kind).await;
    a_year_with_duties(&world).await;
    world.go_to("2026-12-16");
    let leader = world.person("chutich").await;
    let compared = leader.get("/comparison").await.expect(200).json;
    assert_eq!(compared["unit_name"], "UBND phường Thạch Khôi");
    let units = array(&compared["units"]);
    let plan_duties = array(&compared["plan_duties"]);
    let mut figures_above_nothing = 0;
    for unit in units {
        let whose = format!("unit_id={}&directly={}", text(&unit["unit_id"]), unit["directly"]);
        let whose = if unit["directly"] == true { whose } else { whose.replace("&directly=false", "") };
        for (duty, plan_duty) in array(&unit["duties"]).iter().zip(plan_duties) {
            assert_eq!(&duty["plan_duty"], plan_duty);
            let owed = &duty["owed"];
            let figure = (number(&owed["open"]), number(&owed["overdue"]), number(&owed["people"]));
            let names = behind(&leader, &format!("{whose}&plan_duty={}", text(plan_duty))).await;
            assert_eq!(figure, names, "{} {plan_duty}", unit["unit_name"]);
            figures_above_nothing += usize::from(figure.0 > 0);
        }
        let sum = |name: &str| -> i64 { array(&unit["duties"]).iter().map(|duty| number(&duty["owed"][name])).sum() };
        assert_eq!(sum("open"), number(&unit["owed"]["open"]));
        assert_eq!(sum("overdue"), number(&unit["owed"]["overdue"]));
    }
    assert!(figures_above_nothing > 5, "{compared}");
    // The worst first, and the sums beneath.
    let overdue: Vec<i64> = units.iter().map(|unit| number(&unit["owed"]["overdue"])).collect();
    assert!(overdue.is_sorted_by(|one, other| one >= other) && overdue[0] > 0, "{overdue:?}");
    assert_eq!(overdue.iter().sum::<i64>(), number(&compared["total"]["owed"]["overdue"]));
    // What is owed since 25/09 is the oldest.
    let office = row(&leader, &world.unit(OFFICE).await).await;
    let reports = duty(&office, "result_reports");
    assert_eq!(reports["owed"], json!({ "open": 2, "overdue": 2, "escalated": 0, "people": 2, "days_late": 83 }));
    // The share is the target's, and the target opens to the same unit's names.
    assert_eq!((&reports["share"]["numerator"], &reports["share"]["denominator"]), (&json!(0), &json!(2)));
    let of_target = format!("/targets/{}/units", text(&reports["target_id"]));
    let by_target = leader.get(&of_target).await.expect(200);
    let same = by_target.items().iter().find(|unit| unit["unit_id"] == office["unit_id"]).expect("the office");
    assert_eq!(same["counted"], reports["share"]);
    let targets: Vec<Value> = array(&compared["targets"]).iter().map(|target| target["code"].clone()).collect();
    assert_eq!(targets.len(), array(&office["targets"]).len());
    assert_eq!(targets[0], "CT-04");
    // The yearly report has been asked for once and is not answered.
    assert_eq!(duty(&office, "unit_reports")["share"]["denominator"], 1);
    assert_eq!(duty(&office, "unit_reports")["owed"]["overdue"], 1);
    assert_eq!(duty(&office, "unit_reports")["unheld"], 0);
    // The unit that runs the plan has no head here: what is asked of it stands on nobody's list, and is told.
    let coordinating = row(&leader, &world.unit("Phòng Văn hoá - Xã hội").await).await;
    let reports = duty(&coordinating, "unit_reports");
    assert_eq!((&reports["unheld"], &reports["owed"]["open"]), (&json!(1), &json!(0)));
    let book = leader.get("/comparison/workbook").await.expect(200);
    assert!(book.sheet(1).contains("Báo cáo kết quả bồi dưỡng: quá hạn") && book.sheet(3).contains("CT-05"));
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r35_what_is_done_leaves_the_comparison_and_the_list_alike(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let nomination = a_year_with_duties(&world).await;
    world.go_to("2026-09-28");
    let (leader, office) = (world.person("chutich").await, world.unit(OFFICE).await);
    let query = format!("unit_id={office}&plan_duty=result_reports");
    assert_eq!(duty(&row(&leader, &office).await, "result_reports")["owed"]["overdue"], 2);
    assert_eq!(behind(&leader, &query).await, (2, 2, 2));
    let own = world.person("chuyenvien").await;
    let draft = json!({
        "nomination_id": nomination, "learnt": "Quy trình", "link_to_post": "Tiếp công dân", "plan_to_apply": "Tháng 10",
    });
    let report = own.post("/result-reports", draft).await.expect(201).id();
    act(&own, &format!("/result-reports/{report}"), "/submission", json!({})).await.expect(200);
    let after = row(&leader, &office).await;
    let reports = duty(&after, "result_reports");
    assert_eq!((&reports["owed"]["open"], &reports["owed"]["overdue"]), (&json!(1), &json!(1)));
    assert_eq!((&reports["share"]["numerator"], &reports["share"]["denominator"]), (&json!(1), &json!(2)));
    assert_eq!(behind(&leader, &query).await, (1, 1, 1));
    // To take it is the coordinator's now, in the unit that runs the plan.
    let coordinating = world.unit("Phòng Văn hoá - Xã hội").await;
    assert_eq!(duty(&row(&leader, &coordinating).await, "result_reports")["owed"]["open"], 1);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r35_what_was_brought_before_the_leaders_is_counted_and_named(#[case] kind: Kind) {
    let world = World::start(kind).await;
    a_year_with_duties(&world).await;
    world.go_to("2026-09-30");
    world.run_job("reminders");
    let office = world.unit(OFFICE).await;
    let reports = async || {
        let leader = world.person("chutich").await;
        let escalated = duty(&row(&leader, &office).await, "result_reports")["owed"]["escalated"].clone();
        let path = format!("/duties/owed?unit_id={office}&plan_duty=result_reports&escalated=true");
        let named = leader.get(&path).await.expect(200);
        (number(&escalated), named.items().clone())
    };
    assert_eq!(reports().await, (0, Vec::new()), "the head was told, and nobody above");
    world.go_to("2026-10-01");
    world.run_job("reminders");
    let (escalated, named) = reports().await;
    assert_eq!((escalated, named.len()), (2, 2), "a week after the day");
    assert_eq!(named[0]["escalated_on"], "2026-10-01");
    let leader = world.person("chutich").await;
    let others = leader.get(&format!("/duties/owed?unit_id={office}&plan_duty=result_reports&escalated=false")).await;
    assert_eq!(others.expect(200).items().len(), 0);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r35_each_compares_what_lies_in_reach(#[case] kind: Kind) {
    let world = World::start(kind).await;
    a_year_with_duties(&world).await;
    world.go_to("2026-09-28");
    let (office, school) = (world.unit(OFFICE).await, world.unit(SCHOOL).await);
    let head = world.person("truongphong").await;
    let own = head.get("/comparison").await.expect(200).json;
    let units = array(&own["units"]);
    assert_eq!((units.len(), &units[0]["unit_id"], &units[0]["directly"]), (1, &json!(office), &json!(true)));
    assert_eq!(duty(&units[0], "result_reports")["owed"]["open"], 2);
    head.get(&format!("/comparison?unit_id={school}")).await.refused(400, "bad_parameter");
    head.get("/comparison?day=2026-09-28").await.refused(400, "bad_parameter");
    assert!(!head.get("/comparison/workbook").await.expect(200).sheet(1).contains("Tiểu học"));
    // The coordinator and both leaders see the same; a teacher and an observer see nothing, names least of all.
    let coordinator = world.person("dieuphoi").await.get("/comparison").await.expect(200).json;
    for leader in ["chutich", "phochutich"] {
        assert_eq!(world.person(leader).await.get("/comparison").await.expect(200).json, coordinator);
    }
    for (nobody, status, code) in
        [("giaovien", 403, "forbidden"), ("sonoivu", 403, "forbidden"), ("quantri", 403, "forbidden")]
    {
        for path in ["/comparison", "/comparison/workbook"] {
            world.person(nobody).await.get(path).await.refused(status, code);
        }
    }
    let narrowed = world.person("chutich").await.get(&format!("/comparison?unit_id={school}")).await.expect(200).json;
    assert_eq!((&narrowed["unit_name"], array(&narrowed["units"]).len()), (&json!(SCHOOL), 1));
}
