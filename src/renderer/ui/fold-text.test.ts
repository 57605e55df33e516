import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText } from './fold-text.ts';

test('Vietnamese reads as it is typed without its marks', () => {
  expect(foldText('Phường Đống Đa, ngõ Ữ')).toBe('phuong dong da, ngo u');
  expect(foldText('ÐƯỜNG Láng'.normalize('NFD'))).toBe('duong lang');
  expect(foldText('Ｃａｍｅｒａ ①')).toBe('camera 1');
});

test('folding twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
      expect(foldText(foldText(text))).toBe(foldText(text));
    }),
    { numRuns: 500 },
  );
});
