import type { DecisionView, NominationSummary } from '@/api/generated';

/** The states in which a person has a seat and can stand in a decision. */
const seated: readonly string[] = ['approved', 'sent_up', 'admitted', 'completed', 'failed', 'absent_all'];

/** The nominations that a paper may be about. */
export function eligible(nominations: readonly NominationSummary[]): NominationSummary[] {
  return nominations.filter(({ state }) => seated.includes(state));
}

/** Who is chosen at first: of a decision those without one yet, of a later paper everybody of the earlier. */
export function chosenAtFirst(
  nominations: readonly NominationSummary[],
  earlier?: Pick<DecisionView, 'nomination_ids'>,
): string[] {
  return nominations
    .filter(({ id, decision_id }) => (earlier ? earlier.nomination_ids.includes(id) : !decision_id))
    .map(({ id }) => id);
}

/** Where a paper stands. */
export function standingOf(
  decision: Pick<DecisionView, 'number' | 'revoked'>,
): 'draft' | 'inForce' | 'revoked' {
  if (decision.revoked) return 'revoked';
  return decision.number ? 'inForce' : 'draft';
}

/** Whether the paper is signed and stored: it is corrected by another paper only. */
export function isClosed(decision: Pick<DecisionView, 'number' | 'file'>): boolean {
  return Boolean(decision.number && decision.file);
}
