import type { WardReportKind } from '@/api/generated';
import type { Day } from '@/shared/lib/dates';

/** The first and the last year of the plan. */
const PLAN_YEARS = [2026, 2031] as const;

/** A period that reports are usually about. */
export interface Period {
  part: 'year' | 'first_half' | 'second_half' | 'phase';
  /** The year, or the years of the phase, as people write them. */
  years: string;
  from: Day;
  to: Day;
}

/** The periods that are offered on a day: this year and the one before, their halves, and the whole phase. */
export function periodsOf(today: Day): Period[] {
  const [first, last] = PLAN_YEARS;
  const year = Number(today.slice(0, 4));
  const within = [year, year - 1].filter((one) => one >= first && one <= last);
  const of = (part: Period['part'], one: number, from: string, to: string): Period => ({
    part,
    years: String(one),
    from: `${one}-${from}`,
    to: `${one}-${to}`,
  });
  return [
    ...within.map((one) => of('year', one, '01-01', '12-31')),
    ...within.flatMap((one) => [
      of('first_half', one, '01-01', '06-30'),
      of('second_half', one, '07-01', '12-31'),
    ]),
    { part: 'phase', years: `${first}–${last}`, from: `${first}-01-01`, to: `${last}-12-31` },
  ];
}

/**
 * The period that a report of this kind is most likely about: the one that runs, in its first two months the one
 * before; none for a report that somebody asked for.
 */
export function usualPeriod(kind: WardReportKind, today: Day): Period | undefined {
  const periods = periodsOf(today);
  if (kind === 'ad_hoc') return undefined;
  if (kind === 'final') return periods.find(({ part }) => part === 'phase');
  const parts = kind === 'yearly' ? ['year'] : ['first_half', 'second_half'];
  const begun = periods
    .filter(({ part, from }) => parts.includes(part) && from <= today)
    .sort((one, other) => (one.from < other.from ? 1 : -1));
  const [current, before] = begun;
  if (!current) return undefined;
  const isEarly = today.slice(0, 4) === current.from.slice(0, 4) && monthsSince(current.from, today) < 2;
  return isEarly && before ? before : current;
}

function monthsSince(from: Day, today: Day): number {
  return Number(today.slice(5, 7)) - Number(from.slice(5, 7));
}

/** A period as the value of a choice. */
export function keyOf(period: Pick<Period, 'from' | 'to'>): string {
  return `${period.from}/${period.to}`;
}
