import { z } from 'zod';

/** What a tile shows, as one of a closed list. Low quality is a reason, not a state. */
export const TileState = z.enum([
  'connecting',
  'live',
  'stale',
  'reconnecting',
  'failed',
  'ended',
  'not-allowed',
]);
export type TileState = z.infer<typeof TileState>;

/** What keeps a live picture from being the best. */
const qualities = ['small-tile', 'cpu', 'network', 'half-rate', 'keyframes-only', 'measuring'] as const;

/** Why a picture is not fresh and full; null stands for "it is". */
export const TileReason = z.enum([
  'unreachable',
  'timeout',
  'unauthorized',
  'not-found',
  'not-rtsp',
  'no-video',
  'unsupported-codec',
  'no-keyframe',
  'corrupt',
  'closed-by-camera',
  'ingest-died',
  'decoder-died',
  ...qualities,
  'out-of-scope',
  'rights-expired',
]);
export type TileReason = z.infer<typeof TileReason>;

/** The shown picture itself has less than the best; a live one with another reason is the substream's, and that reason is what keeps its main stream away. */
export function isQuality(reason: TileReason): boolean {
  return qualities.some((one) => one === reason);
}

/** Who sits here may not see the camera: by the rules, or because the rights of this desk have ended while the hub is away. */
const closing = ['out-of-scope', 'rights-expired'] as const;
export type ClosingReason = (typeof closing)[number];

export function isClosing(reason: TileReason | null): reason is ClosingReason {
  return closing.some((one) => one === reason);
}
