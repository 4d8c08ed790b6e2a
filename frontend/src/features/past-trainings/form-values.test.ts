import { expect, test } from 'vitest';
import { bodyOf, emptyValues } from './form-values';

const filled = {
  ...emptyValues('an'),
  programme_id: 'p',
  organiser: ' Trường Chính trị ',
  first_day: '2024-03-04',
  last_day: '2024-03-08',
  purpose: 'new_task',
  purpose_task: 'Chuyển đổi số',
  certificate: { kind: 'confirmation', number: ' ', issuer: 'Trường', issued_on: '2024-03-10' },
};

test('a certificate without a number is sent with none, not yet compared unless said', () => {
  const body = bodyOf(filled, false);
  expect(body.certificate).toEqual({
    kind: 'confirmation',
    number: null,
    issuer: 'Trường',
    issued_on: '2024-03-10',
  });
  expect(body.papers).toBe('not_yet');
  expect(bodyOf({ ...filled, compared: true }, false).papers).toBe('compared');
});

test('nothing of a certificate is sent where there is none', () => {
  const body = bodyOf({ ...filled, has_certificate: false, compared: true }, false);
  expect(body.certificate).toBeUndefined();
  expect(body.papers).toBeUndefined();
});

test('a purpose is told of a specialised programme only, a task only where it was for one', () => {
  expect(bodyOf(filled, false).purpose).toBeUndefined();
  expect(bodyOf(filled, true)).toMatchObject({ purpose: 'new_task', purpose_task: 'Chuyển đổi số' });
  expect(bodyOf({ ...filled, purpose: 'post' }, true).purpose_task).toBeUndefined();
});
