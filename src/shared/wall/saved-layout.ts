import { z } from 'zod';
import { LayoutGrid } from './layout-grid.ts';

/** A layout that somebody made or kept: its grid and the cameras on it, under a name, and the digit (1 to 9) that loads it with Ctrl. */
export const SavedLayout = z.object({
  id: z.string().min(1).max(100),
  name: z.string().trim().min(1).max(100),
  key: z.number().int().min(1).max(9).nullable(),
  grid: LayoutGrid,
  tiles: z.array(z.string().nullable()).max(64),
});
export type SavedLayout = z.infer<typeof SavedLayout>;

/** Saved layouts that take turns on a display, each for `dwellMs`. */
export const Carousel = z.object({
  layoutIds: z.array(z.string()).min(2).max(50),
  dwellMs: z.number().int().min(3000).max(3_600_000),
});
export type Carousel = z.infer<typeof Carousel>;
