import { expect, it } from 'vitest';
import { differences, valueText } from './difference';

const words = {
  yes: 'Có',
  no: 'Không',
  nothing: '(trống)',
  unitName: (id: string) => (id === 'u1' ? 'Phòng Văn hoá - Xã hội' : undefined),
};

it('of a changed thing only what differs is told, ids too', () => {
  const before = { id: 'x', revision: 1, name: 'Cũ', post_id: 'p1', note: null, seats: 5 };
  const after = { id: 'x', revision: 2, name: 'Mới', post_id: 'p2', note: null, seats: 5 };
  expect(differences(before, after)).toEqual([
    { field: 'name', before: 'Cũ', after: 'Mới' },
    { field: 'post_id', before: 'p1', after: 'p2' },
  ]);
});

it('of a new thing all that it has is told, without names that nobody reads', () => {
  const after = { id: 'x', name: 'Lớp', unit_id: 'u1', course_id: 'c', note: null };
  expect(differences(null, after).map((one) => one.field)).toEqual(['name', 'unit_id']);
});

it('lists are compared by what is in them', () => {
  expect(differences({ courses: [{ id: 1 }] }, { courses: [{ id: 1 }] })).toEqual([]);
});

it.each([
  ['units', 'active', false, 'Không'],
  ['units', 'parent_id', 'u1', 'Phòng Văn hoá - Xã hội'],
  ['units', 'parent_id', 'u9', 'u9'],
  ['units', 'kind', 'ward', 'Phường, xã, đặc khu'],
  ['absences', 'kind', 'leave', 'Nghỉ phép'],
  ['nominations', 'state', 'approved', 'Đã duyệt danh sách'],
  ['api-clients', 'scopes', 'sync:read sync:ack', 'Lấy dữ liệu, Xác nhận đã nhận'],
  ['sessions', 'starts_minute', 450, '07:30'],
  ['results', 'score_hundredths', 850, '8,5'],
  ['courses', 'cost', 1200000, '1.200.000\u00a0đồng'],
  ['staff', 'birth_year', 1985, '1985'],
  ['courses', 'first_day', '2026-03-02', '02/03/2026'],
  ['accounts', 'ended_at', '2026-03-02T01:00:00.000000Z', '02/03/2026 08:00'],
  ['staff', 'note', null, '(trống)'],
])('%s.%s %s reads %s', (kind, field, value, text) => {
  expect(valueText(kind, field, value, words)).toBe(text);
});
