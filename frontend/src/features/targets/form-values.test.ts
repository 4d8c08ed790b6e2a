import { expect, it } from 'vitest';
import { bodyOf, kindsFor, valuesOf } from './form-values';

it('offers only what goes with the population', () => {
  expect(kindsFor('members')).toContain('completed');
  expect(kindsFor('reports_due')).toEqual(['reported', 'in_superior_software']);
  expect(kindsFor('evaluations_due')).toEqual(['evaluated']);
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
