//! People on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::rules::{
    Gender, PoliticalTheory, PostLevel, PublicBody, Qualification, StaffCategory, StaffState, StateManagement,
};
use super::store::{Listed, Staff};
use foundation::kernel::Id;

/// Somebody on the roster (cán bộ, công chức, viên chức, người lao động).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StaffView {
    /// The person's id.
    pub id: Id,
    /// Full name.
    #[schema(example = "Trần Thị Hoà")]
    pub full_name: String,
    /// Staff code.
    pub code: Option<String>,
    /// Gender.
    pub gender: Option<Gender>,
    /// Birth date.
    pub birth_date: Option<NaiveDate>,
    /// Year of birth, also where no more is known.
    pub birth_year: Option<i32>,
    /// Legal category.
    pub category: StaffCategory,
    /// Which side of the political system; null: the government's.
    pub public_body: Option<PublicBody>,
    /// Whether the plan is for this person.
    pub in_plan_scope: bool,
    /// The present unit.
    pub unit_id: Id,
    /// Its name.
    #[schema(example = "Phòng Văn hoá - Xã hội")]
    pub unit_name: String,
    /// The present post.
    pub post_id: Option<Id>,
    /// Office or title held.
    #[schema(example = "Chuyên viên")]
    pub post_title: String,
    /// Leading or specialist.
    pub level: PostLevel,
    /// Mã ngạch.
    #[schema(example = "01.003")]
    pub rank_code: Option<String>,
    /// Ngạch, chức danh nghề nghiệp.
    pub rank_name: Option<String>,
    /// Level of qualification.
    pub qualification: Option<Qualification>,
    /// Field of study.
    pub field_of_study: Option<String>,
    /// Level of political theory.
    pub political_theory: Option<PoliticalTheory>,
    /// Level of state management.
    pub state_management: Option<StateManagement>,
    /// Skills with computers, as typed.
    pub informatics: Option<String>,
    /// Foreign languages, as typed.
    pub foreign_language: Option<String>,
    /// First day of employment.
    pub hired_on: Option<NaiveDate>,
    /// Telephone.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Whether a member of the Party: dissemination counts them.
    pub party_member: bool,
    /// The present state.
    pub state: StaffState,
    /// A remark.
    pub note: Option<String>,
    /// Counts the changes; the ETag carries it.
    pub revision: i64,
}

impl From<Listed> for StaffView {
    fn from((row, unit_name, _): Listed) -> Self {
        Self {
            id: row.id,
            full_name: row.full_name,
            code: row.code,
            gender: row.gender,
            birth_date: row.birth_date,
            birth_year: row.birth_year,
            category: row.category,
            public_body: row.public_body,
            in_plan_scope: row.in_plan_scope,
            unit_id: row.unit_id,
            unit_name,
            post_id: row.post_id,
            post_title: row.post_title,
            level: row.level,
            rank_code: row.rank_code,
            rank_name: row.rank_name,
            qualification: row.qualification,
            field_of_study: row.field_of_study,
            political_theory: row.political_theory,
            state_management: row.state_management,
            informatics: row.informatics,
            foreign_language: row.foreign_language,
            hired_on: row.hired_on,
            phone: row.phone,
            email: row.email,
            party_member: row.party_member,
            state: row.state,
            note: row.note,
            revision: row.revision,
        }
    }
}

