import { expect, it } from 'vitest';
import { stepsFor } from './course-actions';

const course = (
  state: 'planned' | 'open' | 'finished' | 'postponed' | 'cancelled',
  origin: 'own' | 'past' = 'own',
) => ({
  state,
  origin,
  last_day: '2026-10-07',
});

it('offers finishing from the last day on', () => {
  expect(stepsFor(course('open'), '2026-10-06')).not.toContain('finish');
  expect(stepsFor(course('open'), '2026-10-07')).toContain('finish');
});

it('offers new days only for a course that was put off', () => {
  expect(stepsFor(course('postponed'), '2026-10-01')).toEqual(['reschedule', 'cancel']);
});

it('offers nothing for what was cancelled or lies in the past', () => {
  expect(stepsFor(course('cancelled'), '2026-10-01')).toEqual([]);
  expect(stepsFor(course('finished', 'past'), '2026-10-01')).toEqual([]);
});
