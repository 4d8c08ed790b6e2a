import type { CheckNominationsResponse } from '@/api/generated';

/** The staffing of a unit over the days of a course, as the check answers it. */
export type Strip = CheckNominationsResponse['units'][number];

/** One working day of it. */
export type StripDay = Strip['days'][number];

/** Consecutive working days on which everything is the same. */
export interface Stretch {
  first: string;
  last: string;
  count: number;
  /** What holds on each of them. */
  day: StripDay;
}

/** Draws days together on which the same people are away and the same figures hold: a course may last three months. */
export function stretchesOf(days: readonly StripDay[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const day of days) {
    const before = stretches.at(-1);
    if (before && likeness(before.day) === likeness(day)) {
      before.last = day.day;
      before.count += 1;
    } else {
      stretches.push({ first: day.day, last: day.day, count: 1, day });
    }
  }
  return stretches;
}

function likeness({ day: _, ...rest }: StripDay): string {
  return JSON.stringify(rest);
}
