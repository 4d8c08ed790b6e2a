import { expect, it } from 'vitest';
import { badScores, resultsOf } from './entry';

it('enters only the lines that have an outcome', () => {
  const entries = { a: { outcome: 'passed', score: ' 8,5 ' }, b: { outcome: '', score: '' } };
  expect(resultsOf(entries, true)).toEqual([
    { nomination_id: 'a', outcome: 'passed', score: '8,5', confirmed_by_school: true },
  ]);
});

it('sends no score where none was typed', () => {
  expect(resultsOf({ a: { outcome: 'absent_all', score: ' ' } }, false)[0]?.score).toBeUndefined();
});

it('names whose score cannot be read', () => {
  expect(badScores({ a: { outcome: 'passed', score: '12' }, b: { outcome: 'passed', score: '7' } })).toEqual([
    'a',
  ]);
});
