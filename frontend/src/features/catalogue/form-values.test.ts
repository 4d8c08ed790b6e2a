import { expect, it } from 'vitest';
import { bodyOf, valuesOf } from './form-values';

it('sends no length where the superior sets it', () => {
  expect(bodyOf({ ...valuesOf(), length_unit: '' }).length).toBeNull();
});

it('sends numbers for what was typed', () => {
  const body = bodyOf({ ...valuesOf(), length_least: '3', length_most: '4', attendance_percent: '75' });
  expect(body.length).toEqual({ unit: 'training_days', least: 3, most: 4 });
  expect(body.attendance_percent).toBe(75);
});

it('leaves the phases to the server when none is chosen', () => {
  expect(bodyOf(valuesOf()).phases).toBeUndefined();
});
