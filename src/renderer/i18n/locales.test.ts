import { describe, expect, test } from 'vitest';
import en from '../../../assets/locales/en.json';
import vi from '../../../assets/locales/vi.json';
import { TileReason, TileState } from '../../shared/wall/tile-state.ts';

function flatten(tree: object, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[prefix + key, value] as [string, string]]
      : flatten(value, `${prefix}${key}.`),
  );
}

function placeholders(text: string): string[] {
  return (text.match(/\{\{\w+\}\}/g) ?? []).sort();
}

const vietnamese = new Map(flatten(vi));
const english = new Map(flatten(en));

describe('locales', () => {
  test('both languages have the same keys, none of them empty', () => {
    expect([...vietnamese.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [key, text] of [...vietnamese, ...english]) expect(text.trim(), key).not.toBe('');
  });

  test('a text has the same placeholders in both languages', () => {
    for (const [key, text] of vietnamese)
      expect(placeholders(english.get(key) ?? ''), key).toEqual(placeholders(text));
  });

  test('Vietnamese words have their tone mark where the others have it: xoá, not xóa', () => {
    for (const [key, text] of vietnamese)
      expect(text.normalize('NFC'), key).not.toMatch(/[óòỏõọ][ae]|[úùủũụ]y/i);
  });

  test('every state has its words and meaning, every reason its words, meaning and advice', () => {
    const wanted = [
      ...TileState.options.flatMap((state) => [`state.${state}`, `stateMeans.${state}`]),
      ...TileReason.options.flatMap((reason) => [
        `reason.${reason}`,
        `reasonMeans.${reason}`,
        `reasonDo.${reason}`,
      ]),
    ];
    for (const key of wanted) expect([vietnamese.has(key), english.has(key)], key).toEqual([true, true]);
  });
});
