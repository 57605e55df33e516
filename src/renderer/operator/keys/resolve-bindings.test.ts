import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { overlap } from './chord.ts';
import { refusalOf } from './chord-refusal.ts';
import { judgeChord } from './judge-chord.ts';
import { keyBindings } from './key-bindings.ts';
import { type Bindings, type KeyChoices, resolveBindings, withChoice } from './resolve-bindings.ts';

const ids = keyBindings.map(({ id }) => id);
const delivered = keyBindings.map(({ chord }) => chord);
/** Few chords and many acts, so that they meet often. */
const chords = fc.constantFrom(
  ...delivered,
  'F1',
  'KeyP',
  'Alt+KeyP',
  'Alt+Digit3',
  'Alt+Digit1-9',
  'Ctrl+Digit5',
  'Digit4',
  'Ctrl+KeyW',
  'Shift+KeyZ',
);
const fileChoices = fc.dictionary(
  fc.constantFrom(...ids, 'unknown-act', '__proto__'),
  fc.oneof(chords, fc.string()),
);

/** Acts that one press would both mean. */
function doubles(bindings: Bindings): string[] {
  const held = keyBindings.flatMap(({ id, also = [] }) => {
    const own = bindings.get(id) ?? null;
    return [own, ...also].filter((chord) => chord !== null).map((chord) => ({ id, chord }));
  });
  return held.flatMap((one, at) =>
    held.slice(at + 1).flatMap((other) => (overlap(one.chord, other.chord) ? [`${one.id} ${other.id}`] : [])),
  );
}

describe('as delivered', () => {
  test('every act has a key, no press means two, and nobody else needs it', () => {
    const bindings = resolveBindings({});
    expect([...bindings]).toEqual(keyBindings.map(({ id, chord }) => [id, chord]));
    expect(doubles(bindings)).toEqual([]);
    // Another act could not take them over either, save Tab, which stays where it is.
    const needed = keyBindings.filter(({ id, chord }) =>
      refusalOf(id === 'search' ? 'zoom' : 'search', chord),
    );
    expect(needed.map(({ id }) => id)).toEqual(['next-display']);
  });

  test('keys of what comes later are free', () => {
    const later = ['KeyJ', 'KeyK', 'KeyL', 'Comma', 'Period', 'KeyC', 'KeyI', 'KeyG', 'KeyR', 'KeyT'];
    for (const chord of [...later, 'Space'])
      expect(
        delivered.filter((one) => overlap(one, chord)),
        chord,
      ).toEqual([]);
  });
});

describe('what a person changed', () => {
  test('never gives one press two acts, whatever the file says', () => {
    fc.assert(
      fc.property(fileChoices, (choices) => {
        expect(doubles(resolveBindings(choices))).toEqual([]);
      }),
    );
  });

  test('is kept by every accepted change, and an accepted change has the chord', () => {
    const presses = fc.array(fc.tuple(fc.constantFrom(...ids), chords), { maxLength: 30 });
    fc.assert(
      fc.property(fileChoices, presses, (start, changes) => {
        let choices: KeyChoices = start;
        for (const [id, pressed] of changes) {
          const verdict = judgeChord(resolveBindings(choices), id, pressed);
          if (verdict.kind !== 'fits' || keyBindings.find((one) => one.id === id)?.fixed) continue;
          choices = withChoice(choices, id, verdict.chord);
          const after = resolveBindings(choices);
          expect(after.get(id)).toBe(verdict.chord);
          expect(doubles(after)).toEqual([]);
        }
      }),
    );
  });

  test('wins over what was delivered: the other act is left without a key', () => {
    const bindings = resolveBindings({ search: 'KeyF' });
    expect(bindings.get('search')).toBe('KeyF');
    expect(bindings.get('maximise')).toBeNull();
  });

  test('may be two keys changed for each other', () => {
    const bindings = resolveBindings({ maximise: 'KeyO', overlay: 'KeyF' });
    expect([bindings.get('maximise'), bindings.get('overlay')]).toEqual(['KeyO', 'KeyF']);
  });

  test.each([
    ['an unknown act', { 'unknown-act': 'KeyF' }],
    ['an unreadable chord', { search: 'Strg+F' }],
    ['a fixed key', { back: 'KeyP' }],
    ["another act's fixed key", { search: 'Escape' }],
    ["a digit of the camera's number", { search: 'Digit4' }],
    ['the second key of the sheet', { search: 'F1' }],
    ["the browser's key", { search: 'Ctrl+KeyW' }],
    ['Tab, the way to the next control', { search: 'Tab' }],
    ['one key in the place of a range', { 'load-layout': 'KeyP' }],
    ['a range in the place of one key', { search: 'Alt+Digit1-9' }],
  ])('is left out when it is %s', (_, choices) => {
    expect(resolveBindings(choices)).toEqual(resolveBindings({}));
  });

  test('is forgotten when the delivered chord comes back', () => {
    expect(withChoice({ search: 'KeyP', overlay: 'KeyV' }, 'search', 'Slash')).toEqual({ overlay: 'KeyV' });
  });
});

describe('a chord that is pressed for an act', () => {
  const bindings = resolveBindings({});

  test('is refused when another act has it, which is named', () => {
    expect(judgeChord(bindings, 'search', 'KeyF')).toMatchObject({ kind: 'clash', other: 'maximise' });
    expect(judgeChord(bindings, 'search', 'Ctrl+Digit5')).toMatchObject({
      kind: 'clash',
      other: 'load-layout',
    });
    expect(judgeChord(bindings, 'search', 'F1')).toMatchObject({ kind: 'clash', other: 'help' });
    expect(judgeChord(bindings, 'load-layout', 'Digit3')).toMatchObject({ kind: 'clash', other: 'digits' });
  });

  test.each([
    ['Ctrl+KeyW', 'browser'],
    ['Ctrl+Shift+KeyT', 'browser'],
    ['F5', 'browser'],
    ['F11', 'browser'],
    ['F12', 'browser'],
    ['Ctrl+Digit0', 'browser'],
    ['Alt+F4', 'system'],
    ['Meta+KeyD', 'system'],
    ['Ctrl+Alt+Delete', 'system'],
    ['Ctrl+Space', 'input-method'],
    ['Alt+KeyZ', 'input-method'],
    ['Ctrl+KeyV', 'text'],
    ['Shift+Tab', 'focus'],
  ])('%s is refused: %s', (chord, reason) => {
    expect(judgeChord(bindings, 'search', chord)).toMatchObject({ kind: 'refused', reason });
  });

  test('of a layout key must be a digit, and stands for all nine', () => {
    expect(judgeChord(bindings, 'load-layout', 'KeyP')).toMatchObject({
      kind: 'refused',
      reason: 'needs-digit',
    });
    expect(judgeChord(bindings, 'load-layout', 'Alt+Digit3')).toEqual({
      kind: 'fits',
      chord: 'Alt+Digit1-9',
    });
    expect(judgeChord(bindings, 'load-layout', 'Meta+Digit3')).toMatchObject({
      kind: 'refused',
      reason: 'system',
    });
  });

  test('of its own is no clash', () => {
    expect(judgeChord(bindings, 'next-display', 'Tab')).toEqual({ kind: 'fits', chord: 'Tab' });
  });
});
