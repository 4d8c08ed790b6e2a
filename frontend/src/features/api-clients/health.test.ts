import { expect, it } from 'vitest';
import type { KindStatus } from '@/api/generated';
import { endOfDay, healthOf, lastDayOf, lastPull, waitingIn } from './health';

const NOW = '2026-11-24T08:00:00Z';

function kind(part: Partial<KindStatus>): KindStatus {
  return {
    kind: 'units',
    newest_change: 10,
    last_pull_at: '2026-11-24T07:00:00Z',
    taken_through: 10,
    acknowledged_at: null,
    acknowledged_through: 0,
    waiting: 0,
    waiting_since: null,
    ...part,
  };
}

const late = kind({ waiting: 2, waiting_since: '2026-11-22T08:00:00Z' });
const fresh = kind({ waiting: 3, waiting_since: '2026-11-24T07:30:00Z' });

it('a program that has everything is well', () => {
  expect(healthOf({ active: true, silent_since: null, kinds: [kind({})] }, NOW)).toBe('well');
});

it('a program is behind for a day and lags after it', () => {
  expect(healthOf({ active: true, silent_since: null, kinds: [kind({}), fresh] }, NOW)).toBe('behind');
  expect(healthOf({ active: true, silent_since: null, kinds: [fresh, late] }, NOW)).toBe('lagging');
});

it('one that never came is told from one that lags', () => {
  const never = kind({ last_pull_at: null, waiting: 9, waiting_since: '2026-01-01T00:00:00Z' });
  expect(healthOf({ active: true, silent_since: null, kinds: [never] }, NOW)).toBe('never');
});

it('one that is shut out is nothing else', () => {
  expect(healthOf({ active: false, silent_since: null, kinds: [late] }, NOW)).toBe('shut_out');
});

it('adds up what waits and finds the latest pull', () => {
  expect(waitingIn([late, fresh])).toBe(5);
  expect(
    lastPull([kind({ last_pull_at: null }), kind({}), kind({ last_pull_at: '2026-11-24T07:59:00Z' })]),
  ).toBe('2026-11-24T07:59:00Z');
});

it('a secret is good to midnight of the office', () => {
  expect(new Date(endOfDay('2026-12-31')).toISOString()).toBe('2026-12-31T17:00:00.000Z');
});

it('one that has not come for too long says so, whatever waits', () => {
  expect(healthOf({ active: true, silent_since: '2026-11-22T08:00:00Z', kinds: [kind({})] }, NOW)).toBe(
    'silent',
  );
});

it('a moment is shown by the last day that it lets in', () => {
  expect(lastDayOf(endOfDay('2031-12-31'))).toBe('2031-12-31');
  expect(lastDayOf(null)).toBeNull();
});
