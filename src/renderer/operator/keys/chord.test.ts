import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asRange, type ChordKey, chordOf, overlap, partsOf, readChord } from './chord.ts';

const none = { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false };

const code = fc.constantFrom('KeyA', 'Digit0', 'Digit7', 'F12', 'ArrowLeft', 'Slash', 'Tab', 'NumpadAdd');
const pressed: fc.Arbitrary<ChordKey> = fc.record({
  code,
  ctrlKey: fc.boolean(),
  altKey: fc.boolean(),
  shiftKey: fc.boolean(),
  metaKey: fc.boolean(),
});

describe('a chord', () => {
  test('that was pressed is read back as itself, with its code and the modifiers that were held', () => {
    fc.assert(
      fc.property(pressed, (key) => {
        const chord = chordOf(key);
        expect(chord).not.toBeNull();
        expect(readChord(chord ?? '')).toBe(chord);
        const parts = partsOf(chord ?? '');
        expect(parts?.code).toBe(key.code);
        const held = [
          parts?.modifiers.includes('Ctrl'),
          parts?.modifiers.includes('Alt'),
          parts?.modifiers.includes('Shift'),
          parts?.modifiers.includes('Meta'),
        ];
        expect(held).toEqual([key.ctrlKey, key.altKey, key.shiftKey, key.metaKey]);
      }),
    );
  });

  test('overlaps the same press only', () => {
    fc.assert(
      fc.property(pressed, pressed, (a, b) => {
        const [one, other] = [chordOf(a) ?? '', chordOf(b) ?? ''];
        expect(overlap(one, other)).toBe(one === other);
        expect(overlap(one, one)).toBe(true);
      }),
    );
  });

  test.each([
    ['Numpad7', 'Digit7'],
    ['NumpadEnter', 'Enter'],
    ['NumpadDivide', 'Slash'],
    ['NumpadDecimal', 'Delete'],
  ])('of the number pad is the main one: %s is %s', (pad, main) => {
    expect(chordOf({ ...none, code: pad })).toBe(main);
  });

  test.each(['ControlLeft', 'ShiftRight', 'AltGraph', 'CapsLock', 'Unidentified', ''])(
    'is not %s alone',
    (name) => {
      expect(chordOf({ ...none, code: name, shiftKey: name === 'ShiftRight' })).toBeNull();
    },
  );

  test('is none with AltGr, which types letters', () => {
    const getModifierState = (name: string) => name === 'AltGraph';
    expect(chordOf({ ...none, code: 'KeyE', getModifierState })).toBeNull();
  });

  test.each(['', 'KeyÂ', 'Shift+Ctrl+KeyA', 'ctrl+KeyA', 'Ctrl+', 'KeyA ', 'Digit2-9', 'F25', 'KeyA+KeyB'])(
    'is not read from "%s"',
    (text) => {
      expect(readChord(text)).toBeNull();
    },
  );
});

describe('a range of digits', () => {
  test('holds its digits under its own modifiers', () => {
    expect(overlap('Ctrl+Digit1-9', 'Ctrl+Digit1')).toBe(true);
    expect(overlap('Ctrl+Digit9', 'Ctrl+Digit1-9')).toBe(true);
    expect(overlap('Ctrl+Digit1-9', 'Ctrl+Digit0')).toBe(false);
    expect(overlap('Ctrl+Digit1-9', 'Ctrl+Shift+Digit5')).toBe(false);
    expect(overlap('Ctrl+Digit1-9', 'Ctrl+KeyA')).toBe(false);
    expect(overlap('Digit0-9', 'Digit0')).toBe(true);
    expect(overlap('Digit0-9', 'Digit1-9')).toBe(true);
  });

  test('is made from one of its digits', () => {
    expect(asRange('Alt+Digit3', 'Ctrl+Digit1-9')).toBe('Alt+Digit1-9');
    expect(asRange('Alt+Digit0', 'Ctrl+Digit1-9')).toBeNull();
    expect(asRange('Alt+KeyA', 'Ctrl+Digit1-9')).toBeNull();
  });
});
