import { expect, test } from 'vitest';
import { createI18n } from '../../i18n/i18n.ts';
import { neighbourWords } from './neighbour-words.ts';

test.each([
  ['vi', { because: 'street', metres: 120.4 }, 'cùng phố, 120 m'],
  ['en', { because: 'street', metres: null }, 'same street'],
  ['vi', { because: 'near', metres: 1520 }, 'cách 1,5 km'],
  ['en', { because: 'near', metres: 1520 }, '1.5 km away'],
  ['vi', { because: 'number', metres: 5000 }, 'số kế'],
] as const)('%s %o', (language, neighbour, words) => {
  expect(neighbourWords(createI18n(language).t, language, neighbour)).toBe(words);
});
