import type { OutcomeView, Problem } from '@/api/generated';

/** Somebody for whom an action of a batch failed, and why. */
export interface Failure {
  /** The nomination or the person that was sent. */
  id: string;
  /** Codes of everything that stood in the way. */
  codes: string[];
  /** The server's words, one for each fault. */
  details: string[];
}

/** The items of a batch that were not done; each keeps all its faults, not only the first. */
export function failuresOf(
  outcomes: readonly Pick<OutcomeView, 'done' | 'nomination_id' | 'staff_id' | 'problem'>[],
): Failure[] {
  return outcomes.flatMap(({ done, nomination_id, staff_id, problem }) => {
    if (done) return [];
    const told = (problem ?? {}) as Partial<Problem>;
    const faults = told.errors ?? [];
    const details = faults.map((fault) => fault.detail ?? fault.code);
    return [
      {
        id: nomination_id ?? staff_id ?? '',
        codes: faults.length > 0 ? faults.map((fault) => fault.code) : told.code ? [told.code] : [],
        details: details.length > 0 ? details : [told.detail ?? told.title ?? ''],
      },
    ];
  });
}

/** Whether whoever approves may pass what stood in the way: nothing but the money did. */
export function isOnlyOverrun(failure: Failure): boolean {
  return failure.codes.length > 0 && failure.codes.every((code) => code === 'allocation_overrun');
}

/** Whether a leader may pass what stood in the way: nothing but the staffing rule did. */
export function isOnlyUnderstaffed(failure: Failure): boolean {
  return failure.codes.length > 0 && failure.codes.every((code) => code === 'unit_understaffed');
}
