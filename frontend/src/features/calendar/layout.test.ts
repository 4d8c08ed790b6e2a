import { expect, it } from 'vitest';
import { agendaOf, barsOf, type Entry, entriesOn, markOf, toneOf, unitsUnder } from './layout';
import { weeksOf } from './period';

const entry = (id: string, kind: Entry['kind'], first_day: string, last_day = first_day): Entry => ({
  id,
  kind,
  title: id,
  first_day,
  last_day,
  people: 0,
  link: '/lop',
  overdue: false,
});
const [week = []] = weeksOf({ from: '2026-10-05', to: '2026-10-11' });

it('bars lie side by side where they can and one under the other where they must', () => {
  const bars = barsOf(
    [
      entry('long', 'course', '2026-09-01', '2026-12-01'),
      entry('a', 'course', '2026-10-05', '2026-10-06'),
      entry('b', 'course', '2026-10-07', '2026-10-12'),
      entry('c', 'course', '2026-10-06', '2026-10-06'),
      entry('earlier', 'course', '2026-10-01', '2026-10-04'),
    ],
    week,
  );
  expect(
    bars.map((bar) => [bar.entry.id, bar.column, bar.span, bar.lane, bar.fromBefore, bar.goesOn]),
  ).toEqual([
    ['long', 0, 7, 0, true, true],
    ['a', 0, 2, 1, false, false],
    ['c', 1, 1, 2, false, false],
    ['b', 2, 5, 1, false, true],
  ]);
});

it('what is no course stands in its day', () => {
  const all = [entry('course', 'course', '2026-10-05'), entry('session', 'session', '2026-10-05')];
  expect(entriesOn(all, '2026-10-05').map(({ id }) => id)).toEqual(['session']);
});

it('a list names each entry once, a course that began earlier on the first day', () => {
  const all = [
    entry('due', 'needs_due', '2026-10-05'),
    entry('course', 'course', '2026-09-28', '2026-10-06'),
    entry('session', 'session', '2026-10-06'),
    entry('later', 'session', '2026-10-12'),
  ];
  expect(
    agendaOf(all, { from: '2026-10-05', to: '2026-10-11' }).map(({ day, entries }) => [
      day,
      entries.map(({ id }) => id),
    ]),
  ).toEqual([
    ['2026-10-05', ['course', 'due']],
    ['2026-10-06', ['session']],
  ]);
});

it('a day of a small month shows the worst of what it has', () => {
  const late = { ...entry('late', 'needs_due', '2026-10-05'), overdue: true };
  const all = [entry('course', 'course', '2026-10-05', '2026-10-06'), late];
  expect(markOf(all, '2026-10-05')).toEqual({ count: 2, tone: 'danger', running: true });
  expect(markOf(all, '2026-10-06')).toMatchObject({ count: 0, running: true });
  expect(markOf(all, '2026-10-07')).toMatchObject({ count: 0, running: false });
  expect(toneOf(entry('x', 'names_due', '2026-10-05'))).toBe('warning');
});

it('a head is offered the own unit and all below it', () => {
  const unit = (id: string, parent_id: string | null, active = true) => ({ id, parent_id, active });
  const units = [
    unit('ward', null),
    unit('office', 'ward'),
    unit('desk', 'office'),
    unit('old', 'office', false),
  ];
  const offered = (...roles: { role: string; unit_id: string }[]) =>
    unitsUnder(units, roles)
      .map(({ id }) => id)
      .join();
  expect(offered({ role: 'unit_head', unit_id: 'office' })).toBe('office,desk');
  expect(offered({ role: 'leader', unit_id: 'ward' })).toBe('ward,office,desk');
  expect(offered({ role: 'admin', unit_id: 'ward' }, { role: 'staff', unit_id: 'desk' })).toBe('');
});
