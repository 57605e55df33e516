import { expect, test } from 'vitest';
import { dayWords, minuteWords, momentWords } from './moment-words.ts';

const at = new Date(2026, 2, 9, 16, 5, 7).getTime();

test('a moment is said day first and in 24 hours', () => {
  expect(dayWords(at)).toBe('09/03/2026');
  expect(minuteWords(at)).toBe('09/03/2026 16:05');
  expect(momentWords(at)).toBe('09/03/2026 16:05:07');
});
