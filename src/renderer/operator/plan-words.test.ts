import { expect, test } from 'vitest';
import { displayOf, reportOf } from '../../../test/fakes/wall-scenes.ts';
import { noWall } from '../../shared/wall/wall-view.ts';
import { createI18n } from '../i18n/i18n.ts';
import { countTiles } from './count-tiles.ts';
import { planWords, tileKnowledge } from './plan-words.ts';

const { t } = createI18n('vi');
const now = 1_700_000_000_000;

function known(arrivedAtMs: number) {
  const tiles = new Map([0, 1].map((tile) => [tile, reportOf(tile, now)]));
  return {
    openedAtMs: now - 60_000,
    nowMs: now,
    reports: new Map([['d1', { arrivedAtMs, tiles }]]),
  };
}

test('a tile is live only while its window goes on reporting it', () => {
  expect(planWords(t, tileKnowledge(known(now - 1000), 'd1', 0, 'cam-1'), now).tone).toBe('live');
  expect(planWords(t, tileKnowledge(known(now - 5000), 'd1', 0, 'cam-1'), now).tone).toBe('warn');
  expect(planWords(t, tileKnowledge(known(now), 'd2', 0, 'cam-1'), now).tone).toBe('warn');
});

test('a report about the camera that was there before says nothing about the new one', () => {
  expect(tileKnowledge(known(now), 'd1', 0, 'cam-9')).toEqual({ kind: 'waiting' });
});

test('empty tiles and tiles beyond the layout are not counted', () => {
  const display = displayOf('d1', '2x2', 0);
  const tiles = ['cam-1', 'cam-9', null, null, 'cam-5'];
  expect(countTiles({ ...noWall, displays: [{ ...display, tiles }] }, known(now))).toEqual({
    live: 1,
    notLive: 1,
  });
});
