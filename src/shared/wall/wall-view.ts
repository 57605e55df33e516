import { z } from 'zod';

/** A rectangle in the desktop's pixels. */
export const Bounds = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
export type Bounds = z.infer<typeof Bounds>;

/** One display and what is wanted on it: `tiles[i]` is the camera of the layout's i-th tile, null when empty. */
export const DisplayView = z.object({
  id: z.string(),
  name: z.string(),
  bounds: Bounds,
  layout: z.string(),
  tiles: z.array(z.string().nullable()),
});
export type DisplayView = z.infer<typeof DisplayView>;

/** The wanted wall: every display. */
export const WallView = z.object({ displays: z.array(DisplayView) });
export type WallView = z.infer<typeof WallView>;
