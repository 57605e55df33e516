import { z } from 'zod';

/**
 * How the decoder of a feed in the `ffmpeg` lane stands.
 * - `starting`: no picture yet. - `running`. - `restarting`: it died, the next one is on its way. - `bad`: it died too often, and is tried again only now and then.
 * `method`: `software`, or the hardware method of ffmpeg. `deaths` counts since the feed was opened. `width` and `height`: of the
 * stream's own pictures, in pixels; left out until the decoder has told.
 */
export const LaneStatus = z.object({
  phase: z.enum(['starting', 'running', 'restarting', 'bad']),
  method: z.string(),
  deaths: z.number().int().min(0),
  detail: z.string(),
  width: z.number().int().optional(),
  height: z.number().int().optional(),
});
export type LaneStatus = z.infer<typeof LaneStatus>;
