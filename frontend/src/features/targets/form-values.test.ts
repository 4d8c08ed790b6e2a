import { expect, it } from 'vitest';
import { bodyOf, kindsFor, populationOf, valuesOf } from './form-values';

it('offers only what goes with the population', () => {
  expect(kindsFor('members')).toContain('completed');
  expect(kindsFor('reports_due')).toEqual(['reported', 'in_superior_software']);
  expect(kindsFor('evaluations_due')).toEqual(['evaluated']);
});

it('takes everybody in when documents are counted, and asks for no programme', () => {
  const values = { ...valuesOf(), programme_kinds: ['skill'], ...populationOf('addressees') };
  expect(values.kind).toBe('reached');
  expect(values.categories).toEqual(['official', 'civil_servant', 'public_employee', 'worker']);
  expect(values.programme_kinds).toEqual([]);
  expect(values.in_plan_scope).toBe(false);
  expect({ ...values, ...populationOf('members') }.categories).toEqual(['official', 'civil_servant']);
});

it('sends population and event whole, and nothing for an empty choice', () => {
  const body = bodyOf({ ...valuesOf(), code: ' CT-10 ', name: 'Chỉ tiêu', programme_kinds: ['skill'] });
  expect(body.code).toBe('CT-10');
  expect(body.population).toEqual({
    counted: 'members',
    categories: ['official', 'civil_servant'],
    level: null,
    in_plan_scope: true,
  });
  expect(body.event.programme_kinds).toEqual(['skill']);
  expect(body.deadline).toBeNull();
});
