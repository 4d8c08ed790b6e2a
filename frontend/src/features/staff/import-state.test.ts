import { expect, it } from 'vitest';
import type { RosterPreviewView } from '@/api/generated';
import { changesAnything, withAnswer, withAsked, withMeaning, worthSeeing } from './import-state';

const nothing = { choices: [], answers: [] };

it('the last word on a column holds, and other sheets keep theirs', () => {
  const first = withMeaning(nothing, { sheet: 'A', column: 'C', meaning: 'post' });
  const other = withMeaning(first, { sheet: 'B', column: 'C', meaning: 'unit' });
  expect(withMeaning(other, { sheet: 'A', column: 'C', meaning: 'title' }).choices).toEqual([
    { sheet: 'B', column: 'C', meaning: 'unit' },
    { sheet: 'A', column: 'C', meaning: 'title' },
  ]);
});

it('an answer can be changed', () => {
  const same = withAnswer(nothing, { sheet: 'A', row: 7, same_as: 'x' });
  expect(withAnswer(same, { sheet: 'A', row: 7 }).answers).toEqual([{ sheet: 'A', row: 7 }]);
});

it('rows that are left out or unchanged change nothing', () => {
  const counts = { create: 0, update: 0, unchanged: 40, ask: 1, left_out: 2, units_created: 0 };
  expect(changesAnything(counts)).toBe(false);
  expect(changesAnything({ ...counts, units_created: 1 })).toBe(true);
});

it('a row that was answered stays in sight', () => {
  const row = (number: number, action: string) => ({ sheet: 'A', row: number, action });
  const rows = (...list: object[]) => list as RosterPreviewView['rows'];
  const first = withAsked([], rows(row(7, 'ask'), row(8, 'create')));
  const second = withAsked(first, rows(row(7, 'create'), row(9, 'ask')));
  expect(second.map((one) => one.row)).toEqual([7, 9]);
});

it('shows first what changes people, then what is left out, then who is new', () => {
  const rows = (...actions: string[]) => actions.map((action) => ({ action })) as RosterPreviewView['rows'];
  expect(worthSeeing(rows('create', 'left_out', 'update'))).toBe('update');
  expect(worthSeeing(rows('create', 'left_out'))).toBe('left_out');
  expect(worthSeeing(rows('unchanged', 'create'))).toBe('create');
  expect(worthSeeing(rows('unchanged'))).toBe('unchanged');
});
