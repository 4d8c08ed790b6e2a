import { expect, it } from 'vitest';
import { toldOf } from './amendment';

it.each([
  [
    'classifications',
    { level: 'good', points_hundredths: 8500, paper: null },
    'Hoàn thành tốt nhiệm vụ · 85',
  ],
  ['results', { outcome: 'passed', score_hundredths: 825, note: null }, 'Đạt · 8,25'],
  [
    'evaluations',
    { state: 'signed', index_hundredths: 780, band: 'Vận dụng khá', signed_on: '2026-12-20' },
    'Đã ký · 7,8 · Vận dụng khá · 20/12/2026',
  ],
  ['results', null, ''],
])('%s are told in a line', (kind, content, expected) => {
  expect(toldOf(kind, content)).toBe(expected);
});
