import { expect, it } from 'vitest';
import { labelOf } from '@/shared/lib/labels';
import { actions, actionWord, kinds } from './words';

it.each([
  ['difficulties', 'decide', 'Quyết định'],
  ['nominations', 'decide', 'Ghi số quyết định'],
  ['nominations', 'approve', 'Phê duyệt'],
  ['old-things', 'twist', 'twist'],
])('%s %s reads %s', (kind, action, word) => {
  expect(actionWord(action, kind)).toBe(word);
});

it('codes of one kind alone are no choice of their own, and no two choices read the same', () => {
  expect(actions).toContain('decide');
  expect(actions).not.toContain('nominations.decide');
  expect(new Set(actions.map((code) => labelOf('AuditAction', code))).size).toBe(actions.length);
  expect(new Set(kinds.map((code) => labelOf('AuditKind', code))).size).toBe(kinds.length);
});
