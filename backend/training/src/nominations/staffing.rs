//! The staffing rule: on every day that a unit works it keeps its people on duty.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use chrono::NaiveDate;
use serde_json::json;

use super::rules::Way;
use foundation::kernel::{Code, Fault, Id, format_day, text_enum};

/// What a unit must keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// At least so many on duty.
    pub minimum_on_duty: u32,
    /// At most so many of a hundred away; `None` for no limit.
    pub maximum_away_percent: Option<u32>,
    /// The share is asked only where so many or more belong to the unit that day.
    pub share_from_size: u32,
    /// Pairs of people of whom one must stay.
    pub pairs: Vec<(Id, Id)>,
}

impl Default for Limits {
    /// One on duty; units of 8 and more also at most 30% away (decisions, "Away").
    fn default() -> Self {
        Self { minimum_on_duty: 1, maximum_away_percent: Some(30), share_from_size: 8, pairs: Vec::new() }
    }
}

impl Limits {
    /// How many of a unit of this size may be away by the share.
    fn may_be_away(&self, size: u32) -> u32 {
        let share = self.maximum_away_percent.filter(|_| size >= self.share_from_size);
        // Rounded down: of 10 people 30% are 3, of 11 still 3.
        share.map_or(size, |percent| size.saturating_mul(percent) / 100)
    }

    /// How many of a unit of this size the minimum and the share ask for.
    pub fn needed(&self, size: u32) -> u32 {
        size.saturating_sub(self.may_be_away(size)).max(self.minimum_on_duty)
    }
}

/// A person of the unit in the span that is looked at.
#[derive(Clone, Debug)]
pub struct Member {
    /// Who.
    pub person: Id,
    /// The days on which the person counts for this unit: assigned to it, and in the state of working.
    pub counted: Vec<RangeInclusive<NaiveDate>>,
    /// The days away: absences, approved courses, and the course that is asked about.
    pub away: BTreeSet<NaiveDate>,
}

text_enum! {
    /// Which limit is broken.
    pub enum BrokenLimit {
        /// Fewer on duty than the minimum.
        Minimum = "minimum" / "Dưới số người tối thiểu",
        /// A greater share away than allowed.
        Share = "share" / "Vượt tỷ lệ vắng tối đa",
        /// Neither of a pair on duty.
        Pair = "pair" / "Vắng cả hai người phải luân phiên",
    }
}

/// A day on which the unit would be short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShortDay {
    /// The day.
    pub day: NaiveDate,
    /// How many would be on duty.
    pub on_duty: u32,
    /// How many the minimum and the share ask for.
    pub needed: u32,
    /// Who would be away, by id.
    pub away: Vec<Id>,
    /// What is broken, in the order of [`BrokenLimit`].
    pub broken: Vec<BrokenLimit>,
}

/// The days on which the unit would be short because of the candidates: those of `working_days` on which a candidate
/// who counts for the unit is away and a limit is broken. A day that is short without them is none of their doing, and
/// a pair is asked only on the days on which a candidate is one of it.
pub fn short_days(
    limits: &Limits,
    working_days: &[NaiveDate],
    members: &[Member],
    candidates: &BTreeSet<Id>,
) -> Vec<ShortDay> {
    working_days.iter().filter_map(|day| short_day(limits, *day, members, candidates)).collect()
}

fn short_day(limits: &Limits, day: NaiveDate, members: &[Member], candidates: &BTreeSet<Id>) -> Option<ShortDay> {
    let counted = members.iter().filter(|member| member.counted.iter().any(|days| days.contains(&day)));
    let (away, on_duty): (Vec<&Member>, Vec<&Member>) = counted.partition(|member| member.away.contains(&day));
    let away: BTreeSet<Id> = away.iter().map(|member| member.person).collect();
    let on_duty: BTreeSet<Id> = on_duty.iter().map(|member| member.person).collect();
    if away.is_disjoint(candidates) {
        return None;
    }
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let size = number(away.len() + on_duty.len());
    let mut broken = Vec::new();
    if on_duty.len() < limits.minimum_on_duty as usize {
        broken.push(BrokenLimit::Minimum);
    }
    if number(away.len()) > limits.may_be_away(size) {
        broken.push(BrokenLimit::Share);
    }
    let leaves = |person: &Id| candidates.contains(person) && away.contains(person);
    let missing =
        |(one, other): &(Id, Id)| (leaves(one) || leaves(other)) && !on_duty.contains(one) && !on_duty.contains(other);
    if limits.pairs.iter().any(missing) {
        broken.push(BrokenLimit::Pair);
    }
    if broken.is_empty() {
        return None;
    }
    Some(ShortDay {
        day,
        on_duty: number(on_duty.len()),
        needed: limits.needed(size),
        away: away.into_iter().collect(),
        broken,
    })
}

