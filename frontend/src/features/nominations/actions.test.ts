import { expect, it } from 'vitest';
import { actionsFor, awaitsConfirmation, needsReason } from './actions';

const row = (state: 'proposed' | 'endorsed' | 'sent_up', awaits_confirmation = false) => ({
  state,
  awaits_confirmation,
});

it('offers the coordinator what fits all chosen rows', () => {
  const coordinator = ['nominations.gather', 'nominations.change'];
  expect(actionsFor([row('proposed')], coordinator)).toEqual(['endorse', 'waitlist', 'return', 'withdraw']);
  expect(actionsFor([row('proposed'), row('endorsed')], coordinator)).toEqual([
    'waitlist',
    'return',
    'withdraw',
  ]);
});

it('offers approving only to who may decide', () => {
  expect(actionsFor([row('endorsed')], ['nominations.gather'])).not.toContain('approve');
  expect(actionsFor([row('endorsed')], ['nominations.decide'])).toContain('approve');
});

it('offers confirming only for a quick entry that waits for it', () => {
  expect(actionsFor([row('sent_up', true)], ['nominations.propose'])).toEqual(['confirm']);
  expect(actionsFor([row('sent_up')], ['nominations.propose'])).toEqual([]);
});

it('offers nothing for nothing', () => {
  expect(actionsFor([], ['nominations.gather'])).toEqual([]);
});

it('asks for a reason where something is sent back, refused or undone', () => {
  expect(['return', 'reject', 'withdraw', 'approve', 'endorse'].filter(needsReason)).toEqual([
    'return',
    'reject',
    'withdraw',
  ]);
});

it('a unit has nothing to confirm about somebody who was refused', () => {
  expect(awaitsConfirmation({ state: 'endorsed', awaits_confirmation: true })).toBe(true);
  expect(awaitsConfirmation({ state: 'rejected', awaits_confirmation: true })).toBe(false);
});
