/** A business day as the API writes it: `YYYY-MM-DD`. */
export type Day = string;

const OFFICE_ZONE = 'Asia/Ho_Chi_Minh';

const instantFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: OFFICE_ZONE,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** `2026-11-23` → `23/11/2026`; nothing for nothing. */
export function formatDay(day: Day | null | undefined): string {
  if (!day) return '';
  const [year, month, date] = day.slice(0, 10).split('-');
  return `${date}/${month}/${year}`;
}

/** An instant (RFC 3339, UTC) as the clock on the office's wall shows it: `23/11/2026 14:05`. */
export function formatInstant(instant: string | null | undefined): string {
  if (!instant) return '';
  const parts = Object.fromEntries(
    instantFormat.formatToParts(new Date(instant)).map((part) => [part.type, part.value]),
  );
  return `${parts.day}/${parts.month}/${parts.year} ${parts.hour}:${parts.minute}`;
}

/** Two days as one range, shortened where they are the same day: `01/03/2026 – 05/03/2026`. */
export function formatRange(first: Day | null | undefined, last: Day | null | undefined): string {
  if (!first || !last || first === last) return formatDay(first ?? last);
  return `${formatDay(first)} – ${formatDay(last)}`;
}

/**
 * What a person typed as a date: `5/3/2026`, `05.03.26`, `05032026` or `2026-03-05`. Two digits of a year are
 * of this century.
 * @returns null when it is no date, such as 31/02
 */
export function parseTypedDay(typed: string): Day | null {
  const text = typed.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const local =
    /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{2}|\d{4})$/.exec(text) ??
    /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(text);
  if (!local) return null;
  const year = Number(local[3]);
  return dayOf(year < 100 ? 2000 + year : year, Number(local[2]), Number(local[1]));
}

function dayOf(year: number, month: number, date: number): Day | null {
  const day = new Date(Date.UTC(year, month - 1, date));
  if (day.getUTCFullYear() !== year || day.getUTCMonth() !== month - 1 || day.getUTCDate() !== date)
    return null;
  return day.toISOString().slice(0, 10);
}

/** A day so many calendar days later (or earlier). */
export function addDays(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Calendar days from one day to another; negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
