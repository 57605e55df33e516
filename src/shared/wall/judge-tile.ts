import type { StreamRole } from '../camera/stream-role.ts';
import type { IngestStatus } from '../media/ingest-status.ts';
import { roleReason } from './choose-role.ts';
import { isClosing, type TileReason, type TileState } from './tile-state.ts';

/** Everything the truth about a tile depends on. Times are core time, milliseconds. */
export interface TileEvidence {
  readonly nowMs: number;
  /** False when the window has lost the core: then nothing new can come. */
  readonly coreReachable: boolean;
  /** Null until the core has said anything. */
  readonly ingest: IngestStatus | null;
  /** Arrival of the newest packet whose picture is on the glass; null while there is none. */
  readonly pictureAtMs: number | null;
  /** When that picture was drawn. */
  readonly drawnAtMs: number | null;
  /** The stream's usual time between pictures, between keyframes where it may rest from one to the next; null while unknown. */
  readonly frameIntervalMs: number | null;
  /** The picture may stand until the next keyframe: only keyframes are shown or half of the pictures, now or until just now. */
  readonly rests: boolean;
  readonly decoderFault: 'unsupported-codec' | 'decoder-died' | 'corrupt' | null;
  /** Packets come, and the decoder waits for a keyframe. */
  readonly waitingForKeyframe: boolean;
  /** Why pictures were left out just now, if they were. */
  readonly shedding: 'cpu' | 'network' | null;
  readonly roles: readonly StreamRole[];
  readonly shown: StreamRole;
  /** The core's order that the shown stream is shown by, with why it is not the best; null when the window chose by itself. */
  readonly ordered: { readonly reason: TileReason | null } | null;
  /**
   * The stream or lane that the tile wants and that has no picture yet, what is wrong with it, and whether it is better than the one shown; null when
   * the tile shows what it wants.
   */
  readonly awaited: { readonly reason: TileReason | null; readonly better: boolean } | null;
}

export interface TileVerdict {
  readonly state: TileState;
  readonly reason: TileReason | null;
}

/** A picture may be this much older than its packet's arrival before it counts as late, whatever the frame rate. */
const lateMs = 1500;

/** Keyframes may be that far apart while nothing is known of them, and no farther. */
const unknownKeyframesMs = 12_000;
const maxKeyframesMs = 25_000;

/**
 * How old the newest picture may be before the tile is stale: four frame times, within 1.5 s and 10 s. Where it rests between keyframes: until the second one
 * is late, and at most 25 s.
 */
export function staleAfterMs(frameIntervalMs: number | null, rests = false): number {
  if (rests)
    return frameIntervalMs === null
      ? unknownKeyframesMs
      : Math.min(maxKeyframesMs, 2 * frameIntervalMs + lateMs);
  return Math.min(10_000, Math.max(1500, 4 * (frameIntervalMs ?? 0)));
}

/** Reasons that do not heal by waiting: somebody must change something. The attempts go on all the same. */
const definite: ReadonlySet<TileReason> = new Set([
  'unauthorized',
  'not-found',
  'not-rtsp',
  'no-video',
  'unsupported-codec',
  'decoder-died',
]);

/** The one place where a tile's state is decided. A picture that is not known to be fresh is never live. */
export function judgeTile(evidence: TileEvidence): TileVerdict {
  const { ingest, decoderFault } = evidence;
  if (!evidence.coreReachable) return afterLoss(evidence, 'ingest-died');
  if (ingest === null) return { state: 'connecting', reason: null };
  // Whatever picture is left: who may not see it must not see its last one either.
  if (isClosing(ingest.reason)) return { state: 'not-allowed', reason: ingest.reason };
  if (ingest.phase === 'waiting')
    return afterFailure(evidence, ingest.reason ?? 'closed-by-camera', ingest.everReceived);
  if (decoderFault === 'unsupported-codec' && !hasHope(evidence))
    return { state: 'failed', reason: 'unsupported-codec' };
  if (isFresh(evidence)) return { state: 'live', reason: qualityReason(evidence) };
  if (ingest.phase === 'connecting' && ingest.attempt > 1)
    return afterFailure(evidence, ingest.reason ?? 'closed-by-camera', ingest.everReceived);
  const reason = decoderFault ?? silence(evidence, ingest);
  if (evidence.pictureAtMs !== null) return { state: 'stale', reason: reason ?? lateReason(evidence) };
  if (decoderFault === 'decoder-died') return { state: 'failed', reason: decoderFault };
  return { state: 'connecting', reason };
}

/** Another lane is on its way that may decode what this one cannot. */
function hasHope({ awaited }: TileEvidence): boolean {
  return awaited !== null && !(awaited.reason && definite.has(awaited.reason));
}

/** Why a fresh picture is not the best there is: pictures left out, the better stream on its way, what the core ordered, or a tile too small for it. */
function qualityReason({ shedding, awaited, ordered, roles, shown }: TileEvidence): TileReason | null {
  if (shedding) return shedding;
  if (awaited?.better) return awaited.reason ?? 'no-keyframe';
  return ordered ? ordered.reason : roleReason(roles, shown);
}

/** Only while packets arrive is there a keyframe to wait for. One that a window found when it joined was drawn as late as it was old. */
function isFresh({ ingest, ...evidence }: TileEvidence): boolean {
  const { nowMs, pictureAtMs, drawnAtMs, frameIntervalMs, rests } = evidence;
  if (pictureAtMs === null || drawnAtMs === null) return false;
  if (!rests || ingest?.phase !== 'receiving')
    return (
      nowMs - pictureAtMs <= staleAfterMs(rests ? null : frameIntervalMs) && drawnAtMs - pictureAtMs <= lateMs
    );
  const staleMs = staleAfterMs(frameIntervalMs, true);
  return nowMs - pictureAtMs <= staleMs && drawnAtMs - pictureAtMs <= staleMs;
}

function silence(evidence: TileEvidence, ingest: IngestStatus): TileReason | null {
  if (ingest.phase === 'silent') return 'timeout';
  if (ingest.phase !== 'receiving') return null;
  if (evidence.waitingForKeyframe) return 'no-keyframe';
  return evidence.shedding;
}

/** What came in time and was drawn late is not the camera's doing. */
function lateReason({ pictureAtMs, drawnAtMs }: TileEvidence): TileReason {
  return pictureAtMs !== null && drawnAtMs !== null && drawnAtMs - pictureAtMs > lateMs ? 'cpu' : 'timeout';
}

function afterFailure(evidence: TileEvidence, reason: TileReason, everReceived: boolean): TileVerdict {
  if (definite.has(reason)) return { state: 'failed', reason };
  return everReceived || evidence.pictureAtMs !== null
    ? { state: 'reconnecting', reason }
    : { state: 'failed', reason };
}

function afterLoss(evidence: TileEvidence, reason: TileReason): TileVerdict {
  return { state: evidence.pictureAtMs === null ? 'connecting' : 'stale', reason };
}
