import type { StreamRole } from '../../../shared/camera/stream-role.ts';
import type { CapacityFigure } from '../../../shared/capacity/capacity.ts';
import type { FeedLane } from '../../../shared/wall/feed-order.ts';
import type { StreamFacts } from './stream-facts.ts';

/** What a decoder of the ffmpeg lane has left out of a stream since it was opened; `method` is null while none runs. */
export interface LaneCount {
  readonly cameraId: string;
  readonly role: StreamRole;
  readonly method: string | null;
  readonly leftOut: number;
}

/** What the governor asks of the rest of the core; answers are used at once and may change from call to call. */
export interface GovernorWorld {
  /** What was measured on this machine; empty when nothing was. */
  figures(): readonly CapacityFigure[];
  /** Null while the stream was never seen. */
  streamFacts(cameraId: string, role: StreamRole): StreamFacts | null;
  /** The ffmpeg lane gave that stream up. */
  laneBad(cameraId: string, role: StreamRole): boolean;
  /** Of all decoders of the ffmpeg lane: the windows never see what these leave out. */
  laneStats?(): readonly LaneCount[];
  /** The lane that is to decode whatever it can, for measuring; null or nothing: the cheapest. */
  readonly onlyLane?: FeedLane | null;
}

/** Load of the machine, averaged over the last seconds. */
export interface MachineLoad {
  /** Cores at work, for whomever. */
  readonly busyCores: number;
  readonly cores: number;
  /** Of these, for us: core, every ffmpeg, the browser; null where the system does not tell. */
  readonly ownCores: number | null;
}

/** How much of the machine the feeds may use together: the rest is for the desk, the system, and pictures that are dearer than others. */
const usableShare = 0.85;

/** Cores that feeds may use. */
export function usableCores({ cores }: MachineLoad): number {
  return usableShare * cores;
}
