import type { Calendar, UnitView } from '@/api/generated';
import type { Day } from '@/shared/lib/dates';
import type { Tone } from '@/shared/ui/StatusBadge';
import type { Period } from './period';

/** What stands in the calendar. */
export type Entry = Calendar['items'][number];

/** A course over the days of one week. */
export interface Bar {
  entry: Entry;
  /** The column of its first day in this week, from 0 for Monday. */
  column: number;
  /** Over how many columns it goes. */
  span: number;
  /** The row among the bars of the week, from 0. */
  lane: number;
  /** It began in an earlier week. */
  fromBefore: boolean;
  /** It goes on in a later week. */
  goesOn: boolean;
}

/** What a person sees of an entry before reading it: late, a last day, the course itself, the rest. */
export function toneOf(entry: Pick<Entry, 'kind' | 'overdue'>): Tone {
  if (entry.overdue) return 'danger';
  if (entry.kind === 'course' || entry.kind === 'session') return 'info';
  if (entry.kind === 'dissemination') return 'neutral';
  return entry.kind === 'evaluation' ? 'success' : 'warning';
}

/** Whether an entry is drawn over its days; all others stand in their first day. */
export function isBar(entry: Pick<Entry, 'kind'>): boolean {
  return entry.kind === 'course';
}

/** Whether an entry touches a period. */
export function touches(entry: Pick<Entry, 'first_day' | 'last_day'>, { from, to }: Period): boolean {
  return entry.first_day <= to && from <= entry.last_day;
}

/** The bars of a week, each in the first row where it is free. */
export function barsOf(entries: readonly Entry[], week: readonly Day[]): Bar[] {
  const [from = '', to = ''] = [week[0], week.at(-1)];
  // The last column taken in each row.
  const taken: number[] = [];
  return entries
    .filter((entry) => isBar(entry) && touches(entry, { from, to }))
    .sort((a, b) => order(a.first_day, b.first_day) || order(b.last_day, a.last_day) || order(a.id, b.id))
    .map((entry) => {
      const column = entry.first_day < from ? 0 : week.indexOf(entry.first_day);
      const last = entry.last_day > to ? week.length - 1 : week.indexOf(entry.last_day);
      const free = taken.findIndex((end) => end < column);
      const lane = free < 0 ? taken.length : free;
      taken[lane] = last;
      return {
        entry,
        column,
        span: last - column + 1,
        lane,
        fromBefore: entry.first_day < from,
        goesOn: entry.last_day > to,
      };
    });
}

/** The entries of one day that are no bars, as the server orders them. */
export function entriesOn(entries: readonly Entry[], day: Day): Entry[] {
  return entries.filter((entry) => !isBar(entry) && entry.first_day <= day && day <= entry.last_day);
}

/** A period as a list: each entry once, under its first day in the period; days with nothing are left out. */
export function agendaOf(entries: readonly Entry[], period: Period): { day: Day; entries: Entry[] }[] {
  const days = new Map<Day, Entry[]>();
  for (const entry of entries.filter((one) => touches(one, period))) {
    const day = entry.first_day < period.from ? period.from : entry.first_day;
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days]
    .sort(([a], [b]) => order(a, b))
    .map(([day, those]) => ({ day, entries: those.sort((a, b) => Number(isBar(b)) - Number(isBar(a))) }));
}

/** What a day of a small month is marked with: what begins or is due on it, and whether a course runs. */
export function markOf(entries: readonly Entry[], day: Day): { count: number; tone: Tone; running: boolean } {
  const those = entries.filter((entry) => entry.first_day === day);
  const tones = those.map(toneOf);
  const tone = (['danger', 'warning', 'success', 'neutral', 'info'] as const).find((one) =>
    tones.includes(one),
  );
  const running = entries.some((entry) => isBar(entry) && entry.first_day <= day && day <= entry.last_day);
  return { count: those.length, tone: tone ?? 'neutral', running };
}

/** The units whose calendar somebody with these roles may see, in the order given: those of the roles and all below. */
export function unitsUnder<Unit extends Pick<UnitView, 'id' | 'parent_id' | 'active'>>(
  units: readonly Unit[],
  roles: readonly { role: string; unit_id: string }[],
): Unit[] {
  const tops = new Set(
    roles
      .filter(({ role }) => ['coordinator', 'unit_head', 'leader'].includes(role))
      .map(({ unit_id }) => unit_id),
  );
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const isUnder = (unit: Unit | undefined): boolean =>
    unit !== undefined && (tops.has(unit.id) || isUnder(byId.get(unit.parent_id ?? '')));
  return units.filter((unit) => unit.active && isUnder(unit));
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
