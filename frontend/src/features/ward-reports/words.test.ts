import { expect, test } from 'vitest';
import { withWordsOfUnits } from './words';

const units = '- Phòng Kinh tế: Đã phổ biến.\n- Trạm Y tế: Đã họp.';

test('what the units have sent is put beneath what was written', () => {
  expect(withWordsOfUnits('Đảng ủy chỉ đạo sát sao.\n', units)).toBe(
    'Đảng ủy chỉ đạo sát sao.\n- Phòng Kinh tế: Đã phổ biến.\n- Trạm Y tế: Đã họp.',
  );
  expect(withWordsOfUnits('', units)).toBe(units);
});

test('what is in it already is not put in twice', () => {
  expect(withWordsOfUnits('- Phòng Kinh tế: Đã phổ biến.', units)).toBe(units);
  expect(withWordsOfUnits(`Mở đầu.\n${units}`, units)).toBe(`Mở đầu.\n${units}`);
  expect(withWordsOfUnits('Mở đầu.', '')).toBe('Mở đầu.');
});
