import { afterEach, expect, test, vi } from 'vitest';
import { loadRecent, saveRecent, withRecent } from './recent-cameras.ts';

afterEach(() => vi.restoreAllMocks());

function storage(text: string | null = null) {
  let kept = text;
  return {
    getItem: () => kept,
    setItem: (_key: string, value: string) => {
      kept = value;
    },
  };
}

test('the last camera comes first, once; 20 are kept', () => {
  expect(withRecent(['a', 'b'], 'b')).toEqual(['b', 'a']);
  const many = Array.from({ length: 30 }, (_, index) => `c${index}`).reduce<readonly string[]>(
    withRecent,
    [],
  );
  expect([many.length, many[0], many[19]]).toEqual([20, 'c29', 'c10']);
});

test('what was kept is read again', () => {
  const kept = storage();
  saveRecent(() => kept, ['a', 'b']);
  expect(loadRecent(() => kept)).toEqual(['a', 'b']);
  expect(loadRecent(() => storage())).toEqual([]);
});

test('a storage that is broken, strange or forbidden costs the list, nothing else', () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  const forbidden = () => {
    throw new Error('denied');
  };
  for (const text of ['{', '{"a":1}', '[1]']) expect(loadRecent(() => storage(text))).toEqual([]);
  expect(loadRecent(forbidden)).toEqual([]);
  saveRecent(forbidden, ['a']);
  expect(warn).toHaveBeenCalledTimes(5);
});
