import { ApiError } from '@/api/errors';
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

/** Whether number and day are both there or both missing: the register gives them together. */
export function comeTogether(number: string, signedOn: string | null): boolean {
  return Boolean(number.trim()) === Boolean(signedOn);
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

/** A number that is taken is a conflict without a place: it belongs to the field of the number. */
export function atNumber(error: unknown): unknown {
  if (!(error instanceof ApiError && error.problem && error.code === 'number_taken')) return error;
  const { detail, code } = error.problem;
  const errors = [{ pointer: '/number', code, detail }];
  return new ApiError(error.status, { ...error.problem, errors }, error.requestId, error.path);
}
