import { expect, it } from 'vitest';
import { hoursOf, inOrder, nextAfter, type SessionDraft, withDays } from './timetable';

const session = (day: string | null, starts = '08:00', ends = '11:30'): SessionDraft => ({
  key: `${day} ${starts}`,
  day,
  starts,
  ends,
  topic: '',
  place: '',
});
const keys = () => {
  let count = 0;
  return () => `new-${count++}`;
};

it('adds the same hours on each day, in the order of the days, and nothing twice', () => {
  const added = withDays(
    [session('2026-10-06')],
    ['2026-10-07', '2026-10-05', '2026-10-06'],
    { starts: '08:00', ends: '11:30' },
    keys(),
  );
  expect(added.map(({ day }) => day)).toEqual(['2026-10-05', '2026-10-06', '2026-10-07']);
});

it('the afternoon of a day that has a morning is another session', () => {
  const added = withDays([session('2026-10-06')], ['2026-10-06'], { starts: '13:30', ends: '17:00' }, keys());
  expect(added.map(({ starts }) => starts)).toEqual(['08:00', '13:30']);
});

it('keeps what has no day yet at the end', () => {
  expect(inOrder([session(null), session('2026-10-06')]).map(({ day }) => day)).toEqual(['2026-10-06', null]);
});

it('begins on the first day and goes on at the hours of the last session', () => {
  expect(nextAfter(undefined, '2026-10-05', 'k')).toMatchObject({ day: '2026-10-05', starts: '08:00' });
  expect(nextAfter(session('2026-10-05', '13:30', '17:00'), '2026-10-05', 'k')).toMatchObject({
    day: null,
    starts: '13:30',
    ends: '17:00',
  });
});

it('cuts seconds off', () => {
  expect(hoursOf('08:00:00')).toBe('08:00');
});
