import { expect, it } from 'vitest';
import type { NominationSummary } from '@/api/generated';
import { byCourse } from './approvals';

const nomination = (id: string, course: string, first_day: string) =>
  ({ id, course: { id: course, name: course, first_day, last_day: first_day } }) as NominationSummary;

it('keeps the names of a course together, the earliest course first', () => {
  const groups = byCourse([
    nomination('a', 'late', '2026-11-02'),
    nomination('b', 'soon', '2026-10-05'),
    nomination('c', 'late', '2026-11-02'),
  ]);
  expect(groups.map(({ course, nominations }) => [course.id, nominations.map(({ id }) => id)])).toEqual([
    ['soon', ['b']],
    ['late', ['a', 'c']],
  ]);
});
