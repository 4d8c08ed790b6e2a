import type { NewClassification } from '@/api/generated';

/** A level as it is typed; nothing chosen means nothing is entered for the person. */
export interface Entry {
  level: string;
  points: string;
  boundsReason: string;
}

/** What is typed, by person. */
export type Entries = Readonly<Record<string, Entry>>;

export const NOTHING: Entry = { level: '', points: '', boundsReason: '' };

/** What stands once for all that are saved together. */
export interface Paper {
  decidedBy: string;
  decidedOn: string | null;
  paper: string;
  reason: string;
}

export const NO_PAPER: Paper = { decidedBy: '', decidedOn: null, paper: '', reason: '' };

/**
 * Points as people type them: `89`, `89,5` or `89.25`, from 0 to 100.
 * @returns hundredths; null for nothing typed, undefined for what cannot be read
 */
export function pointsOf(typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  if (!/^\d{1,3}([.,]\d{1,2})?$/.test(text)) return undefined;
  const hundredths = Math.round(Number(text.replace(',', '.')) * 100);
  return hundredths <= 10_000 ? hundredths : undefined;
}

/** `8950` → `89,5`; nothing for nothing. */
export function pointsText(hundredths: number | null | undefined): string {
  if (hundredths === null || hundredths === undefined) return '';
  return String(hundredths / 100).replace('.', ',');
}

/** The people whose points cannot be read. */
export function badPoints(entries: Entries): string[] {
  return Object.entries(entries).flatMap(([id, { points }]) => (pointsOf(points) === undefined ? [id] : []));
}

/** What is sent of the lines that were filled in. */
export function levelsOf(entries: Entries, paper: Paper): NewClassification[] {
  const filled = (text: string) => text.trim() || undefined;
  return Object.entries(entries).flatMap(([staff_id, { level, points, boundsReason }]) =>
    level
      ? [
          {
            staff_id,
            level: level as NewClassification['level'],
            points_hundredths: pointsOf(points) ?? undefined,
            bounds_reason: filled(boundsReason),
            decided_by: filled(paper.decidedBy),
            decided_on: paper.decidedOn ?? undefined,
            paper: filled(paper.paper),
            reason: filled(paper.reason),
          },
        ]
      : [],
  );
}

/** The lines in which something was typed, without those that are empty again. */
export function withoutEmpty(entries: Entries): Entries {
  return Object.fromEntries(
    Object.entries(entries).filter(([, entry]) => entry.level || entry.points || entry.boundsReason),
  );
}

/** What was kept on this device; nothing where it cannot be read. */
export function readDraft(text: string | null): Entries {
  try {
    const kept: unknown = JSON.parse(text ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept).map(([id, entry]) => [id, { ...NOTHING, ...(entry as Partial<Entry>) }]),
    );
  } catch {
    return {};
  }
}
