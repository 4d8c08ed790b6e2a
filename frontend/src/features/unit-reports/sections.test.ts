import { expect, test } from 'vitest';
import { headingOf, isRequired, sectionsOf } from './sections';

test('the yearly report has all sections, and its results are told by the figures', () => {
  expect(sectionsOf('yearly')).toHaveLength(5);
  expect(sectionsOf('yearly').filter((section) => isRequired('yearly', section))).toEqual([
    'steering',
    'directions',
  ]);
});

test('a report that was asked for is about its results', () => {
  expect(sectionsOf('ad_hoc').filter((section) => isRequired('ad_hoc', section))).toEqual(['results']);
  const adHoc = { adHocResults: 'Nội dung', adHocDifficulties: 'Khó khăn', adHocProposals: 'Kiến nghị' };
  const yearly = { steering: 'I', results: 'II', difficulties: 'III', directions: 'IV', proposals: 'V' };
  expect(headingOf(adHoc, yearly, 'ad_hoc', 'results')).toBe('Nội dung');
  expect(headingOf(adHoc, yearly, 'yearly', 'results')).toBe('II');
});
