import { expect, test } from 'vitest';
import { lowerToFit } from './lower-to-fit.ts';
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
      { role: 'sub', tier: 'keyframes' },
    ],
    cores: [cores, cores / 50],
    rung: 0,
  };
}

test('of tiles of one size a camera of one picture a second is not the first that gives way, however old it is', () => {
  const feeds = [feed('slow', 0.002, 0), feed('one', 0.05, 3), feed('two', 0.051, 2)];
  const budget = { all: 0.07, ofWindow: () => Infinity, ofFeed: () => Infinity };
  expect([...lowerToFit(feeds, budget)].map(({ key }) => key)).toEqual(['two']);
});
