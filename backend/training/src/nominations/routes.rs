//! Addresses of nominations.

use actix_web::{HttpMessage as _, HttpRequest, HttpResponse, get, patch, post, web};

use super::dto::{
    ActionBody, ActionsBody, AwayPerson, CheckBody, CheckView, CheckedPerson, ConflictView, Conflicts, NominateBody,
    NominationBody, NominationFilter, NominationPatch, NominationSummary, NominationView, OutcomeView, Outcomes,
    PossibleAction, PossibleActions, ReplacementBody, StaffingDay, StaffingQuery, StaffingStrip, Warning,
};
use super::opened::{Opened, Outcome};
use super::rules::Action;
use super::service::{self, Away, Checked, Strip, Why};
use super::{authorities, carrying};
use foundation::db::Database;
use foundation::http::{
    Allowed, Body, Book, Facts, IfMatch, Listing, Patch, Query, Routes, SheetColumns, SheetListing, Wiring,
    problem_document, tagged,
};
use foundation::kernel::{
    Id, NominationsChange, NominationsDecide, NominationsEnter, NominationsGather, NominationsPropose, NominationsRead,
    Page, Principal, Result,
};
use ward::units;

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(list_nominations)
        .service(get_nominations_workbook)
        .service(nominate)
        .service(check_nominations)
        .service(get_staffing)
        .service(list_conflicts)
        .service(act_on_nominations)
        .service(get_nomination)
        .service(change_nomination)
        .service(list_possible_actions)
        .service(propose_nomination)
        .service(confirm_nomination)
        .service(endorse_nomination)
        .service(send_nomination_up)
        .service(admit_nomination)
        .service(not_admit_nomination)
        .service(approve_nomination)
        .service(override_nomination)
        .service(return_nomination)
        .service(reject_nomination)
        .service(waitlist_nomination)
        .service(withdraw_nomination)
        .service(replace_nomination)
        .configure(authorities::configure)
        .configure(carrying::configure);
}

/// Whether the reader of this request asked for English.
fn english(request: &HttpRequest) -> bool {
    request.extensions().get::<Facts>().is_some_and(|facts| facts.english)
}

fn told(request: &HttpRequest, wiring: &Wiring, outcomes: &[Outcome]) -> web::Json<Outcomes> {
    let english = english(request);
    let tell = |problem: &_| problem_document(problem, english, &wiring.public_url);
    web::Json(Outcomes { items: outcomes.iter().map(|outcome| OutcomeView::of(outcome, english, tell)).collect() })
}

fn shown(opened: Opened) -> HttpResponse {
    tagged(opened.nomination.revision, &NominationView::from(opened))
}

/// Nominations in reach
///
/// The nominations of the units that the asker's roles cover, and the own ones; each with its person, unit, course and
/// programme.
#[utoipa::path(
    operation_id = "list_nominations", tag = "nominations", params(NominationFilter),
    extensions(
        ("x-permission" = json!("nominations.read")),
        ("x-list" = json!(["created_at", "name", "course_first_day", "state"]))
    ),
    responses((status = 200, description = "A page of nominations", body = Page<NominationSummary>))
)]
#[get("/nominations")]
async fn list_nominations(
    allowed: Allowed<NominationsRead>,
    listing: Listing<NominationFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<NominationSummary>>> {
    let page = service::list(&database, allowed.scope, listing.filter.understood()?, listing.page).await?;
    Ok(web::Json(page.map(NominationSummary::from)))
}

/// Nominations, as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_nominations_workbook", tag = "nominations",
    params(NominationFilter, SheetColumns<NominationSummary>),
    extensions(
        ("x-permission" = json!("nominations.read")),
        ("x-list" = json!(["created_at", "name", "course_first_day", "state"]))
    ),
    responses(Book)
)]
#[get("/nominations/workbook")]
async fn get_nominations_workbook(
    allowed: Allowed<NominationsRead>,
    listing: SheetListing<NominationSummary, NominationFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| {
        Ok(service::list(&database, allowed.scope.clone(), filter.clone().understood()?, page)
            .await?
            .map(NominationSummary::from))
    };
    let units = units::names(&database).await?;
    Book::of_list_with(&units, &columns, page, read).await?.answer("cu-di-boi-duong").await
}

