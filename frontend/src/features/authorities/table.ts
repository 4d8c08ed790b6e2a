import type { AuthorityBody } from '@/api/generated';
import { labels } from '@/api/generated/labels';
import type { Day } from '@/shared/lib/dates';

/** What is decided: each has a table of its own. */
export type Matter = AuthorityBody['matter'];

/** The tables, in their order. */
export const matters = ['sending', 'evaluation'] as const satisfies readonly Matter[];

/** A line as it is edited: an empty unit is the whole ward, an empty standing everybody. */
export interface Line extends Record<string, unknown> {
  /** Tells lines apart while they are edited. */
  key: string;
  matter: Matter;
  unit_id: string;
  standing: string;
  holder: string;
  from_day: Day | null;
}

const standings = Object.keys(labels.Standing);

/** The lines as the office reads them: by standing from the top of the ward down, the ward before a unit. */
export function linesOf(items: readonly AuthorityBody[]): Line[] {
  const rank = ({ standing }: Line) => (standing ? standings.indexOf(standing) : standings.length);
  return items
    .map((item, index) => ({
      key: `stored ${index}`,
      matter: item.matter,
      unit_id: item.unit_id ?? '',
      standing: item.standing ?? '',
      holder: item.holder,
      from_day: item.from_day,
    }))
    .sort(
      (one, other) =>
        rank(one) - rank(other) ||
        one.unit_id.localeCompare(other.unit_id) ||
        (one.from_day ?? '').localeCompare(other.from_day ?? ''),
    );
}

/** What is sent of the lines. */
export function itemsOf(lines: readonly Line[]): AuthorityBody[] {
  return lines.map(({ matter, unit_id, standing, holder, from_day }) => ({
    matter,
    unit_id: unit_id || null,
    standing: (standing || null) as AuthorityBody['standing'],
    holder: holder as AuthorityBody['holder'],
    from_day: from_day ?? '',
  }));
}

/** The lines that say the same as one above them: nobody could tell which holds. */
export function repeated(lines: readonly Line[]): string[] {
  const said = new Set<string>();
  return lines.flatMap((line) => {
    const what = [line.matter, line.unit_id, line.standing, line.from_day].join('|');
    if (said.has(what)) return [line.key];
    said.add(what);
    return [];
  });
}
