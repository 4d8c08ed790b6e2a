import { describe, expect, it } from 'vitest';
import { dayOf, mondayOf, monthFrom, monthsOf, periodOf, step, viewOf, weekdayOf, weeksOf } from './period';

describe('weeks begin on Monday', () => {
  it.each([
    ['2026-11-23', 0, '2026-11-23'],
    ['2026-11-27', 4, '2026-11-23'],
    ['2026-11-29', 6, '2026-11-23'],
    ['2027-01-01', 4, '2026-12-28'],
    ['2028-02-29', 1, '2028-02-28'],
  ])('%s', (day, weekday, monday) => {
    expect(weekdayOf(day)).toBe(weekday);
    expect(mondayOf(day)).toBe(monday);
  });
});

describe('the period of a day', () => {
  it.each([
    ['week', '2026-11-29', '2026-11-23', '2026-11-29'],
    ['month', '2026-02-10', '2026-02-01', '2026-02-28'],
    ['month', '2028-02-10', '2028-02-01', '2028-02-29'],
    ['month', '2026-12-31', '2026-12-01', '2026-12-31'],
    ['year', '2026-12-31', '2026-01-01', '2026-12-31'],
  ] as const)('%s of %s', (view, day, from, to) => {
    expect(periodOf(view, day)).toEqual({ from, to });
  });

  it.each([
    ['week', '2026-11-29', '2026-11-16', '2026-11-30'],
    // A month later is the next month also on a day that it has not.
    ['month', '2026-01-31', '2025-12-01', '2026-02-01'],
    ['month', '2026-12-31', '2026-11-01', '2027-01-01'],
    ['year', '2028-02-29', '2027-01-01', '2029-01-01'],
  ] as const)('%s around %s', (view, day, before, after) => {
    expect([step(view, day, -1), step(view, day, 1)]).toEqual([before, after]);
  });
});

it('a month is shown in whole weeks', () => {
  const weeks = weeksOf(periodOf('month', '2026-10-15'));
  expect(weeks).toHaveLength(5);
  expect(weeks.every((week) => week.length === 7)).toBe(true);
  expect([weeks[0]?.[0], weeks.at(-1)?.[6]]).toEqual(['2026-09-28', '2026-11-01']);
  // Begins on a Monday and has 28 days.
  expect(weeksOf(periodOf('month', '2027-02-01'))).toHaveLength(4);
});

it('a year has twelve months', () => {
  const months = monthsOf('2026-06-30');
  expect(months.map(({ from }) => from.slice(5, 7)).join()).toBe('01,02,03,04,05,06,07,08,09,10,11,12');
  expect(months[11]).toEqual({ from: '2026-12-01', to: '2026-12-31' });
  expect(monthFrom('2026-01-15', -1)).toBe('2025-12-01');
});

it.each([
  [undefined, '2026-11-27'],
  ['2026-10-05', '2026-10-05'],
  ['2026-02-30', '2026-11-27'],
  ['2026-13-01', '2026-11-27'],
  ['hôm qua', '2026-11-27'],
])('the day %s of an address', (asked, day) => {
  expect(dayOf(asked, '2026-11-27')).toBe(day);
});

it('an unknown view is the month', () => {
  expect(['week', 'year', 'day', undefined].map(viewOf)).toEqual(['week', 'year', 'month', 'month']);
});
