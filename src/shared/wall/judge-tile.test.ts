import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IngestStatus } from '../media/ingest-status.ts';
import { judgeTile, staleAfterMs, type TileEvidence } from './judge-tile.ts';
import { TileReason } from './tile-state.ts';

const receiving: IngestStatus = {
  phase: 'receiving',
  attempt: 1,
  reason: null,
  detail: '',
  everReceived: true,
  sinceMs: 0,
};
const good: TileEvidence = {
  nowMs: 100_000,
  coreReachable: true,
  ingest: receiving,
  pictureAtMs: 99_980,
  drawnAtMs: 99_990,
  frameIntervalMs: 40,
  rests: false,
  decoderFault: null,
  waitingForKeyframe: false,
  shedding: null,
  roles: ['main', 'sub'],
  shown: 'main',
  ordered: null,
  awaited: null,
};
const waiting = (reason: TileReason, everReceived: boolean): IngestStatus => ({
  ...receiving,
  phase: 'waiting',
  attempt: 3,
  reason,
  everReceived,
});

const evidence: fc.Arbitrary<TileEvidence> = fc.record({
  nowMs: fc.constant(100_000),
  coreReachable: fc.boolean(),
  ingest: fc.option(
    fc.record({
      phase: fc.constantFrom(
        'connecting' as const,
        'receiving' as const,
        'silent' as const,
        'waiting' as const,
      ),
      attempt: fc.integer({ min: 1, max: 5 }),
      reason: fc.option(fc.constantFrom(...TileReason.options), { nil: null }),
      detail: fc.constant(''),
      everReceived: fc.boolean(),
      sinceMs: fc.constant(0),
    }),
    { nil: null },
  ),
  pictureAtMs: fc.option(fc.integer({ min: 60_000, max: 100_000 }), { nil: null }),
  drawnAtMs: fc.option(fc.integer({ min: 60_000, max: 100_000 }), { nil: null }),
  frameIntervalMs: fc.option(fc.integer({ min: 10, max: 6000 }), { nil: null }),
  rests: fc.boolean(),
  decoderFault: fc.constantFrom(
    null,
    'unsupported-codec' as const,
    'decoder-died' as const,
    'corrupt' as const,
  ),
  waitingForKeyframe: fc.boolean(),
  shedding: fc.constantFrom(null, 'cpu' as const, 'network' as const),
  roles: fc.constant(['main', 'sub'] as const),
  shown: fc.constantFrom('main' as const, 'sub' as const),
  ordered: fc.constantFrom(null, { reason: null }, { reason: 'cpu' as const }),
  awaited: fc.constantFrom(
    null,
    { reason: null, better: true },
    { reason: null, better: false },
    { reason: 'timeout' as const, better: true },
  ),
});

test('a picture that is not known to be fresh is never live', () => {
  fc.assert(
    fc.property(evidence, (given) => {
      const { state } = judgeTile(given);
      if (state !== 'live') return;
      expect(given.coreReachable).toBe(true);
      expect(given.nowMs - (given.pictureAtMs ?? 0)).toBeLessThanOrEqual(
        staleAfterMs(given.frameIntervalMs, given.rests),
      );
    }),
    { numRuns: 2000 },
  );
});

