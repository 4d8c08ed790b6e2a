//! Signing in, on the wire.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use foundation::kernel::{Id, Instant, Role};

/// User name and password.
#[derive(Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct LoginBody {
    /// The name to sign in with.
    #[validate(length(min = 1, max = 100))]
    #[schema(min_length = 1, max_length = 100, example = "dieuphoi")]
    pub user_name: String,
    /// The password.
    #[validate(length(min = 1, max = 200))]
    #[schema(min_length = 1, max_length = 200, example = "sông Sặt chiều 30")]
    pub password: String,
}

/// The first administrator.
#[derive(Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct SetUpBody {
    /// The token of the one-time link that the server prints.
    #[validate(length(min = 1, max = 200))]
    #[schema(min_length = 1, max_length = 200)]
    pub token: String,
    /// The name to sign in with: letters, digits, dots, dashes.
    #[validate(length(min = 3, max = 60))]
    #[schema(min_length = 3, max_length = 60, pattern = "^[A-Za-z0-9][A-Za-z0-9._-]*$", example = "quantri")]
    pub user_name: String,
    /// At least 12 characters, none of the common ones.
    #[validate(length(min = 12, max = 200))]
    #[schema(min_length = 12, max_length = 200)]
    pub password: String,
    /// The name that others see.
    #[validate(length(min = 1, max = 100))]
    #[schema(min_length = 1, max_length = 100, example = "Quản trị hệ thống")]
    pub display_name: String,
}

/// An activation slip and the password chosen with it.
#[derive(Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ActivationBody {
    /// The code of the slip; case, spaces and dashes do not matter.
    #[validate(length(min = 1, max = 40))]
    #[schema(min_length = 1, max_length = 40, example = "ABCD-EFGH-JKMN-PQRS")]
    pub code: String,
    /// At least 12 characters, none of the common ones.
    #[validate(length(min = 12, max = 200))]
    #[schema(min_length = 12, max_length = 200)]
    pub password: String,
}

/// A change of one's own password.
#[derive(Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct PasswordBody {
    /// The password in force.
    #[validate(length(min = 1, max = 200))]
    #[schema(min_length = 1, max_length = 200)]
    pub current_password: String,
    /// At least 12 characters, none of the common ones.
    #[validate(length(min = 12, max = 200))]
    #[schema(min_length = 12, max_length = 200)]
    pub new_password: String,
}

/// An access token. The refresh token comes in a cookie beside it.
#[derive(Serialize, ToSchema)]
pub struct TokenView {
    /// JWT, to be sent as `Authorization: Bearer …`.
    pub access_token: String,
    /// Always `Bearer`.
    #[schema(example = "Bearer")]
    pub token_type: String,
    /// Seconds until it expires.
    #[schema(example = 600)]
    pub expires_in: i64,
}

/// A role of one's own.
#[derive(Serialize, ToSchema)]
pub struct OwnRole {
    /// Which.
    pub role: Role,
    /// Over which unit and all below.
    pub unit_id: Id,
    /// That unit's name.
    pub unit_name: String,
}

/// Somebody to act for.
#[derive(Serialize, ToSchema)]
pub struct StoodInFor {
    /// The account: send it as `X-Acting-For`.
    pub account_id: Id,
    /// The name.
    pub name: String,
}

/// Who I am.
#[derive(Serialize, ToSchema)]
pub struct Me {
    /// My account.
    pub account_id: Id,
    /// The name to sign in with.
    pub user_name: String,
    /// The name that others see.
    pub display_name: String,
    /// My person on the roster, if any.
    pub staff_id: Option<Id>,
    /// Whether nothing else may be done before the password is changed.
    pub must_change_password: bool,
    /// My roles; while acting for somebody, that person's.
    pub roles: Vec<OwnRole>,
    /// What they allow, as in `x-permission`.
    #[schema(example = json!(["staff.read", "courses.read"]))]
    pub permissions: Vec<String>,
    /// For whom I act in this request.
    pub acting_for: Option<StoodInFor>,
    /// For whom I may act today.
    pub may_act_for: Vec<StoodInFor>,
}

/// A place where I am signed in.
#[derive(Serialize, ToSchema)]
pub struct SessionView {
    /// Its id.
    pub id: Id,
    /// Since when.
    pub created_at: Instant,
    /// Last used.
    pub last_used_at: Instant,
    /// From where.
    pub address: String,
    /// With what.
    pub user_agent: String,
    /// Whether it is the one that asks.
    pub current: bool,
}

/// All places where I am signed in.
#[derive(Serialize, ToSchema)]
pub struct SessionList {
    /// Newest use first.
    pub items: Vec<SessionView>,
}
