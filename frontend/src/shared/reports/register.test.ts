import { expect, test } from 'vitest';
import { ApiError } from '@/api/errors';
import { atNumber, comeTogether, registerBody, registerValues } from './register';

test('number and day come together', () => {
  expect(comeTogether('', null)).toBe(true);
  expect(comeTogether('12/QĐ-UBND', '2026-08-01')).toBe(true);
  expect(comeTogether(' ', '2026-08-01')).toBe(false);
  expect(comeTogether('12/QĐ-UBND', null)).toBe(false);
});

test('a taken number is a fault of its field, other conflicts stay as they are', () => {
  const refused = (code: string) =>
    new ApiError(409, { type: '', title: '', status: 409, code, detail: 'Số đã dùng.' }, null, '/decisions');
  expect((atNumber(refused('number_taken')) as ApiError).problem?.errors).toEqual([
    { pointer: '/number', code: 'number_taken', detail: 'Số đã dùng.' },
  ]);
  const other = refused('wrong_state');
  expect(atNumber(other)).toBe(other);
});

test('what is left empty is not known, and a number that was wrong is taken back', () => {
  const known = { number: '12/BC-UBND', signed_on: '2026-12-08', is_final: false };
  const values = registerValues(known);
  expect(values.signer_name).toBe('');
  expect(registerBody({ ...values, number: ' ', signed_on: null })).toEqual({
    number: null,
    signed_on: null,
    signer_name: null,
    signer_title: null,
  });
  expect(registerBody(registerValues(null)).number).toBeNull();
});
