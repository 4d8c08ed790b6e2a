//! The rules of the yearly classification as shipped.

use super::rules::ClassificationRules;

const RULES: &str = include_str!("../../../seed/classification-rules.json");

/// The shipped rules by category and day.
pub fn shipped_rules() -> Result<Vec<ClassificationRules>, serde_json::Error> {
    serde_json::from_str(RULES)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classifications::rules::{ClassificationLevel, Share, rules_on};
    use foundation::kernel::TextEnum as _;

    #[test]
    fn r27_every_point_from_0_to_100_belongs_to_one_level() {
        for rules in shipped_rules().expect("the shipped rules") {
            for points in (0..=10_000).step_by(25) {
                let levels = ClassificationLevel::ALL.iter().filter(|level| {
                    let bound = rules.bound(**level).expect("a bound for each level");
                    bound.holds(points)
                });
                assert_eq!(levels.count(), 1, "{} {points}", rules.category);
            }
        }
    }

    #[test]
    fn r27_a_fifth_may_be_excellent_and_a_quarter_in_an_excellent_unit_of_viên_chức() {
        let all = shipped_rules().expect("the shipped rules");
        let on = |category: &str, day: &str| rules_on(&all, category, day.parse().expect("a day"));
        let servants = on("civil_servant", "2026-12-31").expect("rules");
        let share = servants.share(3, 14);
        assert_eq!(share, Share { excellent: 3, good: 14, percent: 20, allowed: 2, allowed_in_excellent_unit: None });
        assert!(share.is_over());
        let employees = on("public_employee", "2026-12-31").expect("rules");
        let share = employees.share(3, 12);
        assert_eq!((share.allowed, share.allowed_in_excellent_unit), (2, Some(3)));
        assert!(on("public_employee", "2026-06-30").is_none(), "before the decree holds");
        assert!(on("official", "2026-12-31").is_none(), "cán bộ have criteria of their own");
    }
}
