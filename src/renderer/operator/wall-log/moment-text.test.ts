import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockWords } from '../../i18n/clock-words.ts';
import { dayWords, momentOf, parseDay, parseTimeOfDay } from './moment-text.ts';

describe('a typed time of day', () => {
  test.each([
    ['14:32:10', 52_330],
    ['143210', 52_330],
    [' 14.32.10 ', 52_330],
    ['14h32', 52_320],
    ['4:05', 14_700],
    ['00:00:00', 0],
    ['23:59:59', 86_399],
  ])('%s is understood', (text, second) => {
    expect(parseTimeOfDay(text)).toBe(second);
  });

  test.each(['', '24:00', '12:60:00', '12:00:60', '1', 'trưa', '12:0', '1234567'])(
    '%s is refused',
    (text) => {
      expect(parseTimeOfDay(text)).toBeNull();
    },
  );
});

describe('a moment', () => {
  test('goes into its fields and back, to the second', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2040, 0) }), (atMs) => {
        const second = parseTimeOfDay(clockWords(atMs));
        const wholeMs = Math.floor(atMs / 1000) * 1000;
        const day = parseDay(dayWords(atMs), 0);
        expect(second === null || day === null ? null : momentOf(day, second)).toBe(wholeMs);
      }),
    );
  });

  test('has its day in words', () => {
    expect(dayWords(new Date(2026, 2, 9, 23).getTime())).toBe('09/03/2026');
  });

  test.each(['9/3/2026', '09.03.2026', ' 9-3 ', '09/03'])('%s is the ninth of March', (text) => {
    expect(parseDay(text, new Date(2026, 5, 1).getTime())).toEqual(new Date(2026, 2, 9));
  });

  test.each(['', '30/2/2026', '0/1/2026', '1/13/2026', '2026-03-09', '9/3/26'])('%s is no day', (text) => {
    expect(parseDay(text, 0)).toBeNull();
  });
});
