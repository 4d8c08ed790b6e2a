import { expect, test } from 'vitest';
import type { TargetName } from '@/api/generated';
import { meanText, missingFirst, percentText, reachedText, shareOf } from './figures';
import { toldOf } from './told';

test('shares are said as the server rounds them, and never of nobody', () => {
  expect(percentText(3888)).toBe('38,88%');
  expect(percentText(10000)).toBe('100%');
  expect(percentText(null)).toBe('–');
  expect(shareOf(2, 3)).toBe('66,66%');
  expect(shareOf(99_999, 100_000)).toBe('99,99%');
  expect(shareOf(0, 0)).toBe('–');
  expect(reachedText({ reached: 7, counted: 18, percent_hundredths: 3888 })).toBe('7/18 (38,88%)');
  expect(reachedText({ reached: 0, counted: 0, percent_hundredths: null })).toBe('–');
});

test('a mean mark has two figures behind the comma', () => {
  expect(meanText(750)).toBe('7,50');
  expect(meanText(null)).toBe('–');
});

test('who is missing stands before who has reached a target, in the order of the server otherwise', () => {
  const name = (full_name: string, reached: boolean): TargetName => ({
    staff_id: full_name,
    full_name,
    unit_name: '',
    reached,
  });
  const names = [name('An', true), name('Bình', false), name('Chi', true), name('Dung', false)];
  expect(missingFirst(names).map(({ full_name }) => full_name)).toEqual(['Bình', 'Dung', 'An', 'Chi']);
});

test('what is computed of a section stands in parts; sections without figures have none', () => {
  const told = {
    steering: ['Đã phổ biến 4 văn bản.'],
    results: [
      { heading: 'Kinh phí', paragraphs: ['Đã chi 1.000 đồng.'] },
      { heading: 'Đánh giá', paragraphs: [] },
    ],
    difficulties: [],
  };
  expect(toldOf(told, 'steering')).toEqual([{ heading: '', paragraphs: ['Đã phổ biến 4 văn bản.'] }]);
  expect(toldOf(told, 'results')).toHaveLength(1);
  expect(toldOf(told, 'difficulties')).toEqual([]);
  expect(toldOf(told, 'proposals')).toEqual([]);
  expect(toldOf(null, 'results')).toEqual([]);
});
