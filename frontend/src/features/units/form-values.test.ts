import { expect, it } from 'vitest';
import { bodyOf, valuesOf } from './form-values';

it('a limit that was emptied is no limit, and zero stays zero', () => {
  const body = bodyOf({ ...valuesOf(), maximum_away_percent: '', minimum_on_duty: 0, position: '3' });
  expect(body).toMatchObject({ maximum_away_percent: null, minimum_on_duty: 0, position: 3 });
});

it('a new unit hangs below the top', () => {
  expect(bodyOf(valuesOf(undefined, 'top')).parent_id).toBe('top');
});

it('names are sent composed, without spaces around', () => {
  expect(bodyOf({ ...valuesOf(), name: ' Phòng Văn hoá '.normalize('NFD') }).name).toBe('Phòng Văn hoá');
});
