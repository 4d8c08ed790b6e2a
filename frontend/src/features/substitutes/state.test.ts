import { expect, it } from 'vitest';
import { stateOf } from './state';

const days = { first_day: '2026-11-20', last_day: '2026-11-24', ended_at: null };

it.each([
  ['2026-11-19', 'upcoming'],
  ['2026-11-20', 'current'],
  ['2026-11-24', 'current'],
  ['2026-11-25', 'past'],
])('on %s it is %s', (today, state) => {
  expect(stateOf(days, today)).toBe(state);
});

it('one that was ended early is over before its last day', () => {
  expect(stateOf({ ...days, ended_at: '2026-11-21T02:00:00Z' }, '2026-11-22')).toBe('ended');
});
