import { z } from 'zod';
import { Preferences } from '../../../shared/settings/preferences.ts';
import { LayoutGrid } from '../../../shared/wall/layout-grid.ts';
import { PictureRegion } from '../../../shared/wall/picture-region.ts';
import { Carousel, SavedLayout } from '../../../shared/wall/saved-layout.ts';
import { ZoomWindow } from '../../../shared/wall/wall-view.ts';

/** What one display showed, kept over restarts. `tiles` may be longer than the grid: a larger layout brings them back. No `grid`: that of the layout's name. */
export const DisplaySettings = z.object({
  layout: z.string(),
  tiles: z.array(z.string().nullable()),
  grid: LayoutGrid.optional(),
  maximised: z.number().int().min(0).nullable().default(null),
  zooms: z.record(z.string(), PictureRegion).default({}),
  carousel: Carousel.extend({ at: z.number().int().min(0) })
    .nullable()
    .default(null),
});
export type DisplaySettings = z.infer<typeof DisplaySettings>;

const StandInSettings = z.object({
  away: z.string(),
  target: z.string(),
  before: DisplaySettings,
  after: DisplaySettings,
});
export type StandInSettings = z.infer<typeof StandInSettings>;

/** Everything the console remembers between runs. */
export const ConsoleSettings = z.object({
  version: z.literal(1),
  preferences: Preferences,
  displays: z.record(z.string(), DisplaySettings),
  layouts: z.array(SavedLayout).default([]),
  /** Display that takes over when another is away, by that one's id. */
  whenAway: z.record(z.string(), z.string()).default({}),
  standIns: z.array(StandInSettings).default([]),
  zoomWindows: z.array(ZoomWindow).default([]),
});
export type ConsoleSettings = z.infer<typeof ConsoleSettings>;
