import { expect, test } from 'vitest';
import { factsChanged } from './facts-changed.ts';

test('only what became another is told, as it was and as it is', () => {
  const before = [
    ['Tên', 'Phường A'],
    ['Địa bàn', 'A'],
    ['Hết hạn', ''],
  ] as const;
  const after = [
    ['Tên', 'Phường B'],
    ['Địa bàn', 'A'],
    ['Hết hạn', '01/01/2027'],
  ] as const;
  expect(factsChanged(before, after)).toEqual([
    ['Tên', 'Phường A', 'Phường B'],
    ['Hết hạn', '', '01/01/2027'],
  ]);
});

test('a first version tells all that it says', () => {
  expect(
    factsChanged(undefined, [
      ['Tên', 'Phường A'],
      ['Điện thoại', ''],
    ]),
  ).toEqual([['Tên', null, 'Phường A']]);
});
