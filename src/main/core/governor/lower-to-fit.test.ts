import { expect, test } from 'vitest';
import { findSwap, lowerToFit } from './lower-to-fit.ts';
import type { PlannedFeed } from './planned-feed.ts';

function feed(key: string, cores: number, sinceMs: number): PlannedFeed {
  return {
    key,
    windowId: 'w',
    pixels: 480 * 270,
    decodedPixels: 640 * 360,
    sinceMs,
    locked: false,
    rungs: [
      { role: 'sub', tier: 'all' },
      { role: 'sub', tier: 'half' },
      { role: 'sub', tier: 'keyframes' },
    ],
    cores: [cores, cores / 2, cores / 50],
    rung: 0,
  };
}

test('of tiles of one size a camera of one picture a second is not the first that gives way, however old it is', () => {
  const feeds = [feed('slow', 0.002, 0), feed('one', 0.05, 3), feed('two', 0.051, 2)];
  const budget = { all: 0.07, allForStill: 0.07, ofWindow: () => Infinity, ofFeed: () => Infinity };
  expect([...lowerToFit(feeds, budget)].map(({ key }) => key)).toEqual(['two', 'one']);
});

test('every tile has half of its pictures before one has keyframes only', () => {
  const feeds = [feed('one', 0.05, 1), feed('two', 0.05, 2), feed('three', 0.05, 3)];
  const rungsWithin = (all: number, allForStill = all) => {
    lowerToFit(feeds, { all, allForStill, ofWindow: () => Infinity, ofFeed: () => Infinity });
    return feeds.map(({ rung }) => rung);
  };
  expect(rungsWithin(0.1)).toEqual([1, 1, 0]);
  expect(rungsWithin(0.076)).toEqual([1, 1, 1]);
  // What is a little too much for all at half leaves none with keyframes only.
  expect(rungsWithin(0.07, 0.075)).toEqual([1, 1, 1]);
  expect(rungsWithin(0.055)).toEqual([2, 1, 1]);
});

test('a large tile with less changes places with a small one that has more, whatever lies between them', () => {
  const large = { ...feed('large', 0.05, 1), pixels: 960 * 540, rung: 2 };
  const small = feed('small', 0.05, 2);
  expect(findSwap([large, small], () => true)).toEqual({ up: large, down: small });
  expect(findSwap([large, { ...small, locked: true }], () => true)).toBeNull();
  expect(findSwap([large, { ...small, pixels: 960 * 530 }], () => true)).toBeNull();
});
