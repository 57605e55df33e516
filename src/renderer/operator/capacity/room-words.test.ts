import { describe, expect, test } from 'vitest';
import { createI18n } from '../../i18n/i18n.ts';
import { lowTiles, strainedTiles } from './low-tiles.ts';
import { percentOf, roomWords } from './room-words.ts';
import { streamsToFill } from './streams-to-fill.ts';

const { t } = createI18n('en');
const room = { sub: 41, main: 6, usedPercent: 38 };
const view = {
  state: 'measured',
  progress: 1,
  measuredAtMs: 0,
  fault: null,
  machine: { cpu: '', cores: 2, memoryMb: 0, platform: '', ffmpeg: '', graphics: '' },
  methods: [],
  figures: [],
  room,
  low: {},
  decisions: [],
} as const;
const words = (change: object) =>
  roomWords(t, { ...view, methods: [], figures: [], decisions: [], ...change }).long;

describe('the room in words', () => {
  test.each([
    [{}, 'room for 41 more sub or 6 main streams'],
    [{ room: { ...room, sub: 0, main: 0 } }, 'no room left'],
    [{ room: null }, 'capacity unknown'],
    [{ state: 'unmeasured', room: null }, 'capacity not measured'],
    [{ state: 'unmeasured' }, 'capacity not measured, about 41 more sub or 6 main streams'],
    [{ state: 'measuring', progress: 0.299 }, 'measuring capacity: 29 %'],
  ])('%o', (change, said) => {
    expect(words(change)).toBe(said);
  });

  test('nothing is made up before the core has spoken', () => {
    expect(roomWords(t, null).long).toBe('capacity unknown');
  });

  test('only what is finished is 100 percent', () => {
    expect([percentOf(0), percentOf(0.999), percentOf(1)]).toEqual([0, 99, 100]);
  });
});

test('low tiles: what asks for attention comes first, a small tile is no strain, none is left out', () => {
  const low = { 'small-tile': 9, network: 1, cpu: 4, 'keyframes-only': 0 };
  expect(lowTiles({ low }).map(({ reason }) => reason)).toEqual(['cpu', 'network', 'small-tile']);
  expect(strainedTiles({ low }).map(({ count }) => count)).toEqual([4, 1]);
});

test('streams that fill the machine: every core for a second, at 25 pictures a second', () => {
  expect(streamsToFill({ msPerPicture: 0.8 }, { cores: 2 })).toBe(100);
  expect(streamsToFill({ msPerPicture: 90 }, { cores: 2 })).toBe(0);
  expect(streamsToFill({ msPerPicture: null }, { cores: 2 })).toBeNull();
});
