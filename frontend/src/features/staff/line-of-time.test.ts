import { expect, it } from 'vitest';
import { lineOfTime, type PersonFacts } from './line-of-time';

const nothing: PersonFacts = {
  assignments: [],
  states: [],
  absences: [],
  nominations: [],
  results: [],
  certificates: [],
  reports: [],
  evaluations: [],
};

it('puts everything in one line, the latest first', () => {
  const lines = lineOfTime({
    ...nothing,
    assignments: [{ id: 'a', first_day: '2020-01-01', last_day: null, post_title: 'Chuyên viên' }],
    nominations: [
      {
        id: 'n',
        state_label: 'Hoàn thành',
        course: { name: 'Lớp số', first_day: '2026-10-05', last_day: '2026-10-07' },
      },
    ],
    certificates: [
      { id: 'c', issued_on: '2026-12-20', issuer: 'Trường', kind: 'certificate', state: 'verified' },
    ],
  } as unknown as PersonFacts);
  expect(lines.map(({ kind }) => kind)).toEqual(['certificate', 'nomination', 'assignment']);
  expect(lines[1]?.detail).toBe('05/10/2026 – 07/10/2026 · Hoàn thành');
});

it('does not repeat that somebody is at work, and shows no draft of an evaluation', () => {
  const lines = lineOfTime({
    ...nothing,
    states: [
      { id: 'w', state: 'working', first_day: '2020-01-01' },
      { id: 'm', state: 'maternity', first_day: '2027-01-01' },
    ],
    evaluations: [{ id: 'e', state: 'draft', signed_on: null, courses: [] }],
  } as unknown as PersonFacts);
  expect(lines.map(({ key }) => key)).toEqual(['m']);
});
