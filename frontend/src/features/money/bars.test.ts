import { expect, it } from 'vitest';
import { barsOf, standingOf } from './bars';

it('draws the bars and the allocation on one scale', () => {
  const { bars, limit } = barsOf({ amount: 200, planned: 100, committed: 50, spent: 0 });
  expect(bars.map(({ width }) => width)).toEqual([50, 25, 0]);
  expect(limit).toBe(100);
});

it('shows how far a bar goes beyond the allocation', () => {
  const { bars, limit } = barsOf({ amount: 100, planned: 0, committed: 200, spent: 150 });
  expect(bars.map(({ width }) => width)).toEqual([0, 100, 75]);
  expect(limit).toBe(50);
});

it.each([
  [-1, -1, 'overrun'],
  [0, -1, 'overplanned'],
  [0, 0, 'fine'],
])('%d left and %d unplanned is %s', (available, unplanned, standing) => {
  expect(standingOf({ available, unplanned })).toBe(standing);
});
