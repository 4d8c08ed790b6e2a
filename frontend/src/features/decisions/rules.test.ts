import { expect, test } from 'vitest';
import type { NominationSummary } from '@/api/generated';
import { chosenAtFirst, eligible, isClosed, standingOf } from './rules';

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

test('a paper is a draft until it has a number, and ended once revoked', () => {
  expect(standingOf({ number: null, revoked: false })).toBe('draft');
  expect(standingOf({ number: '12', revoked: false })).toBe('inForce');
  expect(standingOf({ number: '12', revoked: true })).toBe('revoked');
  expect(isClosed({ number: '12', file: null })).toBe(false);
});