/// The fault `unit_understaffed`, with the days and people as data; `None` when no day is short.
/// `name_of` gives the name of a person.
pub fn understaffed(unit: Id, unit_name: &str, days: &[ShortDay], name_of: impl Fn(Id) -> String) -> Option<Fault> {
    let first = days.first()?;
    let listed: Vec<_> = days
        .iter()
        .map(|short| {
            let away: Vec<_> = short.away.iter().map(|id| json!({ "id": id, "name": name_of(*id) })).collect();
            json!({
                "day": short.day,
                "on_duty": short.on_duty,
                "needed": short.needed,
                "broken": short.broken,
                "away": away,
            })
        })
        .collect();
    let fault = Fault::new("", Code::UnitUnderstaffed)
        .with("unit", unit_name)
        .with("days", days.len())
        .with("day", format_day(first.day))
        .with_data(json!({ "unit_id": unit, "days": listed }));
    Some(fault)
}

/// A wish to send all the same.
#[derive(Clone, Copy, Debug)]
pub struct Override<'a> {
    /// Whether it comes from a leader of the ward.
    pub by_leader: bool,
    /// Why; stays on record.
    pub reason: &'a str,
}

/// What the staffing rule says in the end.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// Nobody is missing.
    Fits,
    /// Short, and people are only warned: they were summoned by name, or it lies in the past.
    Warned(Fault),
    /// Short, and sent all the same by a leader: to be kept on record with the reason.
    Overridden(Fault),
}

