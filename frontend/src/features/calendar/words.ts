import { type Day, formatDay, formatRange } from '@/shared/lib/dates';
import type { Language } from '@/shared/lib/i18n';
import { labelOf } from '@/shared/lib/labels';
import type { Entry } from './layout';
import type { Period, View } from './period';
import type { useTexts } from './texts';

type Words = ReturnType<typeof useTexts>;

/** The name of the weekday: `Thứ Hai`, or `T2` where room is scarce. */
export function weekdayName(day: Day, language: Language, width: 'long' | 'narrow'): string {
  const format = new Intl.DateTimeFormat(language, { weekday: width, timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** The day in full, with what is special about it: `Thứ Hai, 05/10/2026, Hôm nay, Nghỉ`. */
export function dayInWords(
  day: Day,
  { isToday, isOff }: { isToday: boolean; isOff: boolean },
  texts: Words,
  language: Language,
): string {
  return [weekdayName(day, language, 'long'), formatDay(day), isToday && texts.today, isOff && texts.dayOff]
    .filter(Boolean)
    .join(', ');
}

/** What the period is called: `Tuần 05/10/2026 – 11/10/2026`, `Tháng 10/2026`, `Năm 2026`. */
export function periodName(view: View, { from, to }: Period, texts: Words): string {
  const [year = '', month = ''] = from.split('-');
  if (view === 'week') return texts.periods.week(formatRange(from, to));
  return view === 'month' ? texts.periods.month(month, year) : texts.periods.year(year);
}

/** From when to when, where an entry has a time: `07:30–11:00`. */
export function timeOf(entry: Pick<Entry, 'starts' | 'ends'>): string {
  return [entry.starts, entry.ends].filter(Boolean).join('–');
}

/** What else there is to say of an entry, its title aside. */
export function factsOf(entry: Entry, texts: Words): string[] {
  return [
    // The title of all else says what it is.
    entry.kind === 'course' || entry.kind === 'session' ? labelOf('CalendarKind', entry.kind) : '',
    entry.first_day === entry.last_day ? '' : formatRange(entry.first_day, entry.last_day),
    entry.place ?? '',
    entry.unit_name ?? '',
    entry.people > 0 ? texts.people(entry.people) : '',
  ].filter(Boolean);
}
