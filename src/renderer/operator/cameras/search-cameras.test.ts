import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CameraInfo } from '../../../shared/camera/camera.ts';
import { foldText } from '../../ui/fold-text.ts';
import { createEntryMaker } from './camera-entry.ts';
import { createCameraSearch, searchCameras } from './search-cameras.ts';

function camera(number: number, name: string, unit: string, street = ''): CameraInfo {
  return { id: `c${number}`, number, name, unit, street, position: null, roles: ['main'] };
}

const index = [
  camera(12, 'Ngã tư Sở', 'Quận Đống Đa / Phường Ngã Tư Sở', 'Tây Sơn'),
  camera(127, 'Tràng Tiền', 'Phường Hoàn Kiếm', 'Đinh Tiên Hoàng'),
  camera(128, 'Hàng Đào', 'Phường Hoàn Kiếm'),
  camera(1270, 'Bờ hồ Hoàn Kiếm', 'Phường Cửa Nam'),
  camera(2000, '🚦 Sở 127 كاميرا', ''),
].map(createEntryMaker());
const numbers = (query: string) => searchCameras(index, query).map((entry) => entry.camera.number);

describe('searchCameras', () => {
  test('diacritics are not needed, nor is đ; ð in its place does no harm', () => {
    expect(numbers('hang dao')).toEqual([128]);
    expect(numbers('ĐỐNG')).toEqual([12]);
    expect(numbers('dong da')).toEqual([12]);
    expect(numbers('Ðống Ða')).toEqual([12]);
  });

  test('decomposed text finds composed names', () => {
    expect(numbers('Tràng Tiền'.normalize('NFD'))).toEqual([127]);
  });

  test('the very number comes first, then numbers that begin so, then words', () => {
    expect(numbers('127')).toEqual([127, 1270, 2000]);
    expect(numbers('0012')).toEqual([12, 127, 128, 1270]);
  });

  test('a word of the name is before one of unit or street, and that before letters inside a word', () => {
    expect(numbers('hoan kiem')).toEqual([1270, 127, 128]);
    expect(numbers('hoang')).toEqual([127]);
    expect(numbers('tay son')).toEqual([12]);
    expect(numbers('ang')).toEqual([127, 128]);
    expect(numbers('s')).toEqual([12, 2000]);
  });

  test('every word must be there', () => {
    expect(numbers('hoan kiem trang')).toEqual([127]);
    expect(numbers('hoan kiem xyz')).toEqual([]);
  });

  test('emoji and right-to-left names are found', () => {
    expect(numbers('🚦')).toEqual([2000]);
    expect(numbers('كاميرا')).toEqual([2000]);
  });

  test('leading zeros are typed one after the other', () => {
    const search = createCameraSearch();
    const typed = ['0', '00', '001', '0012', '00127'].map((query) => search(index, query)?.length);
    expect(typed).toEqual([0, 0, 4, 4, 2]);
  });

  test('words that stand together in the name come first, the last of them as far as it is typed', () => {
    const list = [
      camera(1, 'Bạc Hàng', '', 'Hàng Bạc'),
      camera(2, 'Phố Hàng Bạc', ''),
      camera(3, 'Hàng Đào Bạc', ''),
      camera(4, 'Phố-Hàng Bạch Mai', ''),
    ].map(createEntryMaker());
    const found = searchCameras(list, 'hang bac').map((entry) => entry.camera.number);
    expect(found).toEqual([2, 4, 1, 3]);
  });

  test('an empty query gives all as they are', () => {
    expect(searchCameras(index, '  ')).toBe(index);
  });
});

const words = fc.constantFrom(
  'Hàng',
  'Đào',
  'Ngã',
  'tư',
  'Ô-Chợ',
  'Dừa',
  '007',
  '12',
  '0',
  'ﬁn',
  '🚦',
  'ß',
  'a',
);
const text = fc.oneof(
  fc.array(words, { maxLength: 5 }).map((parts) => parts.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);
const entries = fc
  .uniqueArray(fc.record({ number: fc.nat(3000), name: text, unit: text, street: text }), {
    selector: ({ number }) => number,
    maxLength: 12,
  })
  .map((list) =>
    list.map(({ number, name, unit, street }) => camera(number, name, unit, street)).map(createEntryMaker()),
  );

describe('whatever the cameras are called', () => {
  test('a folded query finds what the query itself finds', () => {
    fc.assert(
      fc.property(entries, text, (list, query) => {
        expect(searchCameras(list, foldText(query))).toEqual(searchCameras(list, query));
      }),
    );
  });

  test('every camera is found by its number and by each of the fields that are read', () => {
    fc.assert(
      fc.property(entries, (list) => {
        for (const entry of list) {
          const { number, name, unit, street } = entry.camera;
          expect(searchCameras(list, String(number))[0]).toBe(entry);
          for (const query of [name, unit, street].filter((field) => !/^\s*[\d\s]*$/.test(field)))
            expect(searchCameras(list, query)).toContain(entry);
        }
      }),
    );
  });

  test('a further letter never finds more, and never a camera twice', () => {
    fc.assert(
      fc.property(entries, text, fc.constantFrom('a', 'h', '1', ' d', '🚦'), (list, query, more) => {
        fc.pre(!/(?:^|\s)0/.test(foldText(query)) && foldText(query).trim() === foldText(query));
        const before = new Set(searchCameras(list, query));
        const after = searchCameras(list, query + more);
        expect(new Set(after).size).toBe(after.length);
        for (const entry of after) expect(before).toContain(entry);
      }),
    );
  });

  test('typing letter by letter finds the same as asking at once', () => {
    fc.assert(
      fc.property(entries, text, (list, query) => {
        const search = createCameraSearch();
        const letters = [...query];
        letters.forEach((_letter, at) => {
          const typed = letters.slice(0, at + 1).join('');
          const found = [...(search(list, typed) ?? list.keys())].map((place) => list[place]);
          expect(found).toEqual(searchCameras(list, typed));
        });
      }),
    );
  });
});
