import { describe, expect, it } from 'vitest';
import type { ComparedUnit, Comparison, DutyFigure, OwedFigure } from '@/api/generated';
import { columnsOf, isDone, isPressing, linesOf, namesOf, percentOf, sorted, toneOf } from './comparison';

const owed = (open: number, overdue = 0, escalated = 0): OwedFigure => ({
  open,
  overdue,
  escalated,
  people: open,
  days_late: overdue > 0 ? 3 : null,
});

const figure = (plan_duty: DutyFigure['plan_duty'], of: OwedFigure, unheld = 0): DutyFigure => ({
  plan_duty,
  owed: of,
  unheld,
});

const unit = (id: string, of: OwedFigure, ...duties: DutyFigure[]): ComparedUnit => ({
  unit_id: id,
  unit_name: id,
  directly: false,
  people: 5,
  owed: of,
  duties,
  targets: [],
});

const office = unit(
  'office',
  owed(9, 4),
  figure('evaluations', owed(2, 0)),
  figure('result_reports', owed(5, 4)),
);
const school = unit(
  'school',
  owed(8, 3, 2),
  figure('evaluations', owed(3, 3, 2)),
  figure('result_reports', owed(0)),
);

describe('the order of units', () => {
  it.each([
    ['', ['office', 'school']],
    ['evaluations', ['school', 'office']],
    ['result_reports', ['office', 'school']],
    ['unit', ['school', 'office']],
    ['attendance', ['office', 'school']],
  ])('%j puts first whoever is worst in it', (sort, ids) => {
    expect(sorted([office, school], sort, ['school', 'office']).map((one) => one.unit_id)).toEqual(ids);
  });
});

it('lists on a card what is left to do, the worst first', () => {
  expect(linesOf(office).map((line) => line.plan_duty)).toEqual(['result_reports', 'evaluations']);
  expect(linesOf(school).map((line) => line.plan_duty)).toEqual(['evaluations']);
});

it('takes what nobody owes though it is asked for as left to do, and pressing', () => {
  const share = { numerator: 0, denominator: 1, percent_hundredths: 0 };
  const asked = { ...figure('unit_reports', owed(0), 1), share };
  expect(linesOf(unit('station', owed(0), figure('needs', owed(0)), asked))).toEqual([asked]);
  expect([isPressing(asked), isDone(asked), isDone(figure('needs', owed(0)))]).toEqual([true, false, true]);
});

it('puts duties that press first, and leaves out those in which nobody has anything to do', () => {
  const share = { numerator: 2, denominator: 2, percent_hundredths: 10_000 };
  const total = unit(
    'all',
    owed(3),
    figure('needs', owed(0)),
    { ...figure('unit_reports', owed(0)), share },
    figure('certificates', owed(3)),
    figure('evaluations', owed(3, 1)),
  );
  const compared = { plan_duties: total.duties.map((one) => one.plan_duty), total } as unknown as Comparison;
  expect(columnsOf(compared)).toEqual({
    shown: ['evaluations', 'unit_reports', 'certificates'],
    idle: ['needs'],
  });
});

it('opens a figure to the rows that it counts', () => {
  expect(namesOf({ unit_id: 'u1', directly: true }, { plan_duty: 'evaluations', overdue: true })).toEqual({
    to: '/viec-con-no',
    search: { unit_id: 'u1', directly: 'true', plan_duty: 'evaluations', overdue: 'true' },
  });
  expect(namesOf({ unit_id: null, directly: false }, { escalated: true }).search).toEqual({
    escalated: 'true',
  });
});

it('says how a figure stands, and a hundred percent of all alone', () => {
  expect([owed(0), owed(2), owed(2, 1)].map(toneOf)).toEqual(['success', 'info', 'danger']);
  expect([9999, 10_000, null].map((percent_hundredths) => percentOf({ percent_hundredths }))).toEqual([
    '99%',
    '100%',
    '–',
  ]);
});