/// Name people for a course
///
/// One or many people, each on its own: a wish of one's own (`request`), a proposal of the unit's head (`propose`), a
/// quick entry of the coordinator that the unit confirms afterwards (`enter`), or the record of a summons by name or of
/// past training (`record`). Answers what became of each, in the order sent.
#[utoipa::path(
    operation_id = "nominate", tag = "nominations", request_body = NominateBody,
    extensions(("x-permission" = json!("nominations.enter"))),
    responses((status = 200, description = "What became of each", body = Outcomes))
)]
#[post("/nominations")]
async fn nominate(
    allowed: Allowed<NominationsEnter>,
    body: Body<NominateBody>,
    request: HttpRequest,
    wiring: web::Data<Wiring>,
    database: web::Data<Database>,
) -> Result<web::Json<Outcomes>> {
    let outcomes = service::nominate(&database, &allowed.who, body.0).await?;
    Ok(told(&request, &wiring, &outcomes))
}

/// Ask before nominating
///
/// What the rules would say were these people to go together, and the staffing strip of their units: each working day
/// of the course with who is on duty, who is away and why, and whether the unit would be short. Nothing is
/// stored.
#[utoipa::path(
    operation_id = "check_nominations", tag = "nominations", request_body = CheckBody,
    extensions(("x-permission" = json!("nominations.read"))),
    responses((status = 200, description = "What the rules say", body = CheckView))
)]
#[post("/nominations/check")]
async fn check_nominations(
    allowed: Allowed<NominationsRead>,
    body: Body<CheckBody>,
    request: HttpRequest,
    database: web::Data<Database>,
) -> Result<web::Json<CheckView>> {
    let (people, strips) = service::check(&database, &allowed.who, allowed.scope, body.0).await?;
    let english = english(&request);
    Ok(web::Json(CheckView {
        people: people.iter().map(|person| checked(person, english)).collect(),
        units: strips.into_iter().map(strip).collect(),
    }))
}

/// Who is away
///
/// A unit on each of its working days in a stretch: who is away and why, against what the unit needs.
#[utoipa::path(
    operation_id = "get_staffing", tag = "nominations", params(StaffingQuery),
    extensions(("x-permission" = json!("nominations.read")), ("x-codes" = json!(["not_found"]))),
    responses((status = 200, description = "The unit by day", body = StaffingStrip))
)]
#[get("/nominations/staffing")]
async fn get_staffing(
    allowed: Allowed<NominationsRead>,
    query: Query<StaffingQuery>,
    database: web::Data<Database>,
) -> Result<web::Json<StaffingStrip>> {
    Ok(web::Json(strip(service::staffing(&database, allowed.scope, query.0).await?)))
}

fn checked(person: &Checked, english: bool) -> CheckedPerson {
    let told = |faults: &[_]| faults.iter().map(|fault| Warning::of(fault, english)).collect();
    CheckedPerson {
        staff_id: person.staff_id,
        full_name: person.full_name.clone(),
        refusals: told(&person.findings.refusals),
        warnings: told(&person.findings.warnings),
        remarks: told(&person.findings.remarks),
    }
}

fn strip(strip: Strip) -> StaffingStrip {
    let days = strip.days.into_iter().map(|day| {
        let broken = day.short.map(|short| short.broken).unwrap_or_default();
        StaffingDay {
            day: day.day,
            size: day.size,
            on_duty: day.size.saturating_sub(u32::try_from(day.away.len()).unwrap_or(u32::MAX)),
            needed: day.needed,
            short: !broken.is_empty(),
            broken,
            away: day.away.into_iter().map(away).collect(),
            pending: day.pending.into_iter().map(away).collect(),
        }
    });
    StaffingStrip { days: days.collect(), short: strip.fault.is_some(), unit_id: strip.unit.id, name: strip.unit.name }
}

fn away(away: Away) -> AwayPerson {
    let candidate = matches!(away.why, Why::Candidate(_));
    let (absence, course_name) = match away.why {
        Why::Absence(kind) => (Some(kind), None),
        Why::Course(name) | Why::Candidate(name) => (None, Some(name)),
    };
    AwayPerson { staff_id: away.person, full_name: away.name, candidate, absence, course_name }
}

/// Who stands against a rule
///
/// The people of a course, laid before the authority or with a place, of whom a rule says no as the course stands: two
/// courses at a time, a unit that is short, not at work. Whoever was kept when the course was moved has the reason
/// beside it.
#[utoipa::path(
    operation_id = "list_conflicts", tag = "nominations", params(("id" = Id, Path, description = "The course")),
    extensions(("x-permission" = json!("nominations.read"))),
    responses((status = 200, description = "One for each person and rule", body = Conflicts))
)]
#[get("/courses/{id}/conflicts")]
async fn list_conflicts(
    allowed: Allowed<NominationsRead>,
    id: web::Path<Id>,
    facts: Facts,
    database: web::Data<Database>,
) -> Result<web::Json<Conflicts>> {
    let found = service::conflicts_of(&database, allowed.scope, *id).await?;
    let items = found.into_iter().map(|conflict| ConflictView::of(conflict, facts.english)).collect();
    Ok(web::Json(Conflicts { items }))
}

