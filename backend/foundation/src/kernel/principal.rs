//! Who acts, with which roles over which units.

use std::collections::BTreeSet;
use std::sync::Arc;

use ipnet::IpNet;

use super::{Code, Id, Instant, Permission, Problem, Result, text_enum};

text_enum! {
    /// What an account is in the ward (`requirements`: "Who uses it"). A role holds over one unit and all below it.
    pub enum Role {
        /// Runs the plan; sees the whole ward.
        Coordinator = "coordinator" / "Cơ quan chủ trì",
        /// Acts for the own unit.
        UnitHead = "unit_head" / "Thủ trưởng đơn vị",
        /// Approves, overrides with a reason, sees everything.
        Leader = "leader" / "Lãnh đạo UBND",
        /// The own file and the own courses.
        Staff = "staff" / "Cán bộ, công chức, viên chức",
        /// Reads what the ward publishes.
        Observer = "observer" / "Người theo dõi",
        /// Accounts, units, API clients; no say in decisions on people.
        Admin = "admin" / "Quản trị hệ thống",
    }
}

/// A role over a unit, with the units that it covers today.
#[derive(Clone, Debug)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// The unit at the top.
    pub unit_id: Id,
    /// That unit and all below it.
    pub covers: Arc<BTreeSet<Id>>,
    /// Whether that is every unit there is.
    pub whole: bool,
}

/// For whom a substitute acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActingFor {
    /// The account stood in for.
    pub account_id: Id,
    /// Its person on the roster.
    pub staff_id: Option<Id>,
    /// The name, for the record: "B for A".
    pub name: String,
}

/// An API client's side of a principal.
#[derive(Clone, Debug)]
pub struct ClientGrant {
    /// The client.
    pub client_id: Id,
    /// What it may do.
    pub scopes: Vec<String>,
    /// The unit whose tree it sees.
    pub unit_id: Id,
    /// That unit and all below it.
    pub covers: Arc<BTreeSet<Id>>,
    /// The epoch of its feed; a change of its scopes or its tree changes it.
    pub epoch: String,
    /// Where it may come from; empty: from anywhere.
    pub networks: Vec<IpNet>,
    /// How often it may ask in a minute.
    pub requests_per_minute: u32,
}

/// Who sends this request, as the database knows it, and from where.
#[derive(Clone, Debug)]
pub struct Principal {
    /// The account; the client's id for programs.
    pub account_id: Id,
    /// The name for the record.
    pub name: String,
    /// The person on the roster, if any. For a substitute: the substitute's own.
    pub staff_id: Option<Id>,
    /// The roles in force: for a substitute those of whom he stands in for.
    pub grants: Vec<Grant>,
    /// For whom a substitute acts.
    pub acting_for: Option<ActingFor>,
    /// Set for programs.
    pub client: Option<ClientGrant>,
    /// The sign-in session, for people.
    pub session_id: Option<Id>,
    /// Whether nothing else may be done before the password is changed.
    pub must_change_password: bool,
    /// The sender's address.
    pub address: String,
    /// The id of the request.
    pub request_id: String,
    /// The moment at which the request is handled.
    pub now: Instant,
    /// The idempotency key to record with the first write, with the hash of the request.
    pub idempotency: Option<(String, String)>,
}

/// Whose things may be seen or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// The units in reach.
    pub units: BTreeSet<Id>,
    /// The person whose own things are in reach.
    pub own_staff: Option<Id>,
}

impl Scope {
    /// Whether a thing of this unit and this person is in reach.
    pub fn holds(&self, unit_id: Option<Id>, staff_id: Option<Id>) -> bool {
        unit_id.is_some_and(|unit| self.units.contains(&unit)) || (staff_id.is_some() && staff_id == self.own_staff)
    }

    /// [`Code::NotFound`] for a thing out of reach: one may not even know that it exists.
    pub fn require(&self, unit_id: Option<Id>, staff_id: Option<Id>) -> Result<()> {
        if self.holds(unit_id, staff_id) { Ok(()) } else { Err(Code::NotFound.into()) }
    }

    /// The units in reach, for a query's `IN`.
    pub fn unit_ids(&self) -> Vec<Id> {
        self.units.iter().copied().collect()
    }
}

impl Principal {
    /// The program itself: jobs, seeds, the start.
    pub fn system(now: Instant) -> Self {
        Self {
            account_id: Id::from_words("account:system"),
            name: "hệ thống".to_owned(),
            staff_id: None,
            grants: Vec::new(),
            acting_for: None,
            client: None,
            session_id: None,
            must_change_password: false,
            address: "local".to_owned(),
            request_id: Id::new(now).to_string(),
            now,
            idempotency: None,
        }
    }

