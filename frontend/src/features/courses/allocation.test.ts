import { expect, it } from 'vitest';
import { leftFor } from './allocation';

it.each([
  ['a new course', undefined, 40],
  ['a course of the same allocation', { allocation_id: 'a', cost: 25 }, 65],
  ['a course of another one', { allocation_id: 'b', cost: 25 }, 40],
  ['a course without a cost', { allocation_id: 'a', cost: null }, 40],
])('%s may cost what is not planned for others', (_, stored, left) => {
  expect(leftFor({ id: 'a', unplanned: 40 }, stored)).toBe(left);
});
