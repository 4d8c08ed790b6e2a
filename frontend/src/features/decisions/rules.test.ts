import { expect, test } from 'vitest';
import { ApiError } from '@/api/errors';
import type { NominationSummary } from '@/api/generated';
import { atNumber, chosenAtFirst, comeTogether, eligible, isClosed, standingOf } from './rules';

const nomination = (id: string, state: string, decision_id?: string) =>
  ({ id, state, decision_id }) as NominationSummary;

const people = [
  nomination('a', 'approved'),
  nomination('b', 'admitted', 'earlier'),
  nomination('c', 'endorsed'),
  nomination('d', 'withdrawn', 'earlier'),
];

test('a decision is about people with a seat', () => {
  expect(eligible(people).map(({ id }) => id)).toEqual(['a', 'b']);
});

test('those without a decision are chosen at first, for a later paper those of the earlier', () => {
  expect(chosenAtFirst(eligible(people))).toEqual(['a']);
  expect(chosenAtFirst(eligible(people), { nomination_ids: ['b'] })).toEqual(['b']);
});

test('number and day come together', () => {
  expect(comeTogether('', null)).toBe(true);
  expect(comeTogether('12/QĐ-UBND', '2026-08-01')).toBe(true);
  expect(comeTogether(' ', '2026-08-01')).toBe(false);
  expect(comeTogether('12/QĐ-UBND', null)).toBe(false);
});

test('a paper is a draft until it has a number, and ended once revoked', () => {
  expect(standingOf({ number: null, revoked: false })).toBe('draft');
  expect(standingOf({ number: '12', revoked: false })).toBe('inForce');
  expect(standingOf({ number: '12', revoked: true })).toBe('revoked');
  expect(isClosed({ number: '12', file: null })).toBe(false);
});

test('a taken number is a fault of its field, other conflicts stay as they are', () => {
  const refused = (code: string) =>
    new ApiError(409, { type: '', title: '', status: 409, code, detail: 'Số đã dùng.' }, null, '/decisions');
  expect((atNumber(refused('number_taken')) as ApiError).problem?.errors).toEqual([
    { pointer: '/number', code: 'number_taken', detail: 'Số đã dùng.' },
  ]);
  const other = refused('wrong_state');
  expect(atNumber(other)).toBe(other);
});
