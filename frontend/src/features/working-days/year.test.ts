import { expect, it } from 'vitest';
import { dayAfterKey, weekdayOf, weeksOf } from './year';

it('weeks run from Monday to Sunday', () => {
  expect(weekdayOf('2026-11-23')).toBe(0);
  expect(weekdayOf('2026-11-29')).toBe(6);
});

it('a month is cut into whole weeks', () => {
  const november = weeksOf(2026, 11);
  expect(november).toHaveLength(6);
  expect(november[0]).toEqual([null, null, null, null, null, null, '2026-11-01']);
  expect(november.at(-1)?.[0]).toBe('2026-11-30');
  expect(weeksOf(2027, 2).flat().filter(Boolean)).toHaveLength(28);
  expect(weeksOf(2028, 2).flat().filter(Boolean)).toHaveLength(29);
});

it('arrow keys go by day and by week and stay in the year', () => {
  expect(dayAfterKey('2026-11-23', 'ArrowRight')).toBe('2026-11-24');
  expect(dayAfterKey('2026-11-23', 'ArrowUp')).toBe('2026-11-16');
  expect(dayAfterKey('2026-12-30', 'ArrowDown')).toBeNull();
  expect(dayAfterKey('2026-11-23', 'Enter')).toBeNull();
});
