import { z } from 'zod';
import { TileReason } from '../wall/tile-state.ts';

/**
 * How the pull of one stream stands, as the core sees it.
 * - `connecting`: an attempt runs, no packet yet. - `receiving`: packets arrive. - `silent`: connected, but nothing has arrived for longer than
 *   the stream's own rhythm allows. - `waiting`: the last attempt failed with `reason`, the next one comes by itself.
 * `attempt` counts from 1 and goes back to 1 after a success; `everReceived` says whether this stream has given a picture since it was opened.
 * `sinceMs` is core time (media-message.ts).
 */
export const IngestStatus = z.object({
  phase: z.enum(['connecting', 'receiving', 'silent', 'waiting']),
  attempt: z.number().int().min(1),
  reason: TileReason.nullable(),
  detail: z.string(),
  everReceived: z.boolean(),
  sinceMs: z.number(),
});
export type IngestStatus = z.infer<typeof IngestStatus>;