/// One action on many nominations
///
/// Each on its own: what one is refused does not hold up the others. Answers what became of each, in the order sent.
/// Somebody is replaced by the address of its own, and results are entered with the course.
#[utoipa::path(
    operation_id = "act_on_nominations", tag = "nominations", request_body = ActionsBody,
    extensions(("x-permission" = json!("nominations.change"))),
    responses((status = 200, description = "What became of each", body = Outcomes))
)]
#[post("/nominations/actions")]
async fn act_on_nominations(
    allowed: Allowed<NominationsChange>,
    body: Body<ActionsBody>,
    request: HttpRequest,
    wiring: web::Data<Wiring>,
    database: web::Data<Database>,
) -> Result<web::Json<Outcomes>> {
    let outcomes = service::act_on_many(&database, &allowed.who, body.0).await?;
    Ok(told(&request, &wiring, &outcomes))
}

/// A nomination
///
/// One nomination with its whole way: every step with who, when, for whom and why.
#[utoipa::path(
    operation_id = "get_nomination", tag = "nominations", params(("id" = Id, Path, description = "The nomination")),
    extensions(("x-permission" = json!("nominations.read"))),
    responses((status = 200, description = "The nomination", body = NominationView))
)]
#[get("/nominations/{id}")]
async fn get_nomination(
    allowed: Allowed<NominationsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    Ok(shown(service::get(&database, allowed.scope, *id).await?))
}

/// Change a nomination
///
/// A merge patch of who takes over the work meanwhile, and of what a specialised programme is taken for.
#[utoipa::path(
    operation_id = "change_nomination", tag = "nominations",
    params(("id" = Id, Path, description = "The nomination")),
    request_body(content = NominationPatch, content_type = "application/merge-patch+json"),
    extensions(
        ("x-permission" = json!("nominations.change")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state"]))
    ),
    responses((status = 200, description = "The changed nomination", body = NominationView))
)]
#[patch("/nominations/{id}")]
async fn change_nomination(
    allowed: Allowed<NominationsChange>,
    id: web::Path<Id>,
    if_match: IfMatch,
    patch: Patch<NominationBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    Ok(shown(service::change(&database, &allowed.who, allowed.scope, *id, if_match, patch).await?))
}

/// What may be done with a nomination
///
/// The actions that its state and the asker's roles allow now. The rules on dates, seats and staffing are asked when it
/// is done.
#[utoipa::path(
    operation_id = "list_possible_actions", tag = "nominations",
    params(("id" = Id, Path, description = "The nomination")),
    extensions(("x-permission" = json!("nominations.read"))),
    responses((status = 200, description = "The actions", body = PossibleActions))
)]
#[get("/nominations/{id}/actions")]
async fn list_possible_actions(
    allowed: Allowed<NominationsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<web::Json<PossibleActions>> {
    let possible = service::possible(&database, &allowed.who, allowed.scope, *id).await?;
    let items = possible
        .into_iter()
        .map(|(action, to_state, needs_reason)| PossibleAction { action, to_state, needs_reason })
        .collect();
    Ok(web::Json(PossibleActions { items }))
}

async fn act(who: &Principal, id: Id, action: Action, body: ActionBody, database: &Database) -> Result<HttpResponse> {
    Ok(shown(service::act(database, who, id, action, body).await?))
}

/// An action on one nomination that is nothing but its name.
macro_rules! action {
    (
        $name:ident, $action:ident, $address:literal, $permission:ident $permission_name:literal,
        [$($code:literal),*], $summary:literal, $description:literal
    ) => {
        #[doc = $summary]
        #[doc = ""]
        #[doc = $description]
        #[utoipa::path(
            tag = "nominations",
            params(("id" = Id, Path, description = "The nomination")), request_body = ActionBody,
            extensions(("x-permission" = json!($permission_name)), ("x-codes" = json!([$($code),*]))),
            responses((status = 200, description = "The nomination as it stands now", body = NominationView))
        )]
        #[post($address)]
        async fn $name(
            allowed: Allowed<$permission>,
            id: web::Path<Id>,
            body: Body<ActionBody>,
            database: web::Data<Database>,
        ) -> Result<HttpResponse> {
            act(&allowed.who, *id, Action::$action, body.0, &database).await
        }
    };
}

