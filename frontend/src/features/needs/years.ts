/** The years of the plan. */
export const planYears = [2026, 2027, 2028, 2029, 2030, 2031] as const;

/** The quarters of a year. */
export const quarters = [1, 2, 3, 4] as const;

/** The year that is asked about first: the next one, as far as the plan goes. */
export function nextYear(today: string | undefined): number {
  const year = Number((today ?? '2026').slice(0, 4)) + 1;
  return Math.min(Math.max(year, planYears[0]), 2031);
}
