import { ApiError } from '@/api/errors';

/** Somebody of a course whom new days bring to stand against a rule. */
export interface PersonInConflict {
  /** The nomination. */
  id: string;
  name: string;
  /** The server's words, one for each rule. */
  details: string[];
}

/** Whom a change of days was refused for, each once with all that speaks against it; empty when it failed otherwise. */
export function peopleInConflict(error: unknown): PersonInConflict[] {
  if (!(error instanceof ApiError) || error.code !== 'people_in_conflict') return [];
  const people = new Map<string, PersonInConflict>();
  for (const { detail, data } of error.problem?.errors ?? []) {
    const { nomination_id: id = detail, full_name: name = '' } = (data ?? {}) as Record<string, string>;
    const person = people.get(id) ?? { id, name, details: [] };
    people.set(id, { ...person, details: [...person.details, detail] });
  }
  return [...people.values()];
}
