import { z } from 'zod';
import { PictureRegion } from '../wall/picture-region.ts';
import { Carousel, SavedLayout } from '../wall/saved-layout.ts';
import { call, nothing, TilePlace } from './call.ts';

/** What changes the wanted wall. Every one that changes what is shown can be undone and is logged with who asked. */
export const wallCalls = {
  /** A built-in layout by name, or only the grid of a saved one by id: cameras stay where they are. Fault `unknown-layout`. */
  'wall.set-layout': call(z.object({ displayId: z.string(), layout: z.string() }), nothing),
  /** Grid and cameras of a saved layout. Fault `unknown-layout`. */
  'wall.load-layout': call(z.object({ displayId: z.string(), layoutId: z.string() }), nothing),
  'wall.place': call(TilePlace.extend({ cameraId: z.string().nullable() }), nothing),
  /** Two tiles change their cameras; with an empty one, the camera moves. Works across displays. */
  'wall.swap': call(z.object({ from: TilePlace, to: TilePlace }), nothing),
  /** Takes the last change back, at most ten in a row. Fault `nothing-to-undo`. */
  'wall.undo': call(nothing, nothing),
  /** One tile fills the display; null brings all back. */
  'wall.maximise': call(
    z.object({ displayId: z.string(), tile: z.number().int().min(0).nullable() }),
    nothing,
  ),
  /** A part of the picture fills the tile; null shows the whole picture. */
  'wall.zoom': call(TilePlace.extend({ region: PictureRegion.nullable() }), nothing),
  'wall.set-carousel': call(z.object({ displayId: z.string(), carousel: Carousel.nullable() }), nothing),
  'wall.set-when-away': call(z.object({ displayId: z.string(), moveTo: z.string().nullable() }), nothing),
  'wall.set-overlay': call(z.object({ shown: z.boolean() }), nothing),
  /** Every display shows its number for some seconds. */
  'wall.identify': call(nothing, nothing),
  /** Keeps a layout; a null id makes a new one. A key that another layout had is taken over. Answers with the id. */
  'layouts.save': call(
    z.object({ layout: SavedLayout.extend({ id: z.string().nullable() }) }),
    z.object({ id: z.string() }),
  ),
  'layouts.remove': call(z.object({ id: z.string() }), nothing),
  /** A part of a tile's picture in a window of its own. */
  'zoom-window.open': call(TilePlace.extend({ region: PictureRegion }), z.object({ id: z.string() })),
  'zoom-window.set': call(z.object({ id: z.string(), region: PictureRegion }), nothing),
  'zoom-window.close': call(z.object({ id: z.string() }), nothing),
} as const;
