import { expect, it } from 'vitest';
import type { UnitView } from '@/api/generated';
import { treeRows, weekText } from './tree';

function unit(id: string, parent_id: string | null, position: number): UnitView {
  return {
    id,
    parent_id,
    position,
    kind: 'department',
    name: id,
    short_name: id,
    agency_code: null,
    minimum_on_duty: 1,
    maximum_away_percent: null,
    working_weekdays: [],
    active: true,
    revision: 1,
  };
}

const names = { mon: 'T2', tue: 'T3', wed: 'T4', thu: 'T5', fri: 'T6', sat: 'T7', sun: 'CN' };

it('a unit is followed by those below it, brothers in their order', () => {
  const rows = treeRows([
    unit('b', 'ward', 2),
    unit('ward', null, 0),
    unit('b1', 'b', 1),
    unit('a', 'ward', 1),
  ]);
  expect(rows.map((row) => `${row.depth} ${row.unit.id}`)).toEqual(['0 ward', '1 a', '1 b', '2 b1']);
});

it('a unit whose parent is out of reach stands at the top', () => {
  expect(treeRows([unit('school', 'ward', 9)])).toMatchObject([{ depth: 0 }]);
});

it('a run of weekdays is shortened, others are told one by one', () => {
  expect(weekText(['mon', 'tue', 'wed', 'thu', 'fri'], names)).toBe('T2 – T6');
  expect(weekText(['sat', 'mon', 'wed'], names)).toBe('T2, T4, T7');
  expect(weekText(['sat', 'sun'], names)).toBe('T7, CN');
});
