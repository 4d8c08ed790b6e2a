//! What a client may see: its scopes, its unit's tree, and what becomes of a record that leaves it.

use std::collections::{BTreeMap, BTreeSet};

use backend::journal;
use backend::kernel::{Id, Instant, Principal};
use rstest::rstest;
use serde_json::{Value, json};
use tests::{Copy, Kind, Person, Thing, World};

use crate::nominations::{ECONOMY, Ward};

const WARD: &str = "UBND phường Thạch Khôi";
const OFFICE: &str = "Phòng Văn hoá - Xã hội";
const OTHER: &str = "Văn phòng HĐND và UBND";

fn system() -> Principal {
    Principal::system(Instant::parse("2026-07-01T08:00:00+07:00").expect("an instant"))
}

async fn unit(world: &World, name: &str) -> Id {
    world.unit(name).await.parse().expect("an id")
}

fn put(world: &World, before: Option<&Thing>, after: &Thing) {
    put_as(world, &system(), before, after);
}

fn put_as(world: &World, who: &Principal, before: Option<&Thing>, after: &Thing) {
    journal::write_now(&world.database, who, |tx| match before {
        None => tx.created("create", after),
        Some(before) => tx.changed("change", before, after),
    })
    .expect("the thing is written");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r42_personal_fields_come_with_their_scope_alone(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let ward = unit(&world, WARD).await;
    put(&world, None, &Thing::new("Nguyễn Văn An", ward));
    let client = world.client(&["sync:read", "sync:read:personal"], ward.as_str()).await;
    let all = client.sign_in(&world).await;
    let page = all.get("/sync/staff").await.expect(200);
    assert!(page.items().iter().any(|item| item["data"]["full_name"] == "Nguyễn Văn An"), "{}", page.json);
    assert_eq!(page.json["omitted_fields"], json!([]));

    // The same client with a token that asks for less.
    let token = client.ask(&world, Some("sync:read")).await.expect(200).text("access_token");
    let less = world.nobody().with_token(&token);
    let stripped = less.get("/sync/staff").await.expect(200);
    let an = Id::from_words("Nguyễn Văn An");
    let item = stripped.items().iter().find(|item| item["id"] == json!(an)).expect("the person without the name");
    assert_eq!(item["data"], json!({ "id": an, "unit_id": ward }));
    assert_eq!(stripped.json["omitted_fields"], json!(["birth_date", "email", "full_name", "gender", "phone"]));
    let text = String::from_utf8_lossy(&less.get("/sync/changes").await.expect(200).bytes).into_owned();
    assert!(!text.contains("Nguyễn Văn An"));
    let one = less.get(&format!("/sync/staff/{}", Id::from_words("Nguyễn Văn An"))).await.expect(200);
    assert_eq!(one.json["data"].get("full_name"), None);
    let mut copy = Copy::begin("/sync/staff");
    copy.read_all(&less).await;
    copy.expect_whole(&less, "staff").await;
    // A position of the narrower feed is none of the wider: the names would be missing for good.
    all.get(&stripped.text("next")).await.refused(410, "cursor_expired");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r42_a_client_with_a_further_scope_or_another_unit_starts_over(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let (ward, office) = (world.unit(WARD).await, world.unit(OFFICE).await);
    let admin = world.person("quantri").await;
    let client = world.client(&["sync:read", "sync:ack"], &office).await;
    let path = format!("/clients/{}", client.client_id);
    let program = client.sign_in(&world).await;
    let position = async || client.sign_in(&world).await.get("/sync/units").await.expect(200).text("next");

    let next = position().await;
    admin.patch(&path, json!({ "name": "Tên khác" })).await.expect(200);
    admin.patch(&path, json!({ "scopes": ["sync:read"] })).await.expect(200);
    program.get(&next).await.expect(200);
    admin.patch(&path, json!({ "scopes": ["sync:read", "sync:read:personal"] })).await.expect(200);
    client.sign_in(&world).await.get(&next).await.refused(410, "cursor_expired");

    let next = position().await;
    admin.patch(&path, json!({ "unit_id": ward })).await.expect(200);
    client.sign_in(&world).await.get(&next).await.refused(410, "cursor_expired");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r42_a_client_sees_its_unit_and_all_below_as_the_tree_stands(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let (ward, office) = (world.unit(WARD).await, world.unit(OFFICE).await);
    let admin = world.person("quantri").await;
    let whole = world.program(&["sync:read"], WARD).await;
    let part = world.program(&["sync:read"], OFFICE).await;
    let mut all = Copy::begin("/sync/units");
    all.read_all(&whole).await;
    let mut own = Copy::begin("/sync/units");
    own.read_all(&part).await;
    let held = |copy: &Copy| copy.records.keys().cloned().collect::<BTreeSet<_>>();
    let office_and_ward = BTreeSet::from([office.clone(), ward.clone()]);
    assert_eq!(held(&own), office_and_ward, "its unit, and the ward that it names as the one above");
    assert!(all.records.len() > 5);
    part.get(&format!("/sync/units/{ward}")).await.expect(200);
    let other = world.unit(OTHER).await;
    part.get(&format!("/sync/units/{other}")).await.refused(404, "not_found");

    // A new unit below comes by itself; one that is moved in has a past, so the feed starts over.
    let team = json!({ "parent_id": office, "kind": "department", "name": "Tổ bồi dưỡng" });
    let team = admin.post("/units", team).await.expect(201).id();
    own.read_all(&part).await;
    assert!(own.records.contains_key(&team));
    own.expect_whole(&part, "units").await;
    let inside = world.program(&["sync:read"], "Tổ bồi dưỡng").await;
    let next = inside.get("/sync/units").await.expect(200).text("next");
    admin.patch(&format!("/units/{team}"), json!({ "parent_id": ward })).await.expect(200);
    part.get(&own.next).await.refused(410, "cursor_expired");
    inside.get(&next).await.refused(410, "cursor_expired");
    all.read_all(&whole).await;
    all.expect_whole(&whole, "units").await;
    let mut own = Copy::begin("/sync/units");
    own.read_all(&part).await;
    assert_eq!(held(&own), office_and_ward);
}

/// What a client holds of all kinds: kind → id → data.
async fn everything(program: &Person) -> BTreeMap<String, BTreeMap<String, Value>> {
    let mut all = BTreeMap::new();
    for kind in program.get("/sync").await.expect(200).items() {
        let name = kind["kind"].as_str().expect("a kind").to_owned();
        let mut copy = Copy::begin(kind["address"].as_str().expect("an address"));
        copy.read_all(program).await;
        copy.expect_whole(program, &name).await;
        assert_eq!(kind["count"], copy.records.len(), "{name}");
        all.insert(name, copy.records.into_iter().map(|(id, (_, data))| (id, data)).collect());
    }
    all
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r38_whatever_the_records_of_a_unit_refer_to_its_client_holds_too(#[case] kind: Kind) {
    let ward = Ward::start(kind).await;
    let sessions = json!([{ "day": "2026-08-03", "starts": "08:00", "ends": "11:00" },
        { "day": "2026-08-04", "starts": "08:00", "ends": "11:00" }]);
    let course = ward.course("own", json!({ "sessions": sessions })).await;
    let part = ward.world.program(&["sync:read", "sync:read:personal"], ECONOMY).await;
    let mut courses = Copy::begin("/sync/courses");
    courses.read_all(&part).await;
    assert_eq!(courses.records.len(), 1, "the ward's course is offered to the unit");
    let id = ward.endorsed(&course, &["Lê Minh Đức"]).await.remove(0);
    ward.act(&ward.deputy_chair, &id, "approval", json!({})).await.expect(200);
    let paper =
        json!({ "course_id": course, "kind": "decision", "nomination_ids": [id], "subject": "Cử đi bồi dưỡng" });
    ward.coordinator.post("/decisions", paper).await.expect(201);
    let school = ward.world.unit("Trường Tiểu học Thạch Khôi").await;
    let of_school = ward.course("own", json!({ "unit_id": school, "name": "Lớp riêng của trường" })).await;
    // Entering the reach: what the ward does later comes by itself.
    let later = ward.course("quota", json!({})).await;
    courses.read_all(&part).await;
    courses.expect_whole(&part, "courses").await;
    assert!(courses.records.contains_key(&later));

    let held = everything(&part).await;
    let mut references = 0;
    for (kind, fields) in [
        ("units", &[("parent_id", "units")][..]),
        ("staff", &[("unit_id", "units")]),
        ("courses", &[("unit_id", "units"), ("programme_id", "programmes")]),
        ("sessions", &[("course_id", "courses")]),
        ("decisions", &[("course_id", "courses"), ("unit_id", "units")]),
        (
            "nominations",
            &[("course_id", "courses"), ("staff_id", "staff"), ("unit_id", "units"), ("decision_id", "decisions")],
        ),
    ] {
        assert!(!held[kind].is_empty(), "{kind}");
        for data in held[kind].values() {
            for (field, target) in fields {
                let Some(id) = data[field].as_str() else { continue };
                assert!(held[*target].contains_key(id), "{field} of {kind} leads nowhere: {data}");
                references += 1;
            }
        }
    }
    assert!(references > 15, "{references}");
    assert!(!held["courses"].contains_key(&of_school), "what another unit runs for itself is none of its business");
    assert_eq!(held["nominations"].len(), 1);
    assert!(held["staff"].values().all(|person| person["unit_id"] != json!(school)));
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r43_a_record_that_leaves_the_clients_units_leaves_a_tombstone(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let (office, other) = (unit(&world, OFFICE).await, unit(&world, OTHER).await);
    let here = Thing::new("Trần Thị Bình", office);
    let there = Thing { unit_id: other, ..here.clone() };
    put(&world, None, &here);
    put(&world, None, &Thing::new("Lê Văn Cường", other));
    let part = world.program(&["sync:read", "sync:read:personal"], OFFICE).await;
    let rest = world.program(&["sync:read", "sync:read:personal"], OTHER).await;
    let whole = world.program(&["sync:read", "sync:read:personal"], WARD).await;
    let mut copies = [Copy::begin("/sync/staff"), Copy::begin("/sync/staff"), Copy::begin("/sync/staff")];
    let programs = [&part, &rest, &whole];
    let mut holds = async |expected: [usize; 3]| {
        for ((copy, program), expected) in copies.iter_mut().zip(programs).zip(expected) {
            copy.read_all(program).await;
            // Beside these two the feed holds the people of every world.
            let two = ["Trần Thị Bình", "Trần Thị Bình Minh", "Lê Văn Cường"];
            let held = copy.records.values().filter(|(_, data)| two.iter().any(|name| data["full_name"] == *name));
            assert_eq!(held.count(), expected, "{:?}", copy.items);
            copy.expect_whole(program, "staff").await;
        }
        copies.clone().map(|copy| copy.items.last().cloned().expect("an item"))
    };
    holds([1, 1, 2]).await;
    put(&world, Some(&here), &there);
    let [left, came, moved] = holds([0, 2, 2]).await;
    assert_eq!((&left["state"], &left["reason"]), (&json!("deleted"), &json!("out_of_scope")));
    assert_eq!((&came["state"], &moved["state"]), (&json!("updated"), &json!("updated")));
    assert_eq!(left["modified"], came["modified"]);
    let one = part.get(&format!("/sync/staff/{}", here.id)).await.expect(200);
    assert_eq!(one.json["reason"], "out_of_scope");

    // What happens to it elsewhere is no concern of the one that it left.
    put(&world, Some(&there), &Thing { full_name: "Trần Thị Bình Minh".to_owned(), ..there.clone() });
    let [still, ..] = holds([0, 2, 2]).await;
    assert_eq!(still, left);
    // And back again.
    put(&world, Some(&there), &here);
    let [back, gone, _] = holds([1, 1, 2]).await;
    assert_eq!((&back["state"], &gone["reason"]), (&json!("updated"), &json!("out_of_scope")));
    // Deleted where it is: a tombstone there, and nothing new where it had left before.
    put(&world, Some(&here), &there);
    holds([0, 2, 2]).await;
    journal::write_now(&world.database, &system(), |tx| tx.deleted("delete", &there)).expect("deleted");
    let [before, deleted, too] = holds([0, 1, 1]).await;
    assert_eq!(before["reason"], "out_of_scope");
    assert_eq!((deleted["state"].as_str(), deleted.get("reason")), (Some("deleted"), None));
    assert_eq!(deleted, too);
    // One that starts now is told of the tombstones and holds the same.
    let mut fresh = Copy::begin("/sync/staff");
    fresh.read_all(&rest).await;
    fresh.expect_whole(&rest, "staff").await;
}

/// A departure keeps its number while the record changes elsewhere: the time of that change says nothing of the page.
#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r43_a_page_that_ends_with_a_departure_is_consistent_through_no_later_time(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let (office, other) = (unit(&world, OFFICE).await, unit(&world, OTHER).await);
    let at = |instant: &str| Principal::system(Instant::parse(instant).expect("an instant"));
    let here = Thing::new("Trần Thị Bình", office);
    let there = Thing { unit_id: other, ..here.clone() };
    put(&world, None, &here);
    put(&world, None, &Thing::new("Lê Văn Cường", other));
    put(&world, Some(&here), &there);
    put_as(&world, &at("2026-07-01T09:00:00+07:00"), None, &Thing::new("Nguyễn Văn An", office));
    let renamed = Thing { full_name: "Trần Thị Bình Minh".to_owned(), ..there.clone() };
    put_as(&world, &at("2026-07-01T10:00:00+07:00"), Some(&there), &renamed);

    let part = world.program(&["sync:read", "sync:read:personal"], OFFICE).await;
    let mut next = "/sync/staff?limit=1".to_owned();
    let page = loop {
        let page = part.get(&next).await.expect(200);
        let item = page.items().first().expect("the departure comes").clone();
        if item.get("reason").is_some() {
            break page;
        }
        next = page.text("next");
    };
    // What was written at nine comes on the next page.
    assert_eq!(page.json["has_more"], true);
    assert_eq!(page.text("consistent_through"), "2026-07-01T01:00:00.000000Z");
}
