//! The catalogue as shipped: the whole of section III of the plan, one programme for each topic. A ward edits it from
//! there on; codes of kinds, audiences, competences, units of length and papers are those of the rules.

use serde::Deserialize;

const PROGRAMMES: &str = include_str!("../../../seed/programmes.json");

/// A programme as shipped.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShippedProgramme {
    /// Short code that people use, unique: NN-05.
    pub code: String,
    /// Name.
    pub name: String,
    /// Code of its kind.
    pub kind: String,
    /// Phases of the plan in which it is held: "2026-2028", "2029-2031".
    pub phases: Vec<String>,
    /// How long a course of it lasts; none where the superior sets it.
    pub length: Option<ShippedLength>,
    /// Code of whom it is for.
    pub audience: String,
    /// Codes of the competences of section II.1 that it builds.
    pub competences: Vec<String>,
    /// Code of the paper that it ends with.
    pub certificate: String,
    /// The clause of the plan that it comes from.
    pub source: String,
    /// What it is about.
    pub description: String,
}

impl ShippedProgramme {
    /// Whether it ends with a certificate rather than a confirmation of having taken part.
    pub fn ends_with_certificate(&self) -> bool {
        self.certificate == "certificate"
    }
}

/// The length of a course, both bounds included.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShippedLength {
    /// Code of what is counted: `calendar_days` or `training_days`.
    pub unit: String,
    /// At least so many.
    pub least: u32,
    /// At most so many.
    pub most: u32,
}

/// The shipped catalogue in the order of the plan.
pub fn shipped_programmes() -> Result<Vec<ShippedProgramme>, serde_json::Error> {
    serde_json::from_str(PROGRAMMES)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, HashSet};

    use unicode_normalization::is_nfc;

    use super::*;

    fn programmes() -> Vec<ShippedProgramme> {
        shipped_programmes().expect("the shipped catalogue")
    }

    #[test]
    fn r13_to_r19_every_topic_of_section_iii_is_a_programme() {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for programme in programmes() {
            *counts.entry(programme.kind).or_default() += 1;
        }
        let expected = [
            ("general_state", 1),
            ("issue", 2),
            ("leadership", 1),
            ("local", 1),
            ("post", 1),
            ("sector", 11),
            ("skill", 5),
            ("specialised", 1),
            ("update_leader", 5),
            ("update_specialist", 11),
        ];
        assert_eq!(counts, expected.map(|(kind, count)| (kind.to_owned(), count)).into());
    }

    #[test]
    fn r13_to_r19_lengths_and_phases_are_those_of_the_plan() {
        for programme in programmes() {
            let length = programme.length.as_ref().map(|length| (length.unit.as_str(), length.least, length.most));
            let (expected, phases): (_, &[&str]) = match programme.kind.as_str() {
                "specialised" => (Some(("calendar_days", 80, 100)), &["2026-2028"]),
                "general_state" => (Some(("calendar_days", 10, 14)), &["2026-2028", "2029-2031"]),
                "leadership" => (None, &["2026-2028", "2029-2031"]),
                "update_leader" | "update_specialist" => (Some(("training_days", 2, 5)), &["2029-2031"]),
                _ => (Some(("training_days", 2, 5)), &["2026-2028"]),
            };
            assert_eq!(length, expected, "{}", programme.code);
            assert_eq!(programme.phases, phases, "{}", programme.code);
            let certified = matches!(programme.kind.as_str(), "specialised" | "general_state" | "leadership");
            assert_eq!(programme.ends_with_certificate(), certified, "{}", programme.code);
        }
    }

    #[test]
    fn r11_every_programme_builds_known_competences_and_each_competence_is_built() {
        let known = HashSet::from([
            "strategic_thinking",
            "data_thinking",
            "digital_transformation",
            "resource_mobilisation",
            "coordination",
            "policy_response",
        ]);
        let programmes = programmes();
        let built: HashSet<&str> =
            programmes.iter().flat_map(|programme| &programme.competences).map(String::as_str).collect();
        assert_eq!(built, known);
        assert!(programmes.iter().all(|programme| !programme.competences.is_empty()));
    }

    #[test]
    fn r14_r15_audiences_are_known() {
        for programme in programmes() {
            let expected = match programme.kind.as_str() {
                "specialised" => "below_requirement",
                "leadership" | "update_leader" => "leaders",
                "general_state" | "update_specialist" => "specialists",
                _ => "officials_and_civil_servants",
            };
            assert_eq!(programme.audience, expected, "{}", programme.code);
        }
    }

    #[test]
    fn shipped_text_is_composed_and_free_of_the_scans_slips() {
        assert!(is_nfc(PROGRAMMES));
        for slip in ["phường hội", "phường, phường", "kỹ nguyên", "  "] {
            let text = programmes()
                .iter()
                .map(|programme| format!("{}|{}|", programme.name, programme.description))
                .collect::<String>();
            assert!(!text.contains(slip), "{slip}");
        }
        let programmes = programmes();
        let codes: HashSet<&str> = programmes.iter().map(|programme| programme.code.as_str()).collect();
        let names: HashSet<&str> = programmes.iter().map(|programme| programme.name.as_str()).collect();
        assert_eq!((codes.len(), names.len()), (39, 39));
    }
}
