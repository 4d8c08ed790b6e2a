import { expect, it } from 'vitest';
import { bodyOf, patchOf, valuesOf } from './form-values';

const filled = {
  ...valuesOf(),
  programme_id: 'p',
  organiser: 'Sở',
  first_day: '2026-10-05',
  last_day: '2026-10-07',
};

it('sends nothing for what was left empty and numbers for what was typed', () => {
  const body = bodyOf({ ...filled, seats: '12', cost: '' });
  expect(body).toMatchObject({ seats: 12, cost: null, place: null, name: null });
});

it('is self-paced only online', () => {
  expect(bodyOf({ ...filled, mode: 'in_person', self_paced: true }).self_paced).toBe(false);
  expect(bodyOf({ ...filled, mode: 'online', self_paced: true }).self_paced).toBe(true);
});

it('patches only what was changed', () => {
  expect(patchOf({ ...filled, place: 'Hội trường', note: ' ' }, filled)).toEqual({ place: 'Hội trường' });
});
