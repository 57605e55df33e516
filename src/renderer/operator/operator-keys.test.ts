import { expect, test } from 'vitest';
import { operatorAct } from './operator-keys.ts';

const none = { ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, isComposing: false };

test('keys count by their place, on the number pad too', () => {
  expect(operatorAct({ ...none, code: 'Numpad7' })).toEqual({ act: 'digit', digit: '7' });
  expect(operatorAct({ ...none, code: 'Digit0' })).toEqual({ act: 'digit', digit: '0' });
  expect(operatorAct({ ...none, code: 'NumpadEnter' })).toEqual({ act: 'place' });
});

test('Ctrl with 1 to 9 is a layout, with Shift it is not ours yet', () => {
  expect(operatorAct({ ...none, code: 'Digit9', ctrlKey: true })).toEqual({ act: 'layout', index: 8 });
  expect(operatorAct({ ...none, code: 'Digit0', ctrlKey: true })).toBeNull();
  expect(operatorAct({ ...none, code: 'Digit9', ctrlKey: true, shiftKey: true })).toBeNull();
});

test('nothing is taken from an input method that composes', () => {
  expect(operatorAct({ ...none, code: 'Enter', isComposing: true })).toBeNull();
});
