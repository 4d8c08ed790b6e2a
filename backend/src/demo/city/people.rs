//! The wards of the city with their offices and people.

use chrono::{Datelike as _, Days, NaiveDate};
use serde_json::{Value, json};

use super::super::choices::Choices;
use super::{Writer, begins, id};
use crate::features::accounts::{NewAccount, create_account};
use crate::features::staff;
use crate::features::units::{Unit, UnitKind, shipped_id};
use crate::journal::Transaction;
use crate::kernel::{Id, Result, Role, search_key, sort_key};

/// Cadres and civil servants of a ward, so that 114 wards have some 12,000.
const OFFICIALS: usize = 105;
/// Public employees and workers of a ward, so that 114 wards have some 40,000.
const OTHERS: usize = 351;

const FAMILIES: [&str; 10] = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô"];
const MIDDLES: [&str; 8] = ["Văn", "Thị", "Đức", "Minh", "Thanh", "Ngọc", "Quang", "Thu"];
const GIVENS: [&str; 16] = [
    "An", "Ánh", "Bình", "Chi", "Dũng", "Đạt", "Giang", "Hà", "Hoà", "Khánh", "Lan", "Mai", "Nam", "Sơn", "Thuý", "Yến",
];

/// A ward with its offices: those of cadres and civil servants, and those of public employees.
pub struct Offices {
    /// The ward itself.
    pub ward: Id,
    departments: Vec<Id>,
    service_units: Vec<Id>,
}

/// Somebody of a ward, as far as courses ask.
pub struct Somebody {
    /// The person.
    pub id: Id,
    /// The unit at the end.
    pub unit_id: Id,
    /// Whether a cadre or civil servant.
    pub is_official: bool,
    /// Whether in a leading post.
    pub is_leading: bool,
    /// Whether found below the requirement of the post.
    pub is_below: bool,
    /// The post.
    pub post_id: Id,
    /// The first day on which the person is no longer there.
    pub gone_on: Option<NaiveDate>,
}

/// An account of each role, as the demonstration of a ward has them: over the city, and in the first ward.
pub fn accounts(tx: &mut Transaction<'_>, city: Id, password: &str) -> Result<()> {
    let (economy, school) = (shipped_id("economy"), shipped_id("primary_school"));
    let (official, other) = (id("staff", 0, 0), id("staff", 0, OFFICIALS));
    let holders = [
        ("quantri", "Quản trị hệ thống", None, Role::Admin, city),
        ("dieuphoi", "Điều phối viên thành phố", None, Role::Coordinator, city),
        ("chutich", "Chủ tịch UBND thành phố", None, Role::Leader, city),
        ("sonoivu", "Sở Nội vụ", None, Role::Observer, city),
        ("truongphong", "Trưởng phòng Kinh tế, Hạ tầng và Đô thị", None, Role::UnitHead, economy),
        ("hieutruong", "Hiệu trưởng Trường Tiểu học", None, Role::UnitHead, school),
        ("chuyenvien", "", Some(official), Role::Staff, economy),
        ("giaovien", "", Some(other), Role::Staff, school),
    ];
    for (user_name, office, staff_id, role, unit_id) in holders {
        let name = staff_id.map(|person| staff::find(tx, person)).transpose()?.map(|person| person.full_name);
        let display_name = name.as_deref().unwrap_or(office);
        let (password, roles) = (Some(password), [(role, unit_id)]);
        create_account(tx, NewAccount { user_name, display_name, password, staff_id, roles: &roles })?;
    }
    Ok(())
}

/// The row of a unit.
pub fn unit_row(id: Id, parent: Option<Id>, kind: &str, name: &str, short_name: &str, position: i32) -> Value {
    json!({
        "id": id, "parent_id": parent, "kind": kind, "name": name, "short_name": short_name,
        "search": search_key(&format!("{name} {short_name}")), "position": position, "minimum_on_duty": 1,
        "working_weekdays": "1,2,3,4,5", "active": true, "reach_revision": 0, "revision": 1,
    })
}

/// The offices of a ward: the shipped ones for the first, the same again for each other.
pub fn offices(writer: &mut Writer<'_>, city: Id, shipped: &[Unit], ward: usize) -> Result<Offices> {
    let own = |unit: &Unit, number: usize| if ward == 0 { unit.id } else { id("unit", ward, number) };
    let mut offices = Offices { ward: id("ward", ward, 0), departments: Vec::new(), service_units: Vec::new() };
    for (number, unit) in shipped.iter().enumerate() {
        match unit.kind {
            UnitKind::Department => offices.departments.push(own(unit, number)),
            UnitKind::ServiceUnit => offices.service_units.push(own(unit, number)),
            UnitKind::City | UnitKind::Ward => offices.ward = own(unit, number),
        }
    }
    if ward == 0 {
        return Ok(offices);
    }
    let name = format!("UBND phường số {}", ward + 1);
    writer.put("units", unit_row(offices.ward, Some(city), "ward", &name, &format!("Phường {}", ward + 1), 0))?;
    for (number, unit) in shipped.iter().enumerate() {
        let kind = match unit.kind {
            UnitKind::Department => "department",
            UnitKind::ServiceUnit => "service_unit",
            UnitKind::City | UnitKind::Ward => continue,
        };
        let row = unit_row(own(unit, number), Some(offices.ward), kind, &unit.name, &unit.short_name, unit.position);
        writer.put("units", row)?;
    }
    Ok(offices)
}

