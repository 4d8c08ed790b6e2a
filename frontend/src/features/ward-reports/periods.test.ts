import { expect, test } from 'vitest';
import { keyOf, periodsOf, usualPeriod } from './periods';

const values = (today: string) => periodsOf(today).map(keyOf);

test('the periods of a day are its year and the one before within the plan, their halves, and the phase', () => {
  expect(values('2026-12-07')).toEqual([
    '2026-01-01/2026-12-31',
    '2026-01-01/2026-06-30',
    '2026-07-01/2026-12-31',
    '2026-01-01/2031-12-31',
  ]);
  expect(values('2027-01-05')).toHaveLength(7);
  expect(values('2027-01-05')[1]).toBe('2026-01-01/2026-12-31');
});

test.each([
  ['yearly', '2026-12-07', '2026-01-01/2026-12-31'],
  ['yearly', '2027-01-20', '2026-01-01/2026-12-31'],
  ['yearly', '2026-01-20', '2026-01-01/2026-12-31'],
  ['yearly', '2027-03-01', '2027-01-01/2027-12-31'],
  ['half_yearly', '2027-06-15', '2027-01-01/2027-06-30'],
  ['half_yearly', '2027-07-15', '2027-01-01/2027-06-30'],
  ['half_yearly', '2027-12-01', '2027-07-01/2027-12-31'],
  ['half_yearly', '2027-01-15', '2026-07-01/2026-12-31'],
  ['final', '2028-05-01', '2026-01-01/2031-12-31'],
] as const)('a %s report on %s is usually about %s', (kind, today, period) => {
  const found = usualPeriod(kind, today);
  expect(found && keyOf(found)).toBe(period);
});

test('what somebody asked for has no usual period', () => {
  expect(usualPeriod('ad_hoc', '2026-12-07')).toBeUndefined();
});
