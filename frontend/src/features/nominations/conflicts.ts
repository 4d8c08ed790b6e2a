import type { ConflictView } from '@/api/generated';

/** Somebody of a course who stands against a rule, with everything that is said of them. */
export interface PersonConflicts extends Pick<ConflictView, 'binds' | 'full_name' | 'kept_reason'> {
  /** The nomination. */
  id: string;
  details: string[];
}

/** The conflicts of a course by person; those that somebody must answer for come first. */
export function byPerson(conflicts: readonly ConflictView[]): PersonConflicts[] {
  const people = new Map<string, PersonConflicts>();
  for (const { nomination_id: id, warning, ...conflict } of conflicts) {
    const { binds, full_name, kept_reason } = conflict;
    const details = [...(people.get(id)?.details ?? []), warning.detail];
    people.set(id, { id, binds, full_name, kept_reason, details });
  }
  return [...people.values()].sort((one, other) => Number(other.binds) - Number(one.binds));
}
