//! Who lives in the demonstration: the people of the sample roster, and an account for each role.

use std::collections::BTreeMap;

use crate::db::Database;
use crate::features::accounts::{NewAccount, create_account};
use crate::features::staff::import::{Field, Person, read};
use crate::features::staff::rules::{PostLevel, StaffCategory};
use crate::features::staff::{self, StaffBody};
use crate::features::units;
use crate::journal::{self, Transaction};
use crate::kernel::{Id, Instant, Principal, Result, Role, TextEnum, search_key};

/// So many people at the end of each office are those of the scenes; the seed draws from the others.
pub const KNOWN: usize = 6;

const ROSTER: &[u8] = include_bytes!("../../seed/sample-roster.xlsx");

/// Who heads the department of economy, infrastructure and urban affairs.
pub const ECONOMY: &str = "truongphong";
/// Who heads the department of culture and social affairs.
pub const CULTURE: &str = "truongphong.vhxh";
/// Who heads the office.
pub const OFFICE: &str = "chanhvanphong";
/// Who heads the primary school.
pub const SCHOOL: &str = "hieutruong";

/// One account of each role: user name, and what it is.
pub const ACCOUNTS: [(&str, &str); 8] = [
    ("quantri", "quản trị hệ thống"),
    ("dieuphoi", "điều phối, Phòng Văn hoá - Xã hội"),
    ("chutich", "Chủ tịch UBND phường"),
    ("truongphong", "Trưởng phòng Kinh tế, Hạ tầng và Đô thị"),
    ("chuyenvien", "chuyên viên của phòng ấy"),
    ("hieutruong", "Hiệu trưởng Trường Tiểu học"),
    ("giaovien", "giáo viên của trường ấy"),
    ("sonoivu", "Sở Nội vụ, người theo dõi"),
];

/// A unit whose people go to courses.
pub struct Office {
    /// The user name of its head.
    pub head: &'static str,
    /// Its people but the head, in the order of the roster.
    pub people: Vec<Id>,
}

/// Everybody whom the year needs.
pub struct Cast {
    /// The units with a head.
    pub offices: Vec<Office>,
    /// `chuyenvien` and `giaovien`, with their persons: they belong to no list of their office.
    pub writers: Vec<(&'static str, Id)>,
}

/// Unit, title, user name, role: who of the roster gets an account.
const HOLDERS: [(&str, &str, &str, Role); 9] = [
    ("leaders", "Chủ tịch UBND phường", "chutich", Role::Leader),
    ("leaders", "Phó Chủ tịch UBND phường", "phochutich", Role::Leader),
    ("culture", "Phó Trưởng phòng", "dieuphoi", Role::Coordinator),
    ("culture", "Trưởng phòng", "truongphong.vhxh", Role::UnitHead),
    ("office", "Chánh Văn phòng", "chanhvanphong", Role::UnitHead),
    ("economy", "Trưởng phòng", "truongphong", Role::UnitHead),
    ("economy", "Chuyên viên", "chuyenvien", Role::Staff),
    ("primary_school", "Hiệu trưởng", "hieutruong", Role::UnitHead),
    ("primary_school", "Giáo viên", "giaovien", Role::Staff),
];

/// Enters people and accounts, as they were when the year began.
pub fn enter(database: &Database, begins: Instant, password: &str) -> Result<Cast> {
    let roster = read(ROSTER, &[], begins.day())?;
    journal::write_now(database, &Principal::system(begins), |tx| {
        let ward = units::root(tx)?.id;
        for (user_name, display_name, role) in
            [("quantri", "Quản trị hệ thống", Role::Admin), ("sonoivu", "Sở Nội vụ", Role::Observer)]
        {
            let roles = [(role, ward)];
            let password = Some(password);
            create_account(tx, NewAccount { user_name, display_name, password, staff_id: None, roles: &roles })?;
        }
        let unit_ids = units_by_name(tx)?;
        let mut offices: BTreeMap<Id, Office> = BTreeMap::new();
        let mut writers = Vec::new();
        let mut free: Vec<&(&str, &str, &str, Role)> = HOLDERS.iter().collect();
        for person in roster.people.iter().filter(|person| person.acceptable) {
            let Some(unit_id) = unit_ids.get(&search_key(person.get(Field::Unit))).copied() else { continue };
            let entered = add(tx, person, unit_id)?;
            let holds = free
                .iter()
                .position(|(unit, title, ..)| units::shipped_id(unit) == unit_id && *title == person.get(Field::Title));
            let Some(index) = holds else {
                offices.entry(unit_id).or_insert(Office { head: "", people: Vec::new() }).people.push(entered);
                continue;
            };
            let (_, _, user_name, role) = *free.remove(index);
            let roles = match role {
                Role::UnitHead => vec![(role, unit_id), (Role::Staff, unit_id)],
                Role::Staff => vec![(role, unit_id)],
                // The Chủ tịch is who heads the ward.
                _ if user_name == "chutich" => vec![(role, ward), (Role::UnitHead, ward), (Role::Staff, unit_id)],
                _ => vec![(role, ward), (Role::Staff, unit_id)],
            };
            let new = NewAccount {
                user_name,
                display_name: person.get(Field::Name),
                password: Some(password),
                staff_id: Some(entered),
                roles: &roles,
            };
            create_account(tx, new)?;
            let office = offices.entry(unit_id).or_insert(Office { head: "", people: Vec::new() });
            match role {
                Role::UnitHead => office.head = user_name,
                Role::Staff => writers.push((user_name, entered)),
                _ => {}
            }
        }
        let offices = offices.into_values().filter(|office| !office.head.is_empty()).collect();
        Ok(Cast { offices, writers })
    })
}

fn units_by_name(tx: &mut Transaction<'_>) -> Result<BTreeMap<String, Id>> {
    let keys = [
        "leaders",
        "office",
        "economy",
        "culture",
        "one_stop_centre",
        "health_station",
        "kindergarten",
        "primary_school",
        "secondary_school",
    ];
    keys.iter()
        .map(|key| {
            let unit = units::find(tx, units::shipped_id(key))?;
            Ok((search_key(&unit.name), unit.id))
        })
        .collect()
}

fn add(tx: &mut Transaction<'_>, person: &Person, unit_id: Id) -> Result<Id> {
    let text = |field| Some(person.get(field).to_owned()).filter(|text| !text.is_empty());
    fn code<T: TextEnum>(person: &Person, field: Field) -> Option<T> {
        T::from_code(person.get(field))
    }
    let level: PostLevel = code(person, Field::Level).unwrap_or(PostLevel::Specialist);
    let category: StaffCategory = code(person, Field::Category).unwrap_or(StaffCategory::CivilServant);
    let post = staff::posts::of_title(tx, unit_id, person.get(Field::Title), level)?;
    let body = StaffBody {
        post_id: Some(post.id),
        gender: code(person, Field::Gender),
        birth_date: person.get(Field::BirthDate).parse().ok(),
        rank_code: text(Field::RankCode),
        rank_name: text(Field::Rank),
        qualification: code(person, Field::Qualification),
        field_of_study: text(Field::FieldOfStudy),
        political_theory: code(person, Field::PoliticalTheory),
        state_management: code(person, Field::StateManagement),
        hired_on: person.get(Field::HiredOn).parse().ok(),
        phone: text(Field::Phone),
        ..StaffBody::of(person.get(Field::Name), category, unit_id)
    };
    Ok(staff::create(tx, body)?.id)
}
