import { describe, expect, test } from 'vitest';
import { actOfKey, type PressedKey } from './act-of-key.ts';
import { resolveBindings } from './resolve-bindings.ts';

const delivered = resolveBindings({});

function press(code: string, change: Partial<PressedKey> = {}, bindings = delivered) {
  const none = { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false };
  return actOfKey(bindings, { code, key: '', isComposing: false, repeat: false, ...none, ...change })?.act;
}

describe('keys of the desk', () => {
  test('count by their place, on the number pad too', () => {
    expect(press('Numpad7')).toEqual({ act: 'digit', digit: '7' });
    expect(press('Digit0', { key: 'à' })).toEqual({ act: 'digit', digit: '0' });
    expect(press('NumpadEnter')).toEqual({ act: 'place' });
    expect(press('KeyF', { key: 'ф' })).toEqual({ act: 'maximise' });
  });

  test('say a layout by its digit, with Shift to save it', () => {
    expect(press('Digit9', { ctrlKey: true })).toEqual({ act: 'load-layout', key: 9 });
    expect(press('Digit9', { ctrlKey: true, shiftKey: true })).toEqual({ act: 'save-layout', key: 9 });
    expect(press('Digit0', { ctrlKey: true })).toBeUndefined();
  });

  test('are nothing to an input method that composes, nor to keys it has taken', () => {
    expect(press('Enter', { isComposing: true })).toBeUndefined();
    expect(press('KeyF', { key: 'Process' })).toBeUndefined();
  });

  test('are as the person changed them', () => {
    const bindings = resolveBindings({ maximise: 'KeyP', 'load-layout': 'Alt+Digit1-9' });
    expect(press('KeyP', {}, bindings)).toEqual({ act: 'maximise' });
    expect(press('KeyF', {}, bindings)).toBeUndefined();
    expect(press('Digit2', { altKey: true }, bindings)).toEqual({ act: 'load-layout', key: 2 });
    expect(press('Digit2', { ctrlKey: true }, bindings)).toBeUndefined();
  });

  test('open the sheet with ? and always with F1', () => {
    expect(press('Slash', { shiftKey: true })).toEqual({ act: 'help' });
    const moved = resolveBindings({ help: 'Shift+KeyH' });
    expect(press('Slash', { shiftKey: true }, moved)).toBeUndefined();
    expect(press('F1', {}, moved)).toEqual({ act: 'help' });
  });

  test('that are held go on where that makes sense, and are still the desk’s where it does not', () => {
    expect(press('ArrowLeft', { repeat: true })).toEqual({ act: 'move', direction: 'left' });
    expect(press('ArrowUp', { repeat: true, ctrlKey: true })).toEqual({ act: 'louder' });
    expect(press('KeyF', { repeat: true })).toBeNull();
  });
});
