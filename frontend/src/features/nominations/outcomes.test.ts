import { expect, it } from 'vitest';
import { failuresOf, isOnlyUnderstaffed } from './outcomes';

const refused = (code: string, errors: { pointer: string; code: string; detail: string }[] = []) => ({
  done: false,
  nomination_id: 'n',
  staff_id: null,
  problem: { code, detail: `vì ${code}`, title: '', status: 409, type: '', errors },
});

it('leaves out what was done and keeps every fault of what was not', () => {
  const failures = failuresOf([
    { done: true, nomination_id: 'ok', staff_id: null, problem: null },
    refused('rules', [
      { pointer: '', code: 'overlap', detail: 'trùng lịch' },
      { pointer: '', code: 'unit_understaffed', detail: 'thiếu người' },
    ]),
  ]);
  expect(failures).toEqual([
    { id: 'n', codes: ['overlap', 'unit_understaffed'], details: ['trùng lịch', 'thiếu người'] },
  ]);
});

it('only the staffing rule can be passed by a leader', () => {
  const [staffing] = failuresOf([refused('unit_understaffed')]);
  const [own] = failuresOf([refused('self_decision')]);
  expect(staffing && isOnlyUnderstaffed(staffing)).toBe(true);
  expect(own && isOnlyUnderstaffed(own)).toBe(false);
});
