import { expect, test } from 'vitest';
import { ApiError } from '@/api/errors';
import { peopleInConflict } from './conflicts';

const refusal = (code: string, errors: unknown[]) =>
  new ApiError(
    409,
    { code, status: 409, title: '', detail: '', type: '', errors } as never,
    null,
    '/courses/1',
  );

const fault = (id: string, name: string, detail: string) => ({
  pointer: '',
  code: 'overlap',
  detail,
  data: { nomination_id: id, full_name: name },
});

test('each person is named once, with all that speaks against it', () => {
  const error = refusal('people_in_conflict', [
    fault('a', 'An', 'trùng lịch'),
    fault('b', 'Bình', 'trùng lịch'),
    fault('a', 'An', 'đơn vị thiếu người'),
  ]);
  expect(peopleInConflict(error)).toEqual([
    { id: 'a', name: 'An', details: ['trùng lịch', 'đơn vị thiếu người'] },
    { id: 'b', name: 'Bình', details: ['trùng lịch'] },
  ]);
});

test('other refusals name nobody', () => {
  expect(peopleInConflict(refusal('wrong_state', [fault('a', 'An', 'x')]))).toEqual([]);
  expect(peopleInConflict(new Error('offline'))).toEqual([]);
});
