import { expect, it } from 'vitest';
import { type StripDay, stretchesOf } from './strip';

const fine = { size: 5, on_duty: 4, needed: 1, short: false, broken: [], away: [], pending: [] };
const on = (day: string, part: Partial<StripDay> = {}): StripDay => ({ ...fine, day, ...part }) as StripDay;

it('draws like days together and keeps their number', () => {
  const stretches = stretchesOf([on('2026-10-02'), on('2026-10-05'), on('2026-10-06')]);
  expect(stretches).toHaveLength(1);
  expect(stretches[0]).toMatchObject({ first: '2026-10-02', last: '2026-10-06', count: 3 });
});

it('a day that is short stands by itself', () => {
  const stretches = stretchesOf([
    on('2026-10-05'),
    on('2026-10-06', { short: true, on_duty: 0 }),
    on('2026-10-07'),
  ]);
  expect(stretches.map(({ first, day }) => [first, day.short])).toEqual([
    ['2026-10-05', false],
    ['2026-10-06', true],
    ['2026-10-07', false],
  ]);
});

it('another person away is another stretch', () => {
  const away = (name: string) => [{ staff_id: name, full_name: name, candidate: false }] as StripDay['away'];
  expect(
    stretchesOf([on('2026-10-05', { away: away('A') }), on('2026-10-06', { away: away('B') })]),
  ).toHaveLength(2);
});