test('no reason means live at full quality, or an opening that has met no trouble', () => {
  fc.assert(
    fc.property(evidence, (given) => {
      const { state, reason } = judgeTile(given);
      if (reason !== null) return;
      expect(['live', 'connecting']).toContain(state);
      if (state === 'live') expect(given.shown === 'main' || given.ordered !== null).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

describe('one evidence, one verdict', () => {
  const cases: [string, Partial<TileEvidence>, string, TileReason | null][] = [
    ['fresh and full', {}, 'live', null],
    ['substream in a small tile', { shown: 'sub' }, 'live', 'small-tile'],
    [
      'main stream on its way',
      { shown: 'sub', awaited: { reason: null, better: true } },
      'live',
      'no-keyframe',
    ],
    [
      'main stream not to be had',
      { shown: 'sub', awaited: { reason: 'not-found', better: true } },
      'live',
      'not-found',
    ],
    ['substream on its way', { awaited: { reason: null, better: false } }, 'live', null],
    ['substream by order', { shown: 'sub', ordered: { reason: 'cpu' } }, 'live', 'cpu'],
    ['the order knows better than the window', { shown: 'sub', ordered: { reason: null } }, 'live', null],
    [
      'what was left out just now is told before the order',
      { ordered: { reason: 'cpu' }, shedding: 'network' },
      'live',
      'network',
    ],
    [
      'keyframes 4 s apart are not stale between two',
      { pictureAtMs: 92_000, drawnAtMs: 92_010, frameIntervalMs: 4000, rests: true },
      'live',
      null,
    ],
    [
      'keyframes 4 s apart, and the third is late',
      { pictureAtMs: 90_000, drawnAtMs: 90_010, frameIntervalMs: 4000, rests: true },
      'stale',
      'timeout',
    ],
    [
      'nothing arrives any more: no keyframe is to be waited for',
      {
        pictureAtMs: 96_000,
        drawnAtMs: 96_010,
        frameIntervalMs: 4000,
        rests: true,
        ingest: { ...receiving, phase: 'silent' },
      },
      'stale',
      'timeout',
    ],
    [
      'a keyframe that was 5 s old when the window joined',
      { pictureAtMs: 94_000, drawnAtMs: 99_000, frameIntervalMs: null, rests: true },
      'live',
      null,
    ],
    [
      'H.265 here, another lane on its way',
      {
        decoderFault: 'unsupported-codec',
        pictureAtMs: null,
        drawnAtMs: null,
        awaited: { reason: null, better: false },
      },
      'connecting',
      'unsupported-codec',
    ],
    [
      'H.265 here, and the other lane is dead too',
      {
        decoderFault: 'unsupported-codec',
        pictureAtMs: null,
        awaited: { reason: 'decoder-died', better: false },
      },
      'failed',
      'unsupported-codec',
    ],
    ['pictures left out', { shedding: 'cpu' }, 'live', 'cpu'],
    [
      'silent for 3 s',
      { pictureAtMs: 97_000, ingest: { ...receiving, phase: 'silent' } },
      'stale',
      'timeout',
    ],
    [
      '1 fps is not stale between two pictures',
      { pictureAtMs: 98_100, drawnAtMs: 98_110, frameIntervalMs: 1000 },
      'live',
      null,
    ],
    [
      'drawn, but seconds late',
      { pictureAtMs: 97_900, drawnAtMs: 99_990, frameIntervalMs: 1000 },
      'stale',
      'cpu',
    ],
    ['core lost', { coreReachable: false }, 'stale', 'ingest-died'],
    ['nothing known', { ingest: null, pictureAtMs: null, drawnAtMs: null }, 'connecting', null],
    [
      'keyframe awaited',
      { pictureAtMs: null, drawnAtMs: null, waitingForKeyframe: true },
      'connecting',
      'no-keyframe',
    ],
    [
      'wrong password',
      { pictureAtMs: null, ingest: waiting('unauthorized', false) },
      'failed',
      'unauthorized',
    ],
    ['lost a live one', { ingest: waiting('closed-by-camera', true) }, 'reconnecting', 'closed-by-camera'],
    ['never reached', { pictureAtMs: null, ingest: waiting('unreachable', false) }, 'failed', 'unreachable'],
    ['H.265 here', { decoderFault: 'unsupported-codec', pictureAtMs: null }, 'failed', 'unsupported-codec'],
  ];
  test.each(cases)('%s', (_name, change, state, reason) => {
    expect(judgeTile({ ...good, ...change })).toEqual({ state, reason });
  });
});
