import { describe, expect, it, vi } from 'vitest';
import {
  countOnPaper,
  fetchForPaper,
  isPrintKey,
  MOST_ON_PAPER,
  officeLines,
  printingUnit,
} from './printing';

describe('R-40: what a list brings onto paper', () => {
  it('fetches page by page until all of it is there', async () => {
    let rows = 50;
    const next = vi.fn(async () => {
      rows += 50;
      return { hasNextPage: rows < 130, isError: false, rows };
    });
    expect(await fetchForPaper({ hasNextPage: true, isError: false, rows }, next)).toBe(false);
    expect(next).toHaveBeenCalledTimes(2);
  });

  it('stops at what paper takes, and says that it is not all', async () => {
    let rows = 50;
    const next = vi.fn(async () => {
      rows += 50;
      return { hasNextPage: true, isError: false, rows };
    });
    expect(await fetchForPaper({ hasNextPage: true, isError: false, rows }, next)).toBe(true);
    expect(rows).toBe(MOST_ON_PAPER);
  });

  it('does not ask for ever where the server does not answer', async () => {
    const next = vi.fn(async () => ({ hasNextPage: true, isError: true, rows: 50 }));
    expect(await fetchForPaper({ hasNextPage: true, isError: false, rows: 50 }, next)).toBe(false);
    expect(next).toHaveBeenCalledTimes(1);
  });

  it('asks for nothing where all is there', async () => {
    const next = vi.fn();
    expect(await fetchForPaper({ hasNextPage: false, isError: false, rows: 7 }, next)).toBe(false);
    expect(next).not.toHaveBeenCalled();
  });

  it.each([
    [101, 101, false, { kind: 'all', count: 101 }],
    [50, 101, true, { kind: 'part', count: 50, left: 51 }],
    [50, null, true, { kind: 'first', count: 50 }],
    [0, 0, false, { kind: 'all', count: 0 }],
  ])('%s rows of %s, more to come: %s', (count, total, hasMore, said) => {
    expect(countOnPaper(count, total, hasMore)).toEqual(said);
  });
});

describe('R-40: whose paper it is', () => {
  const ward = 'UBND phường Thạch Khôi';

  it('writes the name of the office out, in capitals', () => {
    expect(officeLines(ward, ward)).toEqual(['ỦY BAN NHÂN DÂN PHƯỜNG THẠCH KHÔI']);
    expect(officeLines(ward, undefined)).toEqual(['ỦY BAN NHÂN DÂN PHƯỜNG THẠCH KHÔI']);
  });

  it('puts a unit beneath the ward', () => {
    expect(officeLines(ward, 'Phòng Văn hoá - Xã hội')).toEqual([
      'ỦY BAN NHÂN DÂN PHƯỜNG THẠCH KHÔI',
      'PHÒNG VĂN HOÁ - XÃ HỘI',
    ]);
  });

  it('is the ward where one of the roles is over all of it', () => {
    const unit = { unit_name: 'Trạm Y tế' };
    expect(printingUnit(ward, [unit, { unit_name: ward }])).toBe(ward);
    expect(printingUnit(ward, [unit])).toBe('Trạm Y tế');
    expect(printingUnit(ward, [])).toBeUndefined();
  });
});

describe('the keys by which a browser prints', () => {
  const keys = { key: 'p', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

  it.each([
    [{ ctrlKey: true }, true],
    [{ metaKey: true }, true],
    [{ ctrlKey: true, key: 'P' }, true],
    [{ ctrlKey: true, shiftKey: true }, false],
    [{ ctrlKey: true, altKey: true }, false],
    [{ ctrlKey: true, key: 's' }, false],
    [{}, false],
  ])('%j', (pressed, prints) => {
    expect(isPrintKey({ ...keys, ...pressed })).toBe(prints);
  });
});