    /// The name that stands on record: a substitute's with that of whom he stands in for, "B (thay A)".
    pub fn name_on_record(&self) -> String {
        match &self.acting_for {
            None => self.name.clone(),
            Some(other) => format!("{} (thay {})", self.name, other.name),
        }
    }

    /// Whether a role is held over this unit.
    pub fn has(&self, role: Role, unit_id: Id) -> bool {
        self.grants.iter().any(|grant| grant.role == role && grant.covers.contains(&unit_id))
    }

    /// The roles held over this unit.
    pub fn roles_over(&self, unit_id: Id) -> Vec<Role> {
        let mut roles: Vec<Role> =
            self.grants.iter().filter(|grant| grant.covers.contains(&unit_id)).map(|grant| grant.role).collect();
        roles.sort_unstable();
        roles.dedup();
        roles
    }

    /// Whether this request comes from the person himself.
    pub fn is(&self, staff_id: Id) -> bool {
        self.staff_id == Some(staff_id)
    }

    /// What a permission reaches, or [`Code::Forbidden`].
    pub fn scope<P: Permission>(&self) -> Result<Scope> {
        if let Some(client) = &self.client {
            return match P::SCOPE {
                Some(scope) if client.scopes.iter().any(|own| own == scope) => {
                    Ok(Scope { units: (*client.covers).clone(), own_staff: None })
                }
                _ => Err(Problem::new(Code::Forbidden)),
            };
        }
        let mut units = BTreeSet::new();
        let mut granted = false;
        let gives = |grant: &&Grant| P::ROLES.contains(&grant.role) && (grant.whole || !P::WHOLE);
        for grant in self.grants.iter().filter(gives) {
            granted = true;
            units.extend(grant.covers.iter().copied());
        }
        // A substitute stands in for an office, never for the person behind it.
        let own_staff = if P::OWN && self.acting_for.is_none() { self.staff_id } else { None };
        if granted || own_staff.is_some() { Ok(Scope { units, own_staff }) } else { Err(Problem::new(Code::Forbidden)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{AccountsRead, CatalogueWrite, StaffRead};

    fn principal(grants: Vec<(Role, &[Id])>, staff_id: Option<Id>) -> Principal {
        let grants = grants
            .into_iter()
            .map(|(role, units)| Grant {
                role,
                unit_id: units[0],
                covers: Arc::new(units.iter().copied().collect()),
                whole: units[0] == Id::from_words("ward"),
            })
            .collect();
        Principal { grants, staff_id, ..Principal::system(Instant::from_micros(0)) }
    }

    #[test]
    fn r42_a_role_reaches_its_unit_and_all_below_and_no_other() {
        let (office, desk, school) = (Id::from_words("a"), Id::from_words("b"), Id::from_words("c"));
        let head = principal(vec![(Role::UnitHead, &[office, desk])], None);
        let scope = head.scope::<StaffRead>().expect("a head reads his people");
        assert!(scope.holds(Some(desk), None));
        assert!(!scope.holds(Some(school), None));
        assert_eq!(head.scope::<AccountsRead>().map_err(|problem| problem.code), Err(Code::Forbidden));
    }

    #[test]
    fn r42_what_the_whole_ward_shares_is_changed_by_a_role_over_all_of_it() {
        let (ward, school) = (Id::from_words("ward"), Id::from_words("school"));
        let over = |units: &[Id]| principal(vec![(Role::Coordinator, units)], None).scope::<CatalogueWrite>().is_ok();
        assert!(over(&[ward, school]));
        assert!(!over(&[school]));
    }

    #[test]
    fn r42_staff_reach_themselves_alone() {
        let (unit, me, other) = (Id::from_words("a"), Id::from_words("me"), Id::from_words("other"));
        let staff = principal(vec![(Role::Staff, &[unit])], Some(me));
        let scope = staff.scope::<StaffRead>().expect("everybody reads his own file");
        assert!(scope.holds(Some(unit), Some(me)));
        assert!(!scope.holds(Some(unit), Some(other)));
    }

    #[test]
    fn a_substitute_never_stands_in_for_the_person() {
        let (unit, me) = (Id::from_words("a"), Id::from_words("me"));
        let acting_for = Some(ActingFor { account_id: Id::from_words("head"), staff_id: None, name: "A".to_owned() });
        let substitute = Principal { acting_for, ..principal(vec![(Role::UnitHead, &[unit])], Some(me)) };
        assert_eq!(substitute.name_on_record(), "hệ thống (thay A)");
        assert_eq!(substitute.scope::<StaffRead>().map(|scope| scope.own_staff).ok(), Some(None));
    }
}