/// The people of a ward, with their posts, where they have been, and what was found on some of them.
pub fn enter(
    writer: &mut Writer<'_>,
    offices: &Offices,
    ward: usize,
    today: NaiveDate,
    choices: &mut Choices,
) -> Result<Vec<Somebody>> {
    let mut posts = Vec::new();
    for (number, unit) in offices.departments.iter().chain(&offices.service_units).enumerate() {
        for (place, (title, level)) in
            [("Lãnh đạo đơn vị", "leading"), ("Chuyên viên", "specialist")].iter().enumerate()
        {
            let post = id("post", ward, number * 2 + place);
            writer.put(
                "posts",
                json!({
                    "id": post, "unit_id": unit, "title": title, "search": search_key(title), "level": level,
                    "fields_of_study": "", "active": true, "revision": 1,
                }),
            )?;
            posts.push(post);
        }
    }
    let years = u64::try_from(today.year() - begins().year()).unwrap_or(0) + 1;
    let mut people = Vec::with_capacity(OFFICIALS + OTHERS);
    for number in 0..OFFICIALS + OTHERS {
        let is_official = number < OFFICIALS;
        let place = if is_official {
            choices.below(offices.departments.len())
        } else {
            offices.departments.len() + choices.below(offices.service_units.len())
        };
        let unit_of = |place: usize| offices.departments.iter().chain(&offices.service_units).nth(place).copied();
        let unit_id = unit_of(place).unwrap_or(offices.ward);
        let is_leading = choices.percent(if is_official { 20 } else { 8 });
        let post_id = posts[place * 2 + usize::from(!is_leading)];
        let (title, level) =
            if is_leading { ("Lãnh đạo đơn vị", "leading") } else { ("Chuyên viên", "specialist") };
        let category = match (is_official, choices.below(100)) {
            (true, 0..8) => "official",
            (true, _) => "civil_servant",
            (false, 0..85) => "public_employee",
            (false, _) => "worker",
        };
        let name = format!(
            "{} {} {}",
            FAMILIES[choices.below(FAMILIES.len())],
            MIDDLES[choices.below(MIDDLES.len())],
            GIVENS[choices.below(GIVENS.len())]
        );
        let somebody = id("staff", ward, number);
        let gone_on = choices
            .percent(4)
            .then(|| begins() + Days::new(200 + choices.below(usize::try_from(years).unwrap_or(1) * 365) as u64))
            .filter(|day| *day < today);
        let born = NaiveDate::from_ymd_opt(1966, 1, 1).unwrap_or_default() + Days::new(choices.below(13_000) as u64);
        writer.put(
            "staff",
            json!({
                "id": somebody, "full_name": name, "search": search_key(&name), "sort_key": sort_key(&name),
                "birth_date": born, "category": category, "in_plan_scope": category != "worker", "unit_id": unit_id,
                "post_id": post_id, "post_title": title, "level": level, "party_member": choices.percent(60),
                "state": if gone_on.is_some() { "left" } else { "working" }, "revision": 1,
            }),
        )?;
        // Some have come from another office of their ward on the way.
        let moved_on = choices.percent(8).then(|| begins() + Days::new(100 + choices.below(300) as u64));
        let from = if is_official { choices.below(offices.departments.len()) } else { place };
        let first = begins() - Days::new(400);
        let stays: Vec<(usize, NaiveDate, Option<NaiveDate>)> = match moved_on.filter(|_| from != place) {
            Some(day) => vec![(from, first, day.pred_opt()), (place, day, None)],
            None => vec![(place, first, None)],
        };
        for (stay, (place, first_day, last_day)) in stays.into_iter().enumerate() {
            writer.put(
                "assignments",
                json!({
                    "id": id("assignment", ward, number * 2 + stay), "staff_id": somebody,
                    "unit_id": unit_of(place).unwrap_or(offices.ward),
                    "post_id": posts[place * 2 + usize::from(!is_leading)], "post_title": title, "level": level,
                    "first_day": first_day, "last_day": last_day, "revision": 1,
                }),
            )?;
        }
        for (period, (state, first_day, last_day)) in
            [("working", Some(first), gone_on.and_then(|day| day.pred_opt())), ("left", gone_on, None)]
                .into_iter()
                .enumerate()
        {
            let Some(first_day) = first_day else { continue };
            writer.put(
                "staff_states",
                json!({
                    "id": id("state", ward, number * 2 + period), "staff_id": somebody, "state": state,
                    "first_day": first_day, "last_day": last_day,
                }),
            )?;
        }
        // As many as in the whole country: 5.4 in a hundred.
        let is_below = is_official && choices.below(1_000) < 54;
        if is_below {
            writer.put(
                "requirement_findings",
                json!({
                    "id": id("finding", ward, number), "staff_id": somebody, "unit_id": unit_id,
                    "requirement": "post", "post_id": post_id, "meets": false,
                    "from_day": NaiveDate::from_ymd_opt(2026, 7, 1), "source": "roster", "created_at": 0,
                    "revision": 1, "certificate_id": null,
                }),
            )?;
        }
        people.push(Somebody { id: somebody, unit_id, is_official, is_leading, is_below, post_id, gone_on });
    }
    Ok(people)
}
