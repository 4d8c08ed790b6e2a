import type { UnitView } from '@/api/generated';

/** Weekdays as the API writes them, in their order. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** A unit with its depth in the tree. */
export interface TreeRow {
  unit: UnitView;
  depth: number;
}

/**
 * Units as a tree is read from top to bottom: each followed by those below it, brothers in the order of their
 * places. A unit whose parent is out of reach stands at the top.
 */
export function treeRows(units: readonly UnitView[]): TreeRow[] {
  const known = new Set(units.map((unit) => unit.id));
  const parentOf = (unit: UnitView) => (unit.parent_id && known.has(unit.parent_id) ? unit.parent_id : null);
  const inOrder = [...units].sort(
    (one, other) => one.position - other.position || one.name.localeCompare(other.name, 'vi'),
  );
  const walk = (parent: string | null, depth: number): TreeRow[] =>
    inOrder
      .filter((unit) => parentOf(unit) === parent)
      .flatMap((unit) => [{ unit, depth }, ...walk(unit.id, depth + 1)]);
  return walk(null, 0);
}

/** The weekdays of a unit in words: a run from one day to another is shortened. */
export function weekText(days: readonly string[], names: Record<string, string>): string {
  const places = days.map((day) => weekdays.indexOf(day as (typeof weekdays)[number])).sort((a, b) => a - b);
  const isRun = places.length > 2 && places.every((place, index) => place === (places[0] ?? 0) + index);
  const nameOf = (place: number | undefined) => names[weekdays[place ?? 0] ?? ''] ?? '';
  return isRun ? `${nameOf(places[0])} – ${nameOf(places.at(-1))}` : places.map(nameOf).join(', ');
}
