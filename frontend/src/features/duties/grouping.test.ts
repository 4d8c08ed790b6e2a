import { expect, it } from 'vitest';
import { type Duty, groupDuties, urgencyOf } from './grouping';

const duty = (title: string, part: Partial<Duty>): Duty => ({
  id: title,
  kind: 'evaluate',
  title,
  subject: { kind: 'course', label: title },
  overdue: false,
  link: '/danh-gia',
  count: 1,
  overdue_count: 0,
  ...part,
});

it.each([
  [{ overdue: true, days_left: -1 }, 'overdue'],
  [{ overdue: false, days_left: 0 }, 'soon'],
  [{ overdue: false, days_left: 7 }, 'soon'],
  [{ overdue: false, days_left: 8 }, 'later'],
  [{ overdue: false, days_left: null }, 'undated'],
])('%j is %s', (part, urgency) => {
  expect(urgencyOf(part)).toBe(urgency);
});

it('puts the worst group first and keeps the order within one', () => {
  const groups = groupDuties([
    duty('a', { days_left: 3 }),
    duty('b', { days_left: -2, overdue: true }),
    duty('c', { days_left: 1 }),
  ]);
  expect(groups.map((group) => [group.urgency, group.duties.map((one) => one.title)])).toEqual([
    ['overdue', ['b']],
    ['soon', ['a', 'c']],
  ]);
});
