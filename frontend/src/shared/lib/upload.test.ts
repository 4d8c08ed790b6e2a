import { expect, it } from 'vitest';
import { formOfFields } from './upload';

it('sends a list as one field, and nothing for nothing', () => {
  const form = formOfFields({ choices: [{ a: 1 }, { a: 2 }], plan_hash: 'x', answers: undefined });
  expect(form.getAll('choices')).toEqual(['[{"a":1},{"a":2}]']);
  expect(form.get('plan_hash')).toBe('x');
  expect(form.has('answers')).toBe(false);
});

it('sends a file as it is', () => {
  const form = formOfFields({ file: new File(['ab'], 'ds.xlsx') });
  expect((form.get('file') as File).name).toBe('ds.xlsx');
});
