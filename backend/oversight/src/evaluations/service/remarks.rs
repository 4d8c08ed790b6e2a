//! What others than the evaluator write on a form: the own marks, which never count, and the former head's comment.

use super::*;

/// The person's own marks; they never count.
pub async fn put_own_marks(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    if_match: IfMatch,
    body: OwnMarksBody,
) -> Result<EvaluationView> {
    journal::write(database, who, move |tx| {
        let (before, candidates) = found(tx, id)?;
        scope.require(None, Some(before.row.staff_id))?;
        require_draft(&before)?;
        if_match.require(before.row.revision)?;
        let faults = sheet_faults(&form_of(tx, &before)?, &body.answers, false);
        if !faults.is_empty() {
            return Err(Problem::invalid(faults));
        }
        let mut after = before.clone();
        after.row.own_answers = written(&body.answers)?;
        after.row.own_examples = filled(body.examples);
        after.row.own_obstacles = filled(body.obstacles);
        save(tx, "own_marks", &before, after, &candidates)
    })
    .await
}

/// What the head of the unit that sent the person says, where the person has moved meanwhile; the head of today signs.
pub async fn put_former_comment(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    if_match: IfMatch,
    body: FormerCommentBody,
) -> Result<EvaluationView> {
    let acting = who.clone();
    journal::write(database, who, move |tx| {
        let (before, candidates) = draft_in_reach(tx, &scope, id, &if_match)?;
        if is_self(&acting, before.row.staff_id) {
            return Err(Code::SelfEvaluation.into());
        }
        let headed_before = candidates.iter().any(|candidate| {
            candidate.nomination_unit_id != candidate.unit_id
                && acting.has(Role::UnitHead, candidate.nomination_unit_id)
        });
        if !headed_before {
            return Err(Code::NotTheAuthority.into());
        }
        let mut after = before.clone();
        after.row.former_comment = Some(body.comment);
        after.row.former_commenter = Some(acting.name_on_record());
        save(tx, "former_comment", &before, after, &candidates)
    })
    .await
}
