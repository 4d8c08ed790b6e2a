import { expect, it } from 'vitest';
import { paceText, percentText, quarterText, shareText } from './shares';

it.each([
  [3888, '38,88%'],
  [9999, '99,99%'],
  [10000, '100%'],
  [0, '0%'],
  [null, '–'],
])('says %s hundredths as %s', (hundredths, text) => {
  expect(percentText(hundredths)).toBe(text);
});

it('says nothing of nobody', () => {
  expect(shareText({ numerator: 0, denominator: 0, percent_hundredths: null })).toBe('–');
  expect(shareText({ numerator: 7, denominator: 18, percent_hundredths: 3888 })).toBe('7/18 (38,88%)');
});

it('names a quarter', () => {
  expect(quarterText('2027-Q1')).toBe('Q1/2027');
});

it('says a pace to its hundredth', () => {
  expect([paceText(25), paceText(150), paceText(0)]).toEqual(['0,25', '1,5', '0']);
});
