import { expect, test } from 'vitest';
import { reportOf } from '../../../test/fakes/wall-scenes.ts';
import type { TileReport } from '../../shared/wall/tile-report.ts';
import { createI18n } from '../i18n/i18n.ts';
import { tileWordsReader } from './tile-words-reader.ts';

const { t } = createI18n('vi');
const now = 1_700_000_000_000;

function state(atMs: number, changed: Partial<TileReport> = {}) {
  const tiles = new Map([[0, { ...reportOf(0, atMs), ...changed }]]);
  return { openedAtMs: now - 60_000, nowMs: atMs, reports: new Map([['d1', { arrivedAtMs: atMs, tiles }]]) };
}

test('the words of a tile that goes on being live are one object, second after second', () => {
  const read = tileWordsReader(t, { displayId: 'd1', tile: 0 }, 'cam-1');
  const first = read(state(now));
  expect(first.tone).toBe('live');
  for (let second = 1; second < 5; second++) expect(read(state(now + 1000 * second))).toBe(first);
});

test('they are new ones as soon as the window reports something else, or nothing', () => {
  const read = tileWordsReader(t, { displayId: 'd1', tile: 0 }, 'cam-1');
  const live = read(state(now));
  const failed = read(state(now + 1000, { state: 'failed', reason: 'unauthorized' }));
  expect(failed).not.toEqual(live);
  expect(read({ ...state(now + 1000), nowMs: now + 9000 }).tone).toBe('warn');
  expect(read(state(now + 10_000))).toEqual(live);
});
