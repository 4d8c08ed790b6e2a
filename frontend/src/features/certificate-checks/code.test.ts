import { describe, expect, it } from 'vitest';
import { codeOf, grouped } from './code';

const code = '5f2b6d0c9a1e4478b3d2c6f01a9be57c';

describe('codeOf', () => {
  it.each([
    ['alone', code],
    ['in capitals, with spaces around it', ` ${code.toUpperCase()} `],
    ['in groups', grouped(code)],
    ['with strokes', code.replace(/(.{8})/g, '$1-').slice(0, -1)],
    ['at the end of its address', `https://daotao.thachkhoi.gov.vn/chung-chi/${code}`],
    ['in an address with more behind it', `https://daotao.thachkhoi.gov.vn/chung-chi/${code}?zalo=1#x`],
  ])('finds it %s', (_, typed) => expect(codeOf(typed)).toBe(code));

  it.each([
    ['nothing', ''],
    ['a digit too few', code.slice(1)],
    ['a letter that is no digit', `g${code.slice(1)}`],
    ['the number on the paper', 'QLNN-2026-0153'],
  ])('finds none in %s', (_, typed) => expect(codeOf(typed)).toBeNull());
});
