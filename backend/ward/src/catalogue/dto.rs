//! The catalogue on the wire.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::rules::{Audience, CertificateKind, Competence, LengthRule, LengthUnit, Phase, ProgrammeKind};
use super::store::Programme;
use foundation::kernel::{Id, TextEnum as _};

/// How long courses of a programme last, both bounds included.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeLength {
    /// In what it is counted.
    pub unit: LengthUnit,
    /// At least so many.
    #[validate(range(min = 1, max = 400))]
    #[schema(minimum = 1, maximum = 400, example = 2)]
    pub least: i32,
    /// At most so many.
    #[validate(range(min = 1, max = 400))]
    #[schema(minimum = 1, maximum = 400, example = 5)]
    pub most: i32,
}

impl ProgrammeLength {
    /// As the office says it: "2–5 ngày học".
    pub fn words(&self) -> String {
        let Self { unit, least, most } = self;
        let days = if least == most { least.to_string() } else { format!("{least}–{most}") };
        format!("{days} {}", unit.label())
    }
}

impl From<LengthRule> for ProgrammeLength {
    fn from(rule: LengthRule) -> Self {
        let bound = |number| i32::try_from(number).unwrap_or(i32::MAX);
        Self { unit: rule.unit, least: bound(rule.least), most: bound(rule.most) }
    }
}

/// A programme of the catalogue (chương trình bồi dưỡng).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProgrammeView {
    /// Its id.
    pub id: Id,
    /// Short code that people use.
    #[schema(example = "NN-05")]
    pub code: String,
    /// Its name.
    #[schema(example = "Bồi dưỡng kỹ năng tiếp công dân, giải quyết khiếu nại, tố cáo")]
    pub name: String,
    /// Its kind.
    pub kind: ProgrammeKind,
    /// What it is about.
    pub description: String,
    /// The phases of the plan in which it is held.
    pub phases: Vec<Phase>,
    /// How long its courses last; null where the superior sets it.
    pub length: Option<ProgrammeLength>,
    /// Whom it is for.
    pub audience: Audience,
    /// The competences of section II.1 that it builds.
    pub competences: Vec<Competence>,
    /// What paper it ends with.
    pub certificate: CertificateKind,
    /// The share of sessions that completing an own course needs, in percent.
    #[schema(example = 80)]
    pub attendance_percent: i32,
    /// Whether excused absence counts as having been there.
    pub excused_counts: bool,
    /// The clause of the plan, or the paper, that it comes from.
    #[schema(example = "Mục III.1.b")]
    pub source: String,
    /// False once it is no longer held.
    pub active: bool,
    /// Its place in the catalogue.
    pub position: i32,
    /// Counts its changes; the ETag carries it.
    pub revision: i64,
}

impl From<Programme> for ProgrammeView {
    fn from(programme: Programme) -> Self {
        Self {
            phases: programme.phases(),
            length: programme.length_rule().map(ProgrammeLength::from),
            competences: programme.competences(),
            id: programme.id,
            code: programme.code,
            name: programme.name,
            kind: programme.kind,
            description: programme.description,
            audience: programme.audience,
            certificate: programme.certificate,
            attendance_percent: programme.attendance_percent,
            excused_counts: programme.excused_counts,
            source: programme.source,
            active: programme.active,
            position: programme.position,
            revision: programme.revision,
        }
    }
}

/// A programme as it is made or changed.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeBody {
    /// Short code that people use; no two programmes share one.
    #[validate(length(min = 1, max = 30))]
    #[schema(min_length = 1, max_length = 30, example = "NN-12")]
    pub code: String,
    /// Its name.
    #[validate(length(min = 1, max = 500))]
    #[schema(min_length = 1, max_length = 500, example = "Bồi dưỡng nghiệp vụ quản lý đất đai")]
    pub name: String,
    /// Its kind.
    pub kind: ProgrammeKind,
    /// What it is about.
    #[validate(length(max = 4000))]
    #[schema(max_length = 4000)]
    pub description: Option<String>,
    /// The phases of the plan in which it is held; both when left out.
    #[validate(length(min = 1, max = 2))]
    #[schema(min_items = 1, max_items = 2)]
    pub phases: Option<Vec<Phase>>,
    /// How long its courses last; left out where the superior sets it.
    #[validate(nested)]
    pub length: Option<ProgrammeLength>,
    /// Whom it is for; what is usual for its kind when left out.
    pub audience: Option<Audience>,
    /// The competences of section II.1 that it builds.
    #[validate(length(max = 6))]
    #[schema(max_items = 6)]
    pub competences: Option<Vec<Competence>>,
    /// What paper it ends with; what is usual for its kind when left out.
    pub certificate: Option<CertificateKind>,
    /// The share of sessions that completing an own course needs, in percent; 80 when left out.
    #[validate(range(min = 0, max = 100))]
    #[schema(minimum = 0, maximum = 100)]
    pub attendance_percent: Option<i32>,
    /// Whether excused absence counts as having been there; false when left out.
    pub excused_counts: Option<bool>,
    /// The clause of the plan, or the paper, that it comes from.
    #[validate(length(max = 200))]
    #[schema(max_length = 200)]
    pub source: Option<String>,
    /// False once it is no longer held; true when left out.
    pub active: Option<bool>,
    /// Its place in the catalogue; behind all others when left out.
    #[validate(range(min = 0, max = 100000))]
    #[schema(minimum = 0, maximum = 100000)]
    pub position: Option<i32>,
}

impl From<Programme> for ProgrammeBody {
    fn from(programme: Programme) -> Self {
        let view = ProgrammeView::from(programme);
        Self {
            code: view.code,
            name: view.name,
            kind: view.kind,
            description: Some(view.description),
            phases: Some(view.phases),
            length: view.length,
            audience: Some(view.audience),
            competences: Some(view.competences),
            certificate: Some(view.certificate),
            attendance_percent: Some(view.attendance_percent),
            excused_counts: Some(view.excused_counts),
            source: Some(view.source),
            active: Some(view.active),
            position: Some(view.position),
        }
    }
}

/// The merge patch of a programme.
pub type ProgrammePatch = foundation::http::PatchBody<ProgrammeBody>;
