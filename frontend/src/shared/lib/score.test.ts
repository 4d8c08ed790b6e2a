import { expect, it } from 'vitest';
import { isScore } from './score';

it.each(['', ' 8 ', '8,5', '8.25', '10', '0'])('takes %s', (text) => expect(isScore(text)).toBe(true));
it.each(['10,5', '11', '8,255', 'tám', '-1', '8,'])('refuses %s', (text) =>
  expect(isScore(text)).toBe(false),
);
