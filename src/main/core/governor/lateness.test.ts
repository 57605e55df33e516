import { expect, test } from 'vitest';
import type { TileReport } from '../../../shared/wall/tile-report.ts';
import { Lateness } from './lateness.ts';

function report(change: Partial<TileReport>): TileReport {
  return {
    ...{ tile: 0, cameraId: 'c', state: 'connecting', reason: null, detail: '', attempt: 1 },
    ...{ codec: null, width: null, height: null, stream: null, lane: null, receivedFps: 0, presentedFps: 0 },
    ...{ dropped: 0, firstPictureMs: null, ageMs: null, pictureAtMs: null },
    ...change,
  };
}

test.each([
  ['connecting for the first time', {}, false],
  ['that has a picture', { state: 'live', firstPictureMs: 80 }, true],
  ['whose camera does not answer', { state: 'failed', reason: 'unreachable' }, true],
  ['that is tried again', { attempt: 2 }, true],
  ['whose camera went away', { state: 'reconnecting', attempt: 3 }, true],
] as const)('a tile %s: no longer opening', (_what, change, isSettled) => {
  const lateness = new Lateness();
  lateness.note('w 0', report(change), { nowMs: 0, key: 'feed', fps: 25, leftOut: null, ordered: null });
  expect(lateness.settled().has('feed')).toBe(isSettled);
});
