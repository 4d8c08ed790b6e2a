import type { SubstitutionView } from '@/api/generated';
import type { Day } from '@/shared/lib/dates';

/** Where a substitution stands. */
export type SubstitutionState = 'upcoming' | 'current' | 'past' | 'ended';

/** Where a substitution stands today; one that was ended early is over, whatever its days say. */
export function stateOf(
  { first_day, last_day, ended_at }: Pick<SubstitutionView, 'first_day' | 'last_day' | 'ended_at'>,
  today: Day,
): SubstitutionState {
  if (ended_at) return 'ended';
  if (last_day < today) return 'past';
  return first_day > today ? 'upcoming' : 'current';
}
