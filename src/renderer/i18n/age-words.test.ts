import { expect, test } from 'vitest';
import { ageWords } from './age-words.ts';
import { cameraNumber } from './camera-number.ts';
import { clockWords } from './clock-words.ts';
import { createI18n } from './i18n.ts';

const { t } = createI18n('vi');

test.each([
  [-500, '0 giây'],
  [999, '0 giây'],
  [59_999, '59 giây'],
  [60_000, '1 phút'],
  [3_599_999, '59 phút'],
  [3_900_000, '1 giờ 5 phút'],
  [90_000_000, '25 giờ 0 phút'],
])('an age of %i ms is %s', (ageMs, words) => expect(ageWords(t, ageMs)).toBe(words));

test('a clock has two digits everywhere', () => {
  expect(clockWords(new Date(2025, 0, 2, 3, 4, 5).getTime())).toBe('03:04:05');
});

test('a number has four digits at least', () => {
  expect([7, 127, 20405].map(cameraNumber)).toEqual(['0007', '0127', '20405']);
});
