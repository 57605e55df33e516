import { z } from 'zod';
import { LayoutGrid } from './layout-grid.ts';
import { PictureRegion } from './picture-region.ts';
import { Carousel, SavedLayout } from './saved-layout.ts';

/** A rectangle in the desktop's pixels. */
export const Bounds = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
export type Bounds = z.infer<typeof Bounds>;

/** One display and what is wanted on it: `tiles[i]` is the camera of the grid's i-th tile, null when empty. */
export const DisplayView = z.object({
  id: z.string(),
  name: z.string(),
  bounds: Bounds,
  /** Name of a built-in layout (`3x3`, `1+5`) or the id of a saved one. */
  layout: z.string(),
  grid: LayoutGrid,
  tiles: z.array(z.string().nullable()),
  /** The tile that fills the display for now; null when all are shown. */
  maximised: z.number().int().min(0).nullable(),
  /** Tiles that show a part of their picture only, by tile number. */
  zooms: z.record(z.string(), PictureRegion),
  carousel: Carousel.extend({ at: z.number().int().min(0) }).nullable(),
  /** The display that takes this one's cameras over when it is unplugged; null: they stay away with it. */
  whenAway: z.string().nullable(),
  /** Displays that are unplugged now and whose cameras are shown here. */
  standsInFor: z.array(z.string()),
});
export type DisplayView = z.infer<typeof DisplayView>;

/** A part of a camera's picture in a window of its own. */
export const ZoomWindow = z.object({ id: z.string(), cameraId: z.string(), region: PictureRegion });
export type ZoomWindow = z.infer<typeof ZoomWindow>;

/** The wanted wall: every display that is there, and what belongs to all of them. */
export const WallView = z.object({
  displays: z.array(DisplayView),
  layouts: z.array(SavedLayout),
  zoomWindows: z.array(ZoomWindow),
  /** Figures over every tile. */
  overlay: z.boolean(),
  /** How many changes can be taken back. */
  undoable: z.number().int().min(0),
});
export type WallView = z.infer<typeof WallView>;

/** A wall without displays, layouts or windows: what is known before the core has spoken. */
export const noWall: WallView = { displays: [], layouts: [], zoomWindows: [], overlay: false, undoable: 0 };
