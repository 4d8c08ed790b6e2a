//! Accounts on the wire, as the administrator sees them.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::super::store::Account;
use foundation::kernel::{Id, Instant, Role};

/// A role of an account over a unit and all below.
#[derive(Clone, Serialize, ToSchema)]
pub struct GrantView {
    /// Its id.
    pub id: Id,
    /// Which role.
    pub role: Role,
    /// Over which unit.
    pub unit_id: Id,
    /// That unit's name.
    #[schema(example = "Phòng Văn hoá - Xã hội")]
    pub unit_name: String,
}

/// An account (tài khoản).
#[derive(Clone, Serialize, ToSchema)]
pub struct AccountView {
    /// Its id.
    pub id: Id,
    /// The name to sign in with.
    #[schema(example = "nguyen.van.a")]
    pub user_name: String,
    /// The name that others see.
    #[schema(example = "Nguyễn Văn A")]
    pub display_name: String,
    /// The person on the roster, if any.
    pub staff_id: Option<Id>,
    /// Where reminders go.
    pub email: Option<String>,
    /// Whether it is shut.
    pub locked: bool,
    /// Whether its person has chosen a password.
    pub activated: bool,
    /// Whether nothing else may be done before the password is changed.
    pub must_change_password: bool,
    /// What it may, and over which units.
    pub roles: Vec<GrantView>,
    /// When it was made.
    pub created_at: Instant,
    /// When somebody last signed in.
    pub last_sign_in_at: Option<Instant>,
    /// Counts its changes; the ETag carries it.
    pub revision: i64,
}

impl AccountView {
    /// The account with its roles.
    pub fn new(account: Account, roles: Vec<GrantView>) -> Self {
        Self {
            id: account.id,
            user_name: account.user_name,
            display_name: account.display_name,
            staff_id: account.staff_id,
            email: account.email,
            locked: account.locked,
            activated: account.password_hash.is_some(),
            must_change_password: account.must_change_password,
            roles,
            created_at: account.created_at,
            last_sign_in_at: account.last_sign_in_at,
            revision: account.revision,
        }
    }
}

/// A role to be given.
#[derive(Clone, Copy, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct GrantBody {
    /// Which role.
    pub role: Role,
    /// Over which unit and all below.
    pub unit_id: Id,
}

/// A new account. Its person chooses the password with an activation slip.
#[derive(Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewAccountBody {
    /// The name to sign in with: letters, digits, dots, dashes; capitals do not matter.
    #[validate(length(min = 3, max = 60))]
    #[schema(min_length = 3, max_length = 60, pattern = "^[A-Za-z0-9][A-Za-z0-9._-]*$", example = "nguyen.van.a")]
    pub user_name: String,
    /// The name that others see.
    #[validate(length(min = 1, max = 100))]
    #[schema(min_length = 1, max_length = 100, example = "Nguyễn Văn A")]
    pub display_name: String,
    /// The person on the roster; observers and administrators may be nobody there.
    pub staff_id: Option<Id>,
    /// Where reminders go.
    #[validate(email, length(max = 200))]
    #[schema(format = Email, max_length = 200, example = "nguyen.van.a@example.vn")]
    pub email: Option<String>,
    /// Its first roles.
    #[validate(length(max = 20), nested)]
    #[schema(max_items = 20)]
    pub roles: Option<Vec<GrantBody>>,
}

/// What can be changed of an account; roles, locks and sessions have addresses of their own.
#[derive(Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct AccountBody {
    /// The name to sign in with.
    #[validate(length(min = 3, max = 60))]
    #[schema(min_length = 3, max_length = 60, pattern = "^[A-Za-z0-9][A-Za-z0-9._-]*$", example = "nguyen.van.a")]
    pub user_name: String,
    /// The name that others see.
    #[validate(length(min = 1, max = 100))]
    #[schema(min_length = 1, max_length = 100, example = "Nguyễn Văn A")]
    pub display_name: String,
    /// The person on the roster.
    pub staff_id: Option<Id>,
    /// Where reminders go.
    #[validate(email, length(max = 200))]
    #[schema(format = Email, max_length = 200, example = "nguyen.van.a@example.vn")]
    pub email: Option<String>,
    /// Whether nothing else may be done before the password is changed.
    pub must_change_password: bool,
}

impl From<Account> for AccountBody {
    fn from(account: Account) -> Self {
        Self {
            user_name: account.user_name,
            display_name: account.display_name,
            staff_id: account.staff_id,
            email: account.email,
            must_change_password: account.must_change_password,
        }
    }
}

/// The merge patch of an account.
pub type AccountPatch = foundation::http::PatchBody<AccountBody>;

/// Filters of the list of accounts.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AccountFilter {
    /// Only holders of this role.
    pub role: Option<Role>,
    /// Only with a role over this unit or one below it.
    pub unit_id: Option<Id>,
    /// Only shut ones, or only open ones.
    pub locked: Option<bool>,
    /// Only those whose person has chosen a password, or only the others.
    pub activated: Option<bool>,
}

/// Whom on the roster to make accounts for.
#[derive(Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct FromRosterBody {
    /// Only people of this unit and those below it; everybody in reach when left out.
    pub unit_id: Option<Id>,
}

/// A slip to print: the code is shown this once and stored nowhere.
#[derive(Serialize, ToSchema)]
pub struct SlipView {
    /// The account that it activates.
    pub account_id: Id,
    /// The name to sign in with.
    #[schema(example = "nguyen.van.a")]
    pub user_name: String,
    /// Whose it is.
    #[schema(example = "Nguyễn Văn A")]
    pub display_name: String,
    /// The person's unit, to hand the slips out by.
    #[schema(example = "Phòng Văn hoá - Xã hội")]
    pub unit_name: Option<String>,
    /// The code to type at the first sign-in.
    #[schema(example = "ABCD-EFGH-JKMN-PQRS")]
    pub code: String,
    /// Until when.
    pub expires_at: Instant,
}

/// Slips to print.
#[derive(Serialize, ToSchema)]
pub struct SlipList {
    /// One for each new account, by unit and name.
    pub items: Vec<SlipView>,
}
