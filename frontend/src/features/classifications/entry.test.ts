import { describe, expect, it } from 'vitest';
import {
  badPoints,
  levelsOf,
  NO_PAPER,
  NOTHING,
  pointsOf,
  pointsText,
  readDraft,
  withoutEmpty,
} from './entry';

describe('points', () => {
  it.each([
    ['', null],
    ['89', 8900],
    ['89,5', 8950],
    ['89.25', 8925],
    ['100', 10_000],
    ['100,5', undefined],
    ['-1', undefined],
    ['tốt', undefined],
  ])('%s is read as %s', (typed, expected) => {
    expect(pointsOf(typed)).toBe(expected);
  });

  it('are written with a comma', () => {
    expect([pointsText(8950), pointsText(9000), pointsText(null)]).toEqual(['89,5', '90', '']);
  });
});

describe('what is sent', () => {
  const entries = {
    one: { ...NOTHING, level: 'good', points: '85' },
    two: { ...NOTHING, points: '70' },
    three: { ...NOTHING, level: 'excellent', boundsReason: ' Thành tích ' },
  };

  it('is what has a level, with the paper of all', () => {
    expect(levelsOf(entries, { ...NO_PAPER, decidedBy: 'Chủ tịch UBND phường' })).toEqual([
      {
        staff_id: 'one',
        level: 'good',
        points_hundredths: 8500,
        bounds_reason: undefined,
        decided_by: 'Chủ tịch UBND phường',
        decided_on: undefined,
        paper: undefined,
        reason: undefined,
      },
      expect.objectContaining({ staff_id: 'three', bounds_reason: 'Thành tích' }),
    ]);
  });

  it('names the lines whose points cannot be read', () => {
    expect(badPoints({ ...entries, four: { ...NOTHING, points: '101' } })).toEqual(['four']);
  });
});

describe('a draft', () => {
  it('comes back as it was kept, without empty lines', () => {
    const kept = withoutEmpty({ one: { ...NOTHING, level: 'good' }, two: NOTHING });
    expect(readDraft(JSON.stringify(kept))).toEqual({ one: { ...NOTHING, level: 'good' } });
  });

  it('that cannot be read is nothing', () => {
    expect([readDraft(null), readDraft('{'), readDraft('null')]).toEqual([{}, {}, {}]);
  });
});
