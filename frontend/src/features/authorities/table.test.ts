import { expect, test } from 'vitest';
import { itemsOf, type Line, linesOf, repeated } from './table';

const line = (part: Partial<Line>): Line => ({
  key: 'one',
  matter: 'sending',
  unit_id: '',
  standing: 'unit_head',
  holder: 'chair',
  from_day: '2026-01-01',
  ...part,
});

test('lines go from the top of the ward down, everybody last', () => {
  const stored = itemsOf([
    line({ standing: '' }),
    line({ standing: 'service_staff' }),
    line({ standing: 'ward_leader' }),
  ]);
  expect(linesOf(stored).map(({ standing }) => standing)).toEqual(['ward_leader', 'service_staff', '']);
});

test('the whole ward and everybody are sent as null', () => {
  expect(itemsOf([line({ standing: '' })])).toEqual([
    { matter: 'sending', unit_id: null, standing: null, holder: 'chair', from_day: '2026-01-01' },
  ]);
});

test('a line that says the same as one above is named, another day or matter is not the same', () => {
  expect(
    repeated([
      line({ key: 'a' }),
      line({ key: 'b', holder: 'leader' }),
      line({ key: 'c', from_day: '2027-01-01' }),
      line({ key: 'd', matter: 'evaluation' }),
    ]),
  ).toEqual(['b']);
});
