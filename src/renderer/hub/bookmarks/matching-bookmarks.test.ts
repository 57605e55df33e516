import { expect, test } from 'vitest';
import type { ItemView } from '../../../shared/contract/hub-view.ts';
import { matchingBookmarks } from './matching-bookmarks.ts';

const cameras: Readonly<Record<string, string>> = { c1: '0127 Tràng Tiền', c2: '0128 Hàng Bài' };

function marked(id: string, fromMs: number, title: string, change: Partial<ItemView> = {}): ItemView {
  const item = {
    kind: 'bookmark',
    id,
    scope: { kind: 'city' },
    ownerId: 'person-1',
    ownerName: 'Đặng Thu Hà',
    cameraId: id === 'b1' ? 'c1' : 'c2',
    fromMs,
    toMs: null,
    title,
    note: id === 'b3' ? 'biển số 29A' : '',
  } as const;
  return { item, version: 1, waiting: false, removed: false, conflict: null, refused: null, ...change };
}

const items = [
  marked('b1', 1000, 'Va chạm'),
  marked('b2', 3000, 'Ùn tắc'),
  marked('b3', 2000, 'Đỗ sai'),
  marked('b4', 4000, 'Đã xoá', { removed: true }),
];
const found = (query: string) =>
  matchingBookmarks(items, query, (id) => cameras[id] ?? '').map(({ item }) => item.id);

test('the newest moment comes first; what was removed is not there', () => {
  expect(found('')).toEqual(['b2', 'b3', 'b1']);
});

test.each([
  ['va cham', ['b1']],
  ['trang tien', ['b1']],
  ['0128', ['b2', 'b3']],
  ['thu ha un', ['b2']],
  ['29a', ['b3']],
  ['da xoa', []],
])('%s is found in words, note, person and camera, diacritics or not', (query, wanted) => {
  expect(found(query)).toEqual(wanted);
});