action!(
    propose_nomination, Propose, "/nominations/{id}/proposal", NominationsPropose "nominations.propose",
    ["wrong_state", "overlap", "course_full", "nomination_closed", "course_not_open", "not_at_work"],
    "Propose", "The unit's head takes a wish up, or lays a returned proposal before the coordinator again."
);
action!(
    confirm_nomination, Confirm, "/nominations/{id}/confirmation", NominationsPropose "nominations.propose",
    ["wrong_state"],
    "Confirm a quick entry", "The unit's head stands by a name that the coordinator entered in haste; its state stays."
);
action!(
    endorse_nomination, Endorse, "/nominations/{id}/endorsement", NominationsGather "nominations.gather",
    ["wrong_state", "overlap", "course_full", "course_not_open", "not_at_work", "not_in_audience", "already_completed",
        "previous_report_missing", "reason_required"],
    "Gather and lay before the authority",
    "The coordinator may pass warnings with a reason. On a full course it goes on the waiting list where asked for."
);
action!(
    send_nomination_up, SendUp, "/nominations/{id}/sending-up", NominationsGather "nominations.gather",
    ["wrong_state"],
    "Send to the superior", "The approved name has been sent to the superior who allots the places."
);
action!(
    admit_nomination, Admit, "/nominations/{id}/admission", NominationsGather "nominations.gather",
    ["wrong_state"],
    "Record an admission", "The superior has admitted the person: from this day on the person counts as sent."
);
action!(
    not_admit_nomination, NotAdmit, "/nominations/{id}/non-admission", NominationsGather "nominations.gather",
    ["wrong_state"],
    "Record a refusal by the superior", "The superior has not taken the person; the seat goes to the waiting list."
);
action!(
    approve_nomination, Approve, "/nominations/{id}/approval", NominationsDecide "nominations.decide",
    ["wrong_state", "not_the_authority", "self_decision", "same_person", "unit_understaffed", "overlap", "course_full",
        "course_not_open", "not_at_work", "not_in_audience", "already_completed", "previous_report_missing",
        "reason_required", "allocation_overrun"],
    "Approve",
    "By who has the authority over the person. All rules are asked again; a leader lets a unit be short with a reason."
);
action!(
    override_nomination, Override, "/nominations/{id}/override", NominationsDecide "nominations.decide",
    ["wrong_state", "self_decision", "overlap", "reason_required"],
    "Let somebody go after the course was moved",
    "A leader lets somebody go, with a reason, whose unit has come to be short since the course was moved (R-02)."
);
action!(
    return_nomination, Return, "/nominations/{id}/return", NominationsDecide "nominations.decide",
    ["wrong_state", "reason_required"],
    "Send back", "Back to its proposer, with a reason."
);
action!(
    reject_nomination, Reject, "/nominations/{id}/rejection", NominationsDecide "nominations.decide",
    ["wrong_state", "not_the_authority", "self_decision", "reason_required"],
    "Reject", "The authority says no, or the unit's head to a mere wish; with a reason."
);
action!(
    waitlist_nomination, Waitlist, "/nominations/{id}/waiting-list", NominationsDecide "nominations.decide",
    ["wrong_state"],
    "Put on the waiting list", "Names on it are served in the order in which they came on it."
);
action!(
    withdraw_nomination, Withdraw, "/nominations/{id}/withdrawal", NominationsChange "nominations.change",
    ["wrong_state", "reason_required"],
    "Withdraw",
    "Taken back with a reason, also after signing; a freed seat goes to the first on the waiting list."
);

/// Replace
///
/// Somebody else goes instead, with a reason, also after signing. Answers the newcomer's nomination, which begins where
/// the asker may put it.
#[utoipa::path(
    tag = "nominations",
    params(("id" = Id, Path, description = "The nomination that is replaced")), request_body = ReplacementBody,
    extensions(
        ("x-permission" = json!("nominations.change")),
        ("x-codes" = json!([
            "wrong_state", "self_decision", "unit_understaffed", "overlap", "already_nominated", "course_not_open",
            "not_at_work", "not_in_audience", "already_completed", "previous_report_missing", "allocation_overrun",
            "reason_required"
        ]))
    ),
    responses((status = 200, description = "The newcomer's nomination", body = NominationView))
)]
#[post("/nominations/{id}/replacement")]
async fn replace_nomination(
    allowed: Allowed<NominationsChange>,
    id: web::Path<Id>,
    body: Body<ReplacementBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    Ok(shown(service::replace(&database, &allowed.who, *id, body.0).await?))
}
