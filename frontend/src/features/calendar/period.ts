import { addDays, type Day } from '@/shared/lib/dates';

/** How much of the calendar is seen at once. */
export const views = ['week', 'month', 'year'] as const;
export type View = (typeof views)[number];

/** A stretch of days, both ends of it included. */
export interface Period {
  from: Day;
  to: Day;
}

/** What the address asks for; the month where it says nothing that is known. */
export function viewOf(asked: string | undefined): View {
  return views.find((view) => view === asked) ?? 'month';
}

/** The day of the address; the other one where it names none that exists. */
export function dayOf(asked: string | undefined, otherwise: Day): Day {
  if (!asked || !/^\d{4}-\d{2}-\d{2}$/.test(asked)) return otherwise;
  const date = new Date(`${asked}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(asked) ? asked : otherwise;
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: Day): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** The Monday of the week of a day. */
export function mondayOf(day: Day): Day {
  return addDays(day, -weekdayOf(day));
}

/** The first day of a month, so many months later or earlier. */
export function monthFrom(day: Day, months = 0): Day {
  const date = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
}

/** The period of a view that a day lies in. */
export function periodOf(view: View, day: Day): Period {
  if (view === 'week') return { from: mondayOf(day), to: addDays(mondayOf(day), 6) };
  if (view === 'month') return { from: monthFrom(day), to: addDays(monthFrom(day, 1), -1) };
  return { from: `${day.slice(0, 4)}-01-01`, to: `${day.slice(0, 4)}-12-31` };
}

/** A day in the period before (`-1`) or after (`1`): its first one. */
export function step(view: View, day: Day, by: -1 | 1): Day {
  const { from } = periodOf(view, day);
  if (view === 'week') return addDays(from, 7 * by);
  return monthFrom(from, view === 'month' ? by : 12 * by);
}

/** The whole weeks that a period touches, each of seven days from Monday on. */
export function weeksOf({ from, to }: Period): Day[][] {
  const weeks: Day[][] = [];
  for (let monday = mondayOf(from); monday <= to; monday = addDays(monday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(monday, index)));
  }
  return weeks;
}

/** The twelve months of the year of a day. */
export function monthsOf(day: Day): Period[] {
  const first = `${day.slice(0, 4)}-01-01`;
  return Array.from({ length: 12 }, (_, index) => periodOf('month', monthFrom(first, index)));
}
