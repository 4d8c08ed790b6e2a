//! Who acts on whose nomination: the roles of the asker towards a person, and the authority over that person.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::facts::position_of;
use crate::nominations::authorities;
use crate::nominations::authority::{
    Authority, Decider, Holder, Seen, Subject, acts_as, standing_of, who_approves, who_evaluates,
};
use crate::nominations::rules::{Action, Actor, Roles, transition};
use crate::nominations::store::{self, Nomination};
use foundation::db::AnyConnection;
use foundation::kernel::{Id, Principal, Result, Role};
use ward::accounts;
use ward::staff::rules::{PostLevel, PublicBody};
use ward::staff::{self, Staff};
use ward::units::{self, UnitKind};

/// Who an account is to the rules: the person behind it, else the account itself.
fn identity(account_id: Id, staff_id: Option<Id>) -> Id {
    staff_id.unwrap_or(account_id)
}

/// The asker towards a person of this unit, as the rules see it; `nomination` is the one that is acted on, if there is one yet.
pub fn towards(
    connection: &mut AnyConnection,
    who: &Principal,
    person: &Staff,
    unit_id: Id,
    nomination: Option<&Nomination>,
) -> Result<Actor> {
    let asked = ask(connection, who, person, unit_id)?;
    let holder = who_approves(&asked.rows, &asked.subject(), who.now.day());
    let actor = identity(who.account_id, who.staff_id);
    let acting_for = who.acting_for.as_ref().map(|other| identity(other.account_id, other.staff_id));
    // Where the ward only records what somebody outside decided, whoever proposed may record it.
    let recorded = holder.is_some_and(Holder::is_recorded);
    let proposer = nomination.filter(|_| !recorded).and_then(|nomination| {
        let hand = nomination.proposer_account_id?;
        let own = hand == who.account_id
            || nomination.proposer_staff_id.is_some_and(|staff_id| [Some(actor), acting_for].contains(&Some(staff_id)))
            || who.acting_for.as_ref().is_some_and(|other| other.account_id == hand);
        Some(if own { actor } else { identity(hand, nomination.proposer_staff_id) })
    });
    let authority = holder.is_some_and(|holder| acts_as(holder, asked.decider));
    // Asked last: it looks for everybody who holds the authority.
    let superior = !authority
        && holder.and_then(Holder::superior).is_some_and(|superior| acts_as(superior, asked.decider))
        && nobody_may_approve(connection, &asked, person, unit_id, nomination)?;
    let roles = Roles {
        unit_head: asked.decider.heads_unit,
        coordinator: asked.decider.coordinator,
        leader: asked.decider.leader,
        authority,
        superior,
        system: false,
    };
    Ok(Actor { actor: Some(actor), acting_for, person: person.id, proposer, roles })
}

/// Whether all heads of the person's unit are barred from approving, or there is none.
fn nobody_may_approve(
    connection: &mut AnyConnection,
    asked: &Asked,
    person: &Staff,
    unit_id: Id,
    nomination: Option<&Nomination>,
) -> Result<bool> {
    let mut units = asked.path[asked.ward + 1..].to_vec();
    units.push(unit_id);
    Ok(accounts::holders_of(connection, Role::UnitHead, &units)?.into_iter().all(|(account_id, staff_id)| {
        let proposed = nomination.is_some_and(|nomination| {
            nomination.proposer_account_id == Some(account_id)
                || (staff_id.is_some() && nomination.proposer_staff_id == staff_id)
        });
        proposed || staff_id == Some(person.id)
    }))
}

/// The program itself towards a person: for what follows on what somebody did.
pub fn system(person: Id) -> Actor {
    let roles = Roles { system: true, ..Roles::default() };
    Actor { actor: None, acting_for: None, person, proposer: None, roles }
}

/// Whether a nomination that lies before the authority lies before the asker: he may approve it now.
pub fn may_approve(connection: &mut AnyConnection, who: &Principal, nomination_id: Id) -> Result<bool> {
    let nomination = store::find(connection, nomination_id)?;
    let person = staff::find(connection, nomination.staff_id)?;
    let actor = towards(connection, who, &person, nomination.unit_id, Some(&nomination))?;
    Ok(transition(position_of(&nomination), Action::Approve, &actor, None).is_ok())
}

/// Whether the asker may evaluate the person, as far as authority goes, and who holds that authority.
pub fn may_evaluate(
    connection: &mut AnyConnection,
    who: &Principal,
    person: &Staff,
    unit_id: Id,
) -> Result<(Option<Holder>, bool)> {
    let asked = ask(connection, who, person, unit_id)?;
    Ok(asked.evaluation(who))
}

