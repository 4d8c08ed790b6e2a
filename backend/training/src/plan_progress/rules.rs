//! Adding up: needs by programme and quarter, courses and people by item of the plan.

use std::collections::BTreeMap;

use crate::needs::rules::QUARTERS;
use crate::nominations::rules::NominationState;
use crate::year_plans::rules::Subject;
use foundation::kernel::Id;

/// A need, as it is added up.
#[derive(Clone, Debug)]
pub struct Demand {
    /// About what.
    pub subject: Subject,
    /// Of which unit.
    pub unit_id: Id,
    /// In which quarter.
    pub quarter: i32,
    /// How many people.
    pub people: i64,
    /// What it is thought to cost, in đồng.
    pub estimated_cost: i64,
}

/// What a number of needs come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// How many needs.
    pub needs: i64,
    /// How many people.
    pub people: i64,
    /// What they are thought to cost, in đồng.
    pub estimated_cost: i64,
}

impl Load {
    fn add(&mut self, demand: &Demand) {
        self.needs += 1;
        self.people += demand.people;
        self.estimated_cost += demand.estimated_cost;
    }
}

/// What all these needs come to.
pub fn total<'a>(demands: impl IntoIterator<Item = &'a Demand>) -> Load {
    let mut load = Load::default();
    demands.into_iter().for_each(|demand| load.add(demand));
    load
}

/// What each quarter bears, those that bear nothing too.
pub fn by_quarter<'a>(demands: impl IntoIterator<Item = &'a Demand>) -> BTreeMap<i32, Load> {
    let mut loads: BTreeMap<i32, Load> = QUARTERS.map(|quarter| (quarter, Load::default())).collect();
    for demand in demands {
        loads.entry(demand.quarter).or_default().add(demand);
    }
    loads
}

/// The places of needs that are about the same, in the order in which they were first asked for.
pub fn groups(demands: &[Demand]) -> Vec<Vec<usize>> {
    let mut groups: Vec<(&Subject, Vec<usize>)> = Vec::new();
    for (place, demand) in demands.iter().enumerate() {
        match groups.iter_mut().find(|(subject, _)| *subject == &demand.subject) {
            Some((_, places)) => places.push(place),
            None => groups.push((&demand.subject, vec![place])),
        }
    }
    groups.into_iter().map(|(_, places)| places).collect()
}

/// How many a course takes, null for any number, and how many seats are taken.
pub type Seats = (Option<i32>, i32);

/// Free places in announced courses: none given where one of them takes any number.
pub fn free_seats(courses: &[Seats]) -> Option<i64> {
    courses.iter().map(|(seats, taken)| seats.map(|seats| i64::from((seats - taken).max(0)))).sum()
}

/// What has been done so far for an item: the people of the courses that answer it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct People {
    /// Nominated by their units, and neither taken back nor refused.
    pub nominated: i64,
    /// Sent: admitted, whatever came of it.
    pub admitted: i64,
    /// Completed.
    pub completed: i64,
}

/// Counts people by how far they have come; a mere wish is no nomination yet.
pub fn people(states: &[(NominationState, i64)]) -> People {
    let sum = |counts: fn(NominationState) -> bool| -> i64 {
        states.iter().filter(|(state, _)| counts(*state)).map(|(_, count)| count).sum()
    };
    People {
        nominated: sum(|state| state.is_alive() && state != NominationState::Requested),
        admitted: sum(NominationState::was_sent),
        completed: sum(|state| state == NominationState::Completed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn demand(programme: &str, unit: &str, quarter: i32, people: i64) -> Demand {
        Demand {
            subject: Subject::Programme(Id::from_words(programme)),
            unit_id: Id::from_words(unit),
            quarter,
            people,
            estimated_cost: people * 1_000_000,
        }
    }

    #[test]
    fn r30_needs_are_added_up_by_programme_and_by_quarter() {
        let demands = [demand("a", "x", 1, 2), demand("b", "x", 1, 1), demand("a", "y", 3, 4)];
        assert_eq!(groups(&demands), [vec![0, 2], vec![1]]);
        let quarters = by_quarter(&demands);
        let people: Vec<i64> = quarters.values().map(|load| load.people).collect();
        assert_eq!(people, [3, 0, 4, 0], "a quarter without needs is there too");
        assert_eq!(total(&demands), Load { needs: 3, people: 7, estimated_cost: 7_000_000 });
    }

    #[test]
    fn r30_demand_is_compared_with_the_places_there_are() {
        assert_eq!(free_seats(&[]), Some(0));
        assert_eq!(free_seats(&[(Some(30), 12), (Some(5), 7)]), Some(18), "an overfull one takes none from another");
        assert_eq!(free_seats(&[(Some(30), 12), (None, 3)]), None);
    }

    #[test]
    fn r30_plan_against_actual_counts_people_and_money() {
        use NominationState as N;
        let states = [
            (N::Requested, 1),
            (N::Proposed, 2),
            (N::Approved, 3),
            (N::Admitted, 4),
            (N::Completed, 5),
            (N::Failed, 6),
            (N::Withdrawn, 7),
            (N::Rejected, 8),
        ];
        assert_eq!(people(&states), People { nominated: 20, admitted: 15, completed: 5 });
    }
}
