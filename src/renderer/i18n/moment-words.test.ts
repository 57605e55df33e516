import { expect, test } from 'vitest';
import { dayWords, hourWords, minuteWords, momentWords, recentWords } from './moment-words.ts';

const at = new Date(2026, 2, 9, 16, 5, 7).getTime();

test('a moment is said day first and in 24 hours', () => {
  expect(dayWords(at)).toBe('09/03/2026');
  expect(minuteWords(at)).toBe('09/03/2026 16:05');
  expect(momentWords(at)).toBe('09/03/2026 16:05:07');
  expect(hourWords(at)).toBe('16:05');
});

test('of today the time says enough', () => {
  const now = new Date();
  const noon = new Date(now.getFullYear(), now.getMonth(), now.getDate(), 12, 0, 3).getTime();
  expect(recentWords(noon)).toBe('12:00:03');
  expect(recentWords(at)).toBe('09/03/2026 16:05:07');
});