/// The same of many people, each by a unit, in their order.
pub fn may_evaluate_all(
    connection: &mut AnyConnection,
    who: &Principal,
    people: &[(&Staff, Id)],
) -> Result<Vec<(Option<Holder>, bool)>> {
    let known = Known::load(connection, people)?;
    Ok(people.iter().map(|(person, unit_id)| known.ask(who, person, *unit_id).evaluation(who)).collect())
}

/// What authority is asked of, read once for all people.
struct Known {
    tree: units::Tree,
    kinds: BTreeMap<Id, UnitKind>,
    rows: Rc<Vec<Authority>>,
    /// Whoever holds a role, by person.
    roles: BTreeMap<Id, Vec<(Role, Id)>>,
}

struct Asked {
    rows: Rc<Vec<Authority>>,
    path: Vec<Id>,
    /// Where the ward stands in the path.
    ward: usize,
    seen: Seen,
    decider: Decider,
}

impl Asked {
    fn subject(&self) -> Subject<'_> {
        Subject { unit_path: &self.path, standing: standing_of(self.seen) }
    }

    fn evaluation(&self, who: &Principal) -> (Option<Holder>, bool) {
        let holder = who_evaluates(&self.rows, &self.subject(), who.now.day());
        (holder, holder.is_some_and(|holder| acts_as(holder, self.decider)))
    }
}

fn ask(connection: &mut AnyConnection, who: &Principal, person: &Staff, unit_id: Id) -> Result<Asked> {
    Ok(Known::load(connection, &[(person, unit_id)])?.ask(who, person, unit_id))
}

impl Known {
    fn load(connection: &mut AnyConnection, people: &[(&Staff, Id)]) -> Result<Self> {
        let tree = units::tree(connection)?;
        let units: BTreeSet<Id> = people.iter().map(|(_, unit_id)| *unit_id).collect();
        let on_paths: BTreeSet<Id> = units.iter().flat_map(|unit| tree.above(*unit)).chain(units.clone()).collect();
        let on_paths: Vec<Id> = on_paths.into_iter().collect();
        let kinds = units::of_ids(connection, &on_paths)?.into_iter().map(|unit| (unit.id, unit.kind)).collect();
        let ids: Vec<Id> = people.iter().map(|(person, _)| person.id).collect();
        let mut roles: BTreeMap<Id, Vec<(Role, Id)>> = BTreeMap::new();
        // SQLite takes some 32,000 values in one statement.
        for ids in ids.chunks(1000) {
            for (person, role, unit) in accounts::roles_of_people(connection, ids)? {
                roles.entry(person).or_default().push((role, unit));
            }
        }
        let rows = authorities::all(connection)?
            .into_iter()
            .map(|row| Authority {
                over: row.matter,
                unit: row.unit_id,
                standing: row.standing(),
                holder: row.holder,
                from: row.from_day,
            })
            .collect();
        Ok(Self { tree, kinds, rows: Rc::new(rows), roles })
    }

    fn ask(&self, who: &Principal, person: &Staff, unit_id: Id) -> Asked {
        let mut path = self.tree.above(unit_id);
        path.reverse();
        path.push(unit_id);
        let kind_is = |unit: &Id, kind| self.kinds.get(unit).is_some_and(|known| *known == kind);
        let ward = path.iter().rposition(|unit| kind_is(unit, UnitKind::Ward)).unwrap_or(0);
        let roles = self.roles.get(&person.id).map_or(&[][..], Vec::as_slice);
        let leading = person.level == PostLevel::Leading;
        let at_the_top = ward + 1 == path.len() || unit_id == units::shipped_id("leaders");
        let seen = Seen {
            leads_ward: roles.iter().any(|(role, _)| *role == Role::Leader) || (leading && at_the_top),
            other_body: person.public_body.is_some_and(|body| body != PublicBody::Government),
            heads_unit: roles.iter().any(|(role, unit)| *role == Role::UnitHead && *unit == unit_id),
            leading,
            in_service_unit: path.iter().any(|unit| kind_is(unit, UnitKind::ServiceUnit)),
        };
        let decider = Decider {
            leader: who.has(Role::Leader, unit_id),
            heads_ward: who
                .grants
                .iter()
                .any(|grant| grant.role == Role::UnitHead && path[..=ward].contains(&grant.unit_id)),
            // Not the ward itself, but for who works right there: its head is the Chair.
            heads_unit: who.grants.iter().any(|grant| {
                grant.role == Role::UnitHead && (grant.unit_id == unit_id || path[ward + 1..].contains(&grant.unit_id))
            }),
            coordinator: who.has(Role::Coordinator, unit_id),
        };
        Asked { rows: self.rows.clone(), path, ward, seen, decider }
    }
}
