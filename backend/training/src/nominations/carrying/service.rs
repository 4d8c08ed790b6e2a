//! What is done to carry a nomination into the needs.

use super::dto::CarryingView;
use crate::courses;
use crate::needs::{self, NeedView, Unserved};
use crate::nominations::rules::NominationState;
use crate::nominations::store::{self, Nomination};
use foundation::db::{AnyConnection, Database};
use foundation::journal;
use foundation::kernel::{Code, Fault, Id, Principal, Result, Scope, TextEnum as _};

fn in_reach(connection: &mut AnyConnection, scope: &Scope, id: Id) -> Result<Nomination> {
    let nomination = store::find(connection, id)?;
    scope.require(Some(nomination.unit_id), None)?;
    Ok(nomination)
}

pub async fn get(database: &Database, scope: Scope, id: Id) -> Result<CarryingView> {
    database
        .read(move |connection| {
            let nomination = in_reach(connection, &scope, id)?;
            let need = needs::carried_from(connection, id)?;
            let possible = need.is_none() && nomination.state.can_be_carried_over();
            Ok(CarryingView { possible, need })
        })
        .await
}

/// Carries a nomination that found no place into the needs of its unit, once.
pub async fn carry(database: &Database, who: &Principal, scope: Scope, id: Id) -> Result<NeedView> {
    journal::write(database, who, move |tx| {
        let nomination = in_reach(tx, &scope, id)?;
        if !nomination.state.can_be_carried_over() {
            let state = nomination.state.label_for(nomination.way);
            return Err(Fault::new("", Code::WrongState).with("state", state).into());
        }
        let course = courses::find(tx, nomination.course_id)?;
        needs::carry(
            tx,
            Unserved {
                nomination_id: id,
                staff_id: nomination.staff_id,
                unit_id: nomination.unit_id,
                programme_id: course.programme_id,
                reason: reason(&course.name, nomination.state, nomination.reason.as_deref()),
            },
        )
    })
    .await
}

/// What the need says of the place that was not found.
fn reason(course: &str, state: NominationState, why: Option<&str>) -> String {
    let said = why.map(|why| format!(", {why}")).unwrap_or_default();
    format!("{}: {course}{said}", state.label())
}
