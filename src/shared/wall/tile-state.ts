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
  'small-tile',
  'cpu',
  'network',
  'keyframes-only',
  'out-of-scope',
]);
export type TileReason = z.infer<typeof TileReason>;
