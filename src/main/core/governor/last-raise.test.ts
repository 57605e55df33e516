import { expect, test } from 'vitest';
import { LastRaise } from './last-raise.ts';
import { Limits } from './limits.ts';
import type { PlannedFeed } from './planned-feed.ts';

function feed(windowId: string, camera: string): PlannedFeed {
  return {
    ...{ key: `${windowId} ${camera}`, windowId, pixels: 1, decodedPixels: 1, sinceMs: 0, locked: false },
    ...{ rungs: [], cores: [], rung: 0 },
  };
}

const raised = [feed('w', 'one'), feed('w', 'two')];

test('a tile beside raised ones may be late for them, for as long as they are not judged yet', () => {
  const last = new LastRaise(new Limits());
  last.made(raised, 0);
  expect(last.mayBeBehind(feed('w', 'three'), 9_999)).toBe(true);
  expect(last.mayBeBehind(feed('w', 'three'), 10_000)).toBe(false);
  expect(last.mayBeBehind(feed('w', 'two'), 1000)).toBe(false);
  expect(last.mayBeBehind(feed('other', 'three'), 1000)).toBe(false);
});

test('a raise is blamed once in each scope that it raised something in, and not for what is late long after', () => {
  const limits = new Limits();
  const last = new LastRaise(limits);
  last.made(raised, 0);
  for (const scope of ['window other', 'feed w three', 'window w', 'window w'] as const)
    last.blame(scope, null, 5000);
  last.blame('machine', null, 20_000);
  expect(limits.hasFailed('window w')).toBe(true);
  expect(
    (['machine', 'window other', 'feed w three'] as const).some((scope) => limits.hasFailed(scope)),
  ).toBe(false);
  // The second failure blocks: it was one.
  expect(limits.blocked('window w', 5001)).toBe(false);
});

test('a raise that went well clears what failed there before, one that failed anywhere does not', () => {
  const limits = new Limits();
  limits.failed('window w', 0, null);
  const last = new LastRaise(limits);
  last.made(raised, 100_000);
  last.blame('feed w one', null, 105_000);
  last.watch(160_000);
  expect(limits.hasFailed('window w')).toBe(true);
  last.made(raised, 200_000);
  last.watch(259_999);
  expect(limits.hasFailed('window w')).toBe(true);
  last.watch(260_000);
  expect(limits.hasFailed('window w')).toBe(false);
});
