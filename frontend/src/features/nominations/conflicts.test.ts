import { expect, test } from 'vitest';
import type { ConflictView } from '@/api/generated';
import { byPerson } from './conflicts';

const conflict = (id: string, binds: boolean, detail: string) =>
  ({ nomination_id: id, full_name: id, binds, kept_reason: null, warning: { detail } }) as ConflictView;

test('people are named once, and first those whom somebody must answer for', () => {
  const people = byPerson([
    conflict('a', false, 'trùng lịch'),
    conflict('b', true, 'trùng lịch'),
    conflict('b', true, 'đơn vị thiếu người'),
  ]);
  expect(people.map(({ id, details }) => [id, details])).toEqual([
    ['b', ['trùng lịch', 'đơn vị thiếu người']],
    ['a', ['trùng lịch']],
  ]);
});
