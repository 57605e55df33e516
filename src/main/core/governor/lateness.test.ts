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

test('what is lost is judged against all that came meanwhile, the seconds without a loss among it', () => {
  const lateness = new Lateness();
  let dropped = 0;
  const second = (nowMs: number, lost: number) => {
    dropped += lost;
    const shown = report({ state: 'live', firstPictureMs: 80, dropped });
    lateness.note('w 0', shown, { nowMs, key: 'feed', fps: 25, leftOut: null, ordered: null });
  };
  for (let nowMs = 0; nowMs <= 8000; nowMs += 1000) second(nowMs, nowMs % 2000 === 0 ? 3 : 0);
  expect(lateness.late(8000)).toMatchObject([
    { key: 'feed', share: 6 / 100, steady: false, unbroken: false },
  ]);
  for (let nowMs = 9000; nowMs <= 16_000; nowMs += 1000) second(nowMs, 3);
  expect(lateness.late(16_000)).toMatchObject([
    { key: 'feed', share: 12 / 100, steady: true, unbroken: true },
  ]);
});
