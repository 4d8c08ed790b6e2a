// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { activationLink, stateOf, userNameOf } from './account-values';

it.each([
  ['Nguyễn Văn Á', 'nguyen.van.a'],
  ['  Đỗ (Đức) ', 'do.duc'],
  ['Trần-Thị  Bình', 'tran.thi.binh'],
  ['', ''],
])('%s signs in as %s', (fullName, userName) => {
  expect(userNameOf(fullName)).toBe(userName);
});

it('a locked account is locked, whether its person has a password or not', () => {
  expect(stateOf({ locked: true, activated: false })).toBe('locked');
  expect(stateOf({ locked: true, activated: true })).toBe('locked');
  expect(stateOf({ locked: false, activated: false })).toBe('waiting');
  expect(stateOf({ locked: false, activated: true })).toBe('open');
});

it('a slip leads to its page with the code filled in', () => {
  expect(activationLink('ABCD-EFGH')).toBe(`${location.origin}/kich-hoat?code=ABCD-EFGH`);
});
