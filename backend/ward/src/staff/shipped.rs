//! Ranks (ngạch, chức danh nghề nghiệp) as shipped; a ward adds to them as its people hold others.

use serde::Deserialize;

const RANKS: &str = include_str!("../../../seed/ranks.json");

/// A rank as shipped.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShippedRank {
    /// Mã ngạch: 01.003.
    pub code: String,
    /// Name.
    pub name: String,
    /// Code of the category of people who hold it: `civil_servant` or `public_employee`.
    pub category: String,
}

/// The shipped ranks by code.
pub fn shipped_ranks() -> Result<Vec<ShippedRank>, serde_json::Error> {
    serde_json::from_str(RANKS)
}

#[cfg(test)]
mod tests {
    use unicode_normalization::is_nfc;

    use super::*;

    #[test]
    fn r40_ranks_stand_in_order_and_fit_their_category() {
        let ranks = shipped_ranks().expect("the shipped ranks");
        assert_eq!(ranks.len(), 20);
        assert!(ranks.is_sorted_by(|one, next| one.code < next.code));
        for rank in &ranks {
            let expected = if rank.code.starts_with('V') { "public_employee" } else { "civil_servant" };
            assert_eq!(rank.category, expected, "{}", rank.code);
        }
        assert!(is_nfc(RANKS));
    }

    #[test]
    fn r40_every_rank_of_the_sample_roster_is_shipped() {
        use crate::staff::import::{Field, read};
        let bytes = include_bytes!("../../../seed/sample-roster.xlsx");
        let today = chrono::NaiveDate::from_ymd_opt(2026, 7, 1).expect("a day");
        let ranks = shipped_ranks().expect("the shipped ranks");
        for person in read(bytes, &[], today).expect("the sample").people {
            let (name, code) = (person.get(Field::Rank), person.get(Field::RankCode));
            assert!(ranks.iter().any(|rank| rank.code == code && rank.name == name), "{code} {name}");
        }
    }
}
