import { expect, test } from 'vitest';
import type { StaffView } from '@/api/generated';
import { bodyOf, patchOf, valuesOf } from './person-values';

const person = {
  full_name: 'Nguyễn Văn An',
  birth_date: '1980-05-03',
  birth_year: 1980,
  category: 'official',
  in_plan_scope: true,
  unit_id: 'u',
  post_title: 'Chủ tịch',
  level: 'leading',
  party_member: true,
  phone: '0912345678',
} as StaffView;

test('what is empty is sent as null, the year only where the day is not known', () => {
  const body = bodyOf({ ...valuesOf(person), phone: ' ', birth_year: 1999 });
  expect(body.phone).toBeNull();
  expect(body.birth_year).toBeNull();
  expect(bodyOf({ ...valuesOf(person), birth_date: null, birth_year: '1981' }).birth_year).toBe(1981);
});

test('only what differs is sent of a change', () => {
  const before = valuesOf(person);
  expect(patchOf(before, before)).toEqual({});
  expect(patchOf({ ...before, phone: '', qualification: 'master' }, before)).toEqual({
    phone: null,
    qualification: 'master',
  });
});

test('a birth date in place of a year takes the year away', () => {
  const before = valuesOf({ ...person, birth_date: null });
  expect(patchOf({ ...before, birth_date: '1980-05-03' }, before)).toEqual({
    birth_date: '1980-05-03',
    birth_year: null,
  });
});
