import { addDays, type Day } from '@/shared/lib/dates';

/** Place of a day in its week, from 0 for Monday. */
export function weekdayOf(day: Day): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** The weeks of a month from Monday to Sunday; null where a week belongs to another month. */
export function weeksOf(year: number, month: number): (Day | null)[][] {
  const first = new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const cells: (Day | null)[] = [
    ...Array.from({ length: weekdayOf(first) }, () => null),
    ...Array.from({ length }, (_, index) => addDays(first, index)),
  ];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** The day that an arrow key leads to from a day; null for other keys and beyond the year. */
export function dayAfterKey(day: Day, key: string): Day | null {
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  const step = steps[key];
  if (step === undefined) return null;
  const next = addDays(day, step);
  return next.slice(0, 4) === day.slice(0, 4) ? next : null;
}
