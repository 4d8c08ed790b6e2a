import { expect, it } from 'vitest';
import type { NeedsSubmissionView } from '@/api/generated';
import { bodyOf, draftOf, newRow, overTheirs, sameDraft, withIds } from './rows';

const stored = {
  note: '',
  needs: [
    {
      id: 'a',
      programme: { id: 'p', code: 'KN-01', name: 'Kỹ năng', kind: 'skill' },
      content: '',
      people: 2,
      named: [{ staff_id: 's', full_name: 'An', post_title: 'Chuyên viên' }],
      year: 2027,
      quarter: 2,
      estimated_cost: 0,
      reason: '',
      origin: 'own',
    },
  ],
} as unknown as NeedsSubmissionView;

it('what was stored is shown and sent again as it was', () => {
  const draft = draftOf(stored);
  expect(bodyOf(draft).needs).toEqual([
    {
      id: 'a',
      programme_id: 'p',
      content: '',
      people: 2,
      staff_ids: ['s'],
      year: 2027,
      quarter: 2,
      estimated_cost: 0,
      reason: '',
      origin: 'own',
    },
  ]);
});

it('empty fields are left out, and nothing is not zero', () => {
  expect(bodyOf({ note: '', rows: [newRow()] }).needs).toEqual([
    { content: '', staff_ids: [], reason: '', origin: 'own' },
  ]);
});

it('a new row takes the id that the server has given it, and is no change by that', () => {
  const row = newRow({ content: 'Kỹ năng số' });
  const sent = { note: '', rows: [row] };
  const rows = withIds([{ ...row, content: 'Kỹ năng số mới' }], sent.rows, [
    { ...stored.needs[0], id: 'b' } as never,
  ]);
  expect(rows[0]).toMatchObject({ id: 'b', content: 'Kỹ năng số mới' });
  expect(sameDraft(sent, { note: '', rows: [{ ...row, id: 'b' }] })).toBe(true);
  expect(sameDraft(sent, { note: '', rows })).toBe(false);
});

it('saving mine does not undo what was carried in meanwhile', () => {
  const mine = draftOf(stored);
  const theirs = {
    note: 'khác',
    rows: [newRow({ id: 'c', origin: 'carried' }), newRow({ id: 'd', origin: 'own' })],
  };
  expect(overTheirs(mine, theirs).rows.map(({ id }) => id)).toEqual(['a', 'c']);
});