/// Judges a shortage: refused unless a leader overrides with a reason; only a warning for people summoned by name.
///
/// # Errors
/// `unit_understaffed` itself; `forbidden` for an override by anybody else; `reason_required` for one without a reason.
pub fn judge(shortage: Option<Fault>, way: Way, wish: Option<Override<'_>>) -> Result<Verdict, Fault> {
    let Some(fault) = shortage else { return Ok(Verdict::Fits) };
    match (way, wish) {
        (Way::Summoned | Way::Past, _) => Ok(Verdict::Warned(fault)),
        (_, None) => Err(fault),
        (_, Some(Override { by_leader: false, .. })) => Err(Fault::new("/override", Code::Forbidden)),
        (_, Some(Override { reason, .. })) if reason.trim().is_empty() => {
            Err(Fault::new("/override/reason", Code::ReasonRequired))
        }
        (_, Some(_)) => Ok(Verdict::Overridden(fault)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn id(number: usize) -> Id {
        Id::from_words(&format!("person {number}"))
    }

    const MONDAY: &str = "2026-09-07";
    const TUESDAY: &str = "2026-09-08";

    /// A unit of `size` people of whom the first `away` are away on Monday; number 0 is the candidate.
    fn unit(size: usize, away: usize) -> Vec<Member> {
        let member = |number| Member {
            person: id(number),
            counted: vec![day("2026-01-01")..=NaiveDate::MAX],
            away: if number < away { BTreeSet::from([day(MONDAY)]) } else { BTreeSet::new() },
        };
        (0..size).map(member).collect()
    }

    fn ask(limits: &Limits, members: &[Member]) -> Vec<ShortDay> {
        short_days(limits, &[day(MONDAY), day(TUESDAY)], members, &BTreeSet::from([id(0)]))
    }

    #[test]
    fn r02_the_default_limits_at_their_edges() {
        use BrokenLimit::{Minimum, Share};
        for (size, away, broken, needed) in [
            (1, 1, &[Minimum][..], 1),
            (2, 1, &[], 0),
            (2, 2, &[Minimum], 1),
            (7, 6, &[], 0),
            (7, 7, &[Minimum], 1),
            (8, 2, &[], 0),
            (8, 3, &[Share], 6),
            (10, 3, &[], 0),
            (10, 4, &[Share], 7),
            (11, 3, &[], 0),
            (11, 4, &[Share], 8),
            (8, 8, &[Minimum, Share], 6),
        ] {
            let found = ask(&Limits::default(), &unit(size, away));
            let expected: Vec<ShortDay> = (!broken.is_empty())
                .then(|| {
                    let mut people: Vec<Id> = (0..away).map(id).collect();
                    people.sort_unstable();
                    ShortDay {
                        day: day(MONDAY),
                        on_duty: (size - away) as u32,
                        needed,
                        away: people,
                        broken: broken.to_vec(),
                    }
                })
                .into_iter()
                .collect();
            assert_eq!(found, expected, "{away} of {size}");
        }
    }

    #[test]
    fn r02_a_minimum_of_its_own() {
        let limits = Limits { minimum_on_duty: 3, maximum_away_percent: None, ..Limits::default() };
        assert!(ask(&limits, &unit(5, 2)).is_empty());
        assert_eq!(ask(&limits, &unit(5, 3))[0].broken, [BrokenLimit::Minimum]);
        assert!(ask(&limits, &unit(20, 17)).is_empty(), "no share is asked");
        assert_eq!(ask(&limits, &unit(2, 1))[0].needed, 3, "a unit smaller than its minimum spares nobody");
    }

    #[test]
    fn r02_only_days_on_which_the_candidate_is_away_are_held_against_him() {
        let mut members = unit(3, 0);
        for member in &mut members[1..] {
            member.away.insert(day(MONDAY));
        }
        members[0].away.insert(day(TUESDAY));
        let limits = Limits { minimum_on_duty: 2, ..Limits::default() };
        assert!(ask(&limits, &members).is_empty(), "Monday is short without him, Tuesday is not short");
    }

    #[test]
    fn r02_only_the_unit_of_that_days_assignment_counts() {
        let mut members = unit(3, 2);
        members[2].counted = vec![day(TUESDAY)..=NaiveDate::MAX];
        assert_eq!(ask(&Limits::default(), &members).len(), 1, "number 2 comes on Tuesday only");
        members[0].counted = vec![day(TUESDAY)..=NaiveDate::MAX];
        assert!(ask(&Limits::default(), &members).is_empty(), "the candidate does not belong here on Monday");
    }

    #[test]
    fn r02_of_a_pair_one_stays() {
        let limits = Limits { pairs: vec![(id(0), id(1))], ..Limits::default() };
        assert!(ask(&limits, &unit(5, 1)).is_empty());
        assert_eq!(ask(&limits, &unit(5, 2))[0].broken, [BrokenLimit::Pair]);
        let mut on_long_leave = unit(5, 1);
        on_long_leave[1].counted.clear();
        assert_eq!(ask(&limits, &on_long_leave)[0].broken, [BrokenLimit::Pair], "the other one is not at work");
        let others = Limits { pairs: vec![(id(1), id(2))], ..Limits::default() };
        assert!(ask(&others, &unit(5, 3)).is_empty(), "a pair without the candidate is none of his doing");
    }

    #[test]
    fn r02_days_on_which_the_unit_does_not_work_are_not_asked() {
        let found = short_days(&Limits::default(), &[day(TUESDAY)], &unit(1, 1), &BTreeSet::from([id(0)]));
        assert!(found.is_empty());
    }

    #[test]
    fn r02_the_fault_names_days_and_people() {
        let days = ask(&Limits::default(), &unit(2, 2));
        let fault = understaffed(id(9), "Văn phòng", &days, |_| "Nguyễn Văn Á".to_owned()).expect("a fault");
        assert_eq!(fault.code, Code::UnitUnderstaffed);
        assert_eq!(
            fault.values,
            [("unit", "Văn phòng".to_owned()), ("days", "1".to_owned()), ("day", "07/09/2026".to_owned())]
        );
        let data = fault.data.expect("data");
        assert_eq!(data["days"][0]["day"], "2026-09-07");
        assert_eq!(data["days"][0]["broken"][0], "minimum");
        assert_eq!(data["days"][0]["away"][1]["name"], "Nguyễn Văn Á");
        assert_eq!(understaffed(id(9), "Văn phòng", &[], |_| String::new()), None);
    }

    #[test]
    fn r02_a_leader_overrides_with_a_reason_and_the_summoned_are_only_warned_of() {
        let shortage = Fault::new("", Code::UnitUnderstaffed);
        let by = |by_leader, reason| Some(Override { by_leader, reason });
        for (way, wish, expected) in [
            (Way::Quota, None, "unit_understaffed"),
            (Way::Own, None, "unit_understaffed"),
            (Way::Quota, by(false, "việc gấp"), "forbidden"),
            (Way::Quota, by(true, "  "), "reason_required"),
            (Way::Own, by(true, "đã bố trí người thay"), "overridden"),
            (Way::Summoned, None, "warned"),
            (Way::Past, None, "warned"),
        ] {
            let found = match judge(Some(shortage.clone()), way, wish) {
                Ok(Verdict::Fits) => "fits",
                Ok(Verdict::Warned(_)) => "warned",
                Ok(Verdict::Overridden(_)) => "overridden",
                Err(fault) => fault.code.as_str(),
            };
            assert_eq!(found, expected, "{way} {wish:?}");
        }
        assert_eq!(judge(None, Way::Quota, by(false, "")), Ok(Verdict::Fits), "nothing to override");
    }
}
