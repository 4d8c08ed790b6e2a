import { expect, it } from 'vitest';
import type { OwedDutyView } from '@/api/generated';
import { groupsOf, worstFirst } from './owed';

const owed = (unit: string, title: string, due_on?: string): OwedDutyView => ({
  holder: { name: 'A', post_title: '', unit_id: unit, unit_name: unit, at_work: true },
  duty: {
    id: title,
    kind: 'evaluate',
    title,
    subject: { kind: 'course', label: title },
    due_on,
    overdue: due_on !== undefined && due_on < '2026-12-01',
    link: '/danh-gia',
    count: 1,
    overdue_count: 0,
  },
});

it('keeps the units in their order, and in each the worst comes first', () => {
  const rows = [
    owed('b', '1'),
    owed('b', '2', '2026-12-10'),
    owed('a', '3', '2026-11-20'),
    owed('b', '4', '2026-11-01'),
  ];
  expect(worstFirst(rows).map((row) => row.duty.title)).toEqual(['4', '2', '1', '3']);
});

it('heads each unit with how much is owed and how much is late', () => {
  const rows = [owed('b', '1'), owed('b', '4', '2026-11-01')];
  const groups = groupsOf({
    unitHead: (unit, count) => `${unit}: ${count}`,
    overdueOf: (count) => `${count} late`,
  });
  expect(groups.idOf(rows[0] as OwedDutyView)).toBe('b');
  expect(groups.title('b', rows)).toBe('b: 2');
});
