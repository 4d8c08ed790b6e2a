import { describe, expect, it } from 'vitest';
import type { AttendanceGrid } from '@/api/generated';
import {
  allPresent,
  cellOf,
  changesOf,
  markOfLetter,
  moved,
  pasted,
  readPaste,
  storedMarks,
  withMark,
} from './grid';

const session = (session_id: string, begun = true) => ({ session_id, begun });
const person = (
  nomination_id: string,
  marks: { session_id: string; mark: string; revision: number }[] = [],
) => ({
  nomination_id,
  marks,
});
const grid = {
  sessions: [session('s1'), session('s2'), session('s3', false)],
  participants: [person('a', [{ session_id: 's1', mark: 'late', revision: 4 }]), person('b')],
} as unknown as AttendanceGrid;
const stored = storedMarks(grid);

describe('marks', () => {
  it('reads the letters of the office, in either case', () => {
    expect(['C', 'm', 'P', 'v', 'x'].map(markOfLetter)).toEqual([
      'present',
      'late',
      'excused',
      'absent',
      undefined,
    ]);
  });

  it('what is as stored again is no change', () => {
    const changed = withMark({}, stored, cellOf('a', 's1'), 'absent');
    expect(Object.keys(changed)).toHaveLength(1);
    expect(withMark(changed, stored, cellOf('a', 's1'), 'late')).toEqual({});
  });

  it('taking away a mark that never was is no change', () => {
    expect(withMark({}, stored, cellOf('b', 's1'), null)).toEqual({});
  });

  it('sends each change with the revision it was made upon', () => {
    const draft = withMark(
      withMark({}, stored, cellOf('a', 's1'), null),
      stored,
      cellOf('b', 's2'),
      'present',
    );
    expect(changesOf(grid, draft)).toEqual([
      { session_id: 's1', nomination_id: 'a', mark: null, revision: 4 },
      { session_id: 's2', nomination_id: 'b', mark: 'present', revision: 0 },
    ]);
  });

  it('marks as present only who has no mark', () => {
    expect(allPresent(grid, {}, stored, 's1')).toEqual({ [cellOf('b', 's1')]: 'present' });
  });
});

describe('paste from Excel', () => {
  it('reads rows and says what it could not read', () => {
    expect(readPaste('C\tV\r\n\tnghỉ\r\n')).toEqual({
      rows: [
        ['present', 'absent'],
        [undefined, undefined],
      ],
      unread: ['nghỉ'],
    });
  });

  it('passes over sessions that have not begun and what lies outside', () => {
    const rows = readPaste('C\tC\nP\tP\nV\tV').rows;
    expect(pasted(grid, {}, stored, { row: 0, column: 1 }, rows)).toEqual({
      [cellOf('a', 's2')]: 'present',
      [cellOf('b', 's2')]: 'excused',
    });
  });
});

describe('moving', () => {
  it.each([
    ['ArrowUp', 0, 1],
    ['ArrowDown', 1, 1],
    ['ArrowLeft', 0, 0],
    ['End', 0, 2],
  ])('%s', (key, row, column) => {
    expect(moved({ row: 0, column: 1 }, key, 2, 3)).toEqual({ row, column });
  });

  it('leaves letters to the marks', () => {
    expect(moved({ row: 0, column: 0 }, 'c', 2, 3)).toBeNull();
  });
});
