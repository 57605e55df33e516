import { expect, test } from 'vitest';
import { chordText } from './chord-text.ts';
import { keyBindings } from './key-bindings.ts';

test.each([
  ['KeyF', 'F'],
  ['Ctrl+Shift+Digit1-9', 'Ctrl+Shift+1–9'],
  ['Digit0-9', '0–9'],
  ['Shift+Slash', '?'],
  ['Slash', '/'],
  ['BracketLeft', '['],
  ['ArrowUp', '↑'],
  ['Escape', 'Esc'],
])('without a layout %s is %s', (chord, text) => {
  expect(chordText(chord, null)).toBe(text);
});

test('with a layout a chord reads as its keys are labelled; digits stay digits', () => {
  const vietnamese = new Map([
    ['BracketLeft', 'ư'],
    ['Digit1', 'ă'],
    ['KeyF', 'f'],
  ]);
  expect(chordText('BracketLeft', vietnamese)).toBe('Ư');
  expect(chordText('Ctrl+Digit1', vietnamese)).toBe('Ctrl+1');
  expect(chordText('KeyF', vietnamese)).toBe('F');
  expect(chordText('Shift+Slash', new Map([['Slash', '-']]))).toBe('Shift+-');
  expect(chordText('KeyS', new Map([['KeyS', 'ß']]))).toBe('ß');
});

test('no two acts read alike', () => {
  const texts = keyBindings.map(({ chord }) => chordText(chord, null));
  expect(new Set(texts).size).toBe(texts.length);
});
