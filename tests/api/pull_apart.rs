//! Clients are kept apart: over every kind of the feed each sees the records of its own units with the fields of its own
//! scopes, by every road that leads to a record.

use std::collections::{BTreeMap, BTreeSet};

use backend::db::schema::{feed_records, journal_head};
use backend::kernel::Id;
use diesel::prelude::*;
use rstest::rstest;
use serde_json::{Value, json};
use tests::{Copy, Kind, Person, World};

const WARD: &str = "UBND phường Thạch Khôi";
const OFFICE: &str = "Phòng Văn hoá - Xã hội";
const SCHOOL: &str = "Trường Tiểu học Thạch Khôi";

const KINDS: [&str; 14] = [
    "units",
    "staff",
    "programmes",
    "courses",
    "sessions",
    "nominations",
    "decisions",
    "attendance",
    "results",
    "certificates",
    "result-reports",
    "evaluations",
    "classifications",
    "targets",
];
/// What the unit above offers to all below it.
const REACHES_BELOW: [&str; 4] = ["units", "courses", "sessions", "decisions"];
const PERSONAL: [&str; 6] = ["full_name", "birth_date", "gender", "phone", "email", "signer_name"];

/// A record of each kind in each of these places, with personal fields on the outside and within; answers their ids by
/// kind and place.
fn strew(world: &World, places: &[(&'static str, Option<&str>)]) -> BTreeMap<(&'static str, &'static str), String> {
    world
        .database
        .write_now(|connection| {
            let mut ids = BTreeMap::new();
            let mut number: i64 = journal_head::table.select(journal_head::feed_number).first(connection)?;
            for kind in KINDS {
                for (place, unit_id) in places {
                    let id = Id::from_words(&format!("apart:{kind}:{place}")).to_string();
                    number += 1;
                    let data = json!({
                        "birth_date": "1980-01-01", "email": "a@b.vn", "full_name": "Bí mật", "gender": "female",
                        "id": id, "phone": "0912345678", "signer_name": "Bí mật", "within": [{ "full_name": "Bí mật" }],
                    });
                    diesel::insert_into(feed_records::table)
                        .values((
                            feed_records::kind.eq(kind),
                            feed_records::id.eq(&id),
                            feed_records::number.eq(number),
                            feed_records::at.eq(1_782_867_600_000_000_i64),
                            feed_records::deleted.eq(false),
                            feed_records::unit_id.eq(*unit_id),
                            feed_records::data.eq(data.to_string()),
                        ))
                        .execute(connection)?;
                    ids.insert((kind, *place), id);
                }
            }
            diesel::update(journal_head::table).set(journal_head::feed_number.eq(number)).execute(connection)?;
            Ok(ids)
        })
        .expect("the records are written")
}

/// The ids of a feed that were strewn, with their data.
async fn held(program: &Person, feed: &str, strewn: &BTreeSet<&String>) -> BTreeMap<String, Value> {
    let mut copy = Copy::begin(&format!("/sync/{feed}"));
    copy.read_all(program).await;
    copy.expect_whole(program, feed).await;
    let ours = copy.records.into_iter().filter(|(id, _)| strewn.contains(id));
    ours.map(|(id, (_, data))| (id, data)).collect()
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r42_clients_are_kept_apart_over_all_kinds(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let (ward, office, school) = (world.unit(WARD).await, world.unit(OFFICE).await, world.unit(SCHOOL).await);
    let places = [("ward", Some(&*ward)), ("office", Some(&*office)), ("school", Some(&*school)), ("nobody", None)];
    let ids = strew(&world, &places);
    let strewn: BTreeSet<&String> = ids.values().collect();

    for (unit, scopes) in [
        (OFFICE, &["sync:read", "sync:read:personal"][..]),
        (OFFICE, &["sync:read"]),
        (WARD, &["sync:read", "sync:read:personal"]),
        (WARD, &["sync:read"]),
    ] {
        let program = world.program(scopes, unit).await;
        let is_personal = scopes.contains(&"sync:read:personal");
        let mut of_all = BTreeSet::new();
        for kind in KINDS {
            let sees = |place: &str| match place {
                "office" | "nobody" => true,
                "ward" => unit == WARD || REACHES_BELOW.contains(&kind),
                _ => unit == WARD,
            };
            let expected: BTreeSet<&String> =
                places.iter().filter(|(place, _)| sees(place)).map(|(place, _)| &ids[&(kind, *place)]).collect();
            let found = held(&program, kind, &strewn).await;
            assert_eq!(found.keys().collect::<BTreeSet<_>>(), expected, "{unit}: {kind}");
            for data in found.values() {
                let text = data.to_string();
                assert_eq!(text.contains("Bí mật"), is_personal, "{unit}: {kind}: {text}");
                for field in PERSONAL {
                    assert_eq!(data.get(field).is_some(), is_personal, "{unit}: {kind}: {field}");
                }
            }
            for (place, _) in places {
                let one = program.get(&format!("/sync/{kind}/{}", ids[&(kind, place)])).await;
                if sees(place) {
                    let text = String::from_utf8_lossy(&one.expect(200).bytes).into_owned();
                    assert_eq!(text.contains("Bí mật"), is_personal, "{unit}: {kind} by itself");
                } else {
                    one.refused(404, "not_found");
                }
            }
            of_all.extend(found.into_keys());
        }
        let together = held(&program, "changes", &strewn).await;
        assert_eq!(together.into_keys().collect::<BTreeSet<_>>(), of_all, "{unit}: all kinds in one");
        let request = program.request(reqwest::Method::GET, "/sync/changes").header("accept", "application/x-ndjson");
        let stream = program.send(request).await.expect(200);
        let text = String::from_utf8_lossy(&stream.bytes).into_owned();
        for id in &strewn {
            assert_eq!(text.contains(id.as_str()), of_all.contains(*id), "{unit}: as a stream");
        }
        assert_eq!(text.contains("Bí mật"), is_personal, "{unit}: as a stream");
    }

    // Who may only acknowledge, or read the targets, reads no feed.
    for scope in ["sync:ack", "targets:read"] {
        let program = world.program(&[scope], WARD).await;
        for path in ["/sync", "/sync/changes", "/sync/staff", "/sync/staff/digest", "/sync/staff/schema"] {
            program.get(path).await.refused(403, "forbidden");
        }
        program.get(&format!("/sync/staff/{}", ids[&("staff", "ward")])).await.refused(403, "forbidden");
    }
}