/// Somebody as he is entered or changed.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct StaffBody {
    /// Full name.
    #[validate(length(min = 1, max = 120))]
    #[schema(min_length = 1, max_length = 120, example = "Trần Thị Hoà")]
    pub full_name: String,
    /// Staff code, unique.
    #[validate(length(min = 1, max = 40))]
    #[schema(min_length = 1, max_length = 40)]
    pub code: Option<String>,
    /// Gender.
    pub gender: Option<Gender>,
    /// Birth date.
    pub birth_date: Option<NaiveDate>,
    /// Year of birth, where no more is known; the birth date's goes before.
    #[validate(range(min = 1900, max = 2100))]
    #[schema(minimum = 1900, maximum = 2100)]
    pub birth_year: Option<i32>,
    /// Legal category.
    pub category: StaffCategory,
    /// Which side of the political system; the government's when left out.
    pub public_body: Option<PublicBody>,
    /// Whether the plan is for this person; when left out, it is for cadres and civil servants.
    pub in_plan_scope: Option<bool>,
    /// The unit; later it changes by a transfer only.
    pub unit_id: Id,
    /// The post in it.
    pub post_id: Option<Id>,
    /// Office or title held; the post's title when left out.
    #[validate(length(max = 200))]
    #[schema(max_length = 200, example = "Chuyên viên")]
    pub post_title: Option<String>,
    /// Leading or specialist; the post's, or else specialist, when left out.
    pub level: Option<PostLevel>,
    /// Mã ngạch.
    #[validate(length(max = 20))]
    #[schema(max_length = 20, example = "01.003")]
    pub rank_code: Option<String>,
    /// Ngạch, chức danh nghề nghiệp.
    #[validate(length(max = 120))]
    #[schema(max_length = 120)]
    pub rank_name: Option<String>,
    /// Level of qualification.
    pub qualification: Option<Qualification>,
    /// Field of study.
    #[validate(length(max = 200))]
    #[schema(max_length = 200)]
    pub field_of_study: Option<String>,
    /// Level of political theory.
    pub political_theory: Option<PoliticalTheory>,
    /// Level of state management.
    pub state_management: Option<StateManagement>,
    /// Skills with computers.
    #[validate(length(max = 200))]
    #[schema(max_length = 200)]
    pub informatics: Option<String>,
    /// Foreign languages.
    #[validate(length(max = 200))]
    #[schema(max_length = 200)]
    pub foreign_language: Option<String>,
    /// First day of employment; not in the future.
    pub hired_on: Option<NaiveDate>,
    /// Telephone.
    #[validate(length(max = 20))]
    #[schema(max_length = 20)]
    pub phone: Option<String>,
    /// E-mail.
    #[validate(email, length(max = 200))]
    #[schema(max_length = 200)]
    pub email: Option<String>,
    /// Whether a member of the Party; false when left out.
    pub party_member: Option<bool>,
    /// A remark.
    #[validate(length(max = 500))]
    #[schema(max_length = 500)]
    pub note: Option<String>,
}

impl StaffBody {
    /// The least that makes a person; everything else is empty.
    pub fn of(full_name: &str, category: StaffCategory, unit_id: Id) -> Self {
        Self {
            full_name: full_name.to_owned(),
            code: None,
            gender: None,
            birth_date: None,
            birth_year: None,
            category,
            public_body: None,
            in_plan_scope: None,
            unit_id,
            post_id: None,
            post_title: None,
            level: None,
            rank_code: None,
            rank_name: None,
            qualification: None,
            field_of_study: None,
            political_theory: None,
            state_management: None,
            informatics: None,
            foreign_language: None,
            hired_on: None,
            phone: None,
            email: None,
            party_member: None,
            note: None,
        }
    }
}

impl From<Staff> for StaffBody {
    fn from(row: Staff) -> Self {
        Self {
            full_name: row.full_name,
            code: row.code,
            gender: row.gender,
            birth_date: row.birth_date,
            birth_year: row.birth_year,
            category: row.category,
            public_body: row.public_body,
            in_plan_scope: Some(row.in_plan_scope),
            unit_id: row.unit_id,
            post_id: row.post_id,
            post_title: Some(row.post_title),
            level: Some(row.level),
            rank_code: row.rank_code,
            rank_name: row.rank_name,
            qualification: row.qualification,
            field_of_study: row.field_of_study,
            political_theory: row.political_theory,
            state_management: row.state_management,
            informatics: row.informatics,
            foreign_language: row.foreign_language,
            hired_on: row.hired_on,
            phone: row.phone,
            email: row.email,
            party_member: Some(row.party_member),
            note: row.note,
        }
    }
}

/// The merge patch of a person.
pub type StaffPatch = foundation::http::PatchBody<StaffBody>;

/// Filters of the list of people.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct StaffFilter {
    /// Only people of this unit and all below it.
    pub unit_id: Option<Id>,
    /// Only of this category.
    pub category: Option<StaffCategory>,
    /// Only leading, or only specialists.
    pub level: Option<PostLevel>,
    /// Only in this state.
    pub state: Option<StaffState>,
    /// Only those that the plan is for, or only the others.
    pub in_plan_scope: Option<bool>,
}
