import { expect, it } from 'vitest';
import { choiceOf, formatIndex, patchOf, unansweredOf, withChoice, withComment } from './answers';

it('a mark takes the place of "không áp dụng" and keeps the word beside it', () => {
  const first = withComment(withChoice({}, 'a', 'na'), 'a', 'ít việc');
  expect(withChoice(first, 'a', '8')).toEqual({ a: { mark: 8, comment: 'ít việc' } });
  expect(withChoice(first, 'a', 'na')).toEqual({ a: { not_applicable: true, comment: 'ít việc' } });
});

it('a word alone is no answer', () => {
  const sheet = withComment({}, 'a', 'chưa rõ');
  expect(choiceOf(sheet.a)).toBe('');
  expect(unansweredOf(sheet, ['a', 'b'])).toBe(2);
});

it('"không áp dụng" is an answer', () => {
  expect(unansweredOf(withChoice({}, 'a', 'na'), ['a'])).toBe(0);
});

it('an emptied word leaves nothing behind', () => {
  expect(withComment({ a: { mark: 7, comment: 'x' } }, 'a', '')).toEqual({ a: { mark: 7 } });
});

it('writes a mean with a comma', () => {
  expect(formatIndex(767)).toBe('7,67');
  expect(formatIndex(800)).toBe('8,00');
  expect(formatIndex(null)).toBe('');
});

it('a merge patch takes away what an answer no longer holds', () => {
  expect(patchOf(withChoice({ a: { not_applicable: true } }, 'a', '9'))).toEqual({
    a: { mark: 9, not_applicable: false, comment: null },
  });
});
