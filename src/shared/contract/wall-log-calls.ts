import { z } from 'zod';
import { CameraStream } from '../camera/camera.ts';
import { LayoutGrid } from '../wall/layout-grid.ts';
import { PictureRegion } from '../wall/picture-region.ts';
import { TileReport } from '../wall/tile-report.ts';
import { TileReason, TileState } from '../wall/tile-state.ts';
import { call } from './call.ts';

/**
 * What one tile showed at a moment: the wanted camera, and how its picture was. `state` null: the console was not running or had not said. What an
 * older version of the log did not keep is null.
 */
export const LoggedTile = z.object({
  tile: z.number().int(),
  cameraId: z.string().nullable(),
  state: TileState.nullable(),
  reason: TileReason.nullable(),
  stream: z.enum(['main', 'sub']).nullable(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  codec: z.string().nullable(),
  lane: TileReport.shape.lane,
  transport: CameraStream.shape.transport.unwrap().nullable(),
  /** Pictures shown a second; null unless the tile was live. */
  fps: z.number().nullable(),
  /** When the picture on the glass came, by the clock of the log; null where there was none, and while it was fresh. */
  pictureAtMs: z.number().nullable(),
  region: PictureRegion.nullable(),
});
export type LoggedTile = z.infer<typeof LoggedTile>;

/** A change of the wall as it was logged: when, who, what, on which display. */
export const LoggedChange = z.object({
  id: z.number().int(),
  atMs: z.number(),
  by: z.string(),
  act: z.string(),
  displayId: z.string(),
});
export type LoggedChange = z.infer<typeof LoggedChange>;

/** What the wall showed: kept for as long as the settings say, read by the desk. */
export const wallLogCalls = {
  /**
   * A display at a moment. `running` false: nothing was recorded then, and `gap` says from when to when (null: not known, or not over yet);
   * grid and tiles are then what was wanted last, all states null. Null `grid`: nothing is known of the display at that time.
   */
  'wall-log.at': call(
    z.object({ displayId: z.string(), atMs: z.number() }),
    z.object({
      running: z.boolean(),
      gap: z.object({ fromMs: z.number().nullable(), toMs: z.number().nullable() }).nullable(),
      change: LoggedChange.nullable(),
      grid: LayoutGrid.nullable(),
      maximised: z.number().int().nullable(),
      tiles: z.array(LoggedTile),
    }),
  ),
  /** Changes in a span of time, both ends included, at most `limit`: the newest or the oldest of them, which then come first. */
  'wall-log.changes': call(
    z.object({
      displayId: z.string().nullable(),
      fromMs: z.number(),
      toMs: z.number(),
      first: z.enum(['newest', 'oldest']).default('newest'),
      limit: z.number().int().min(1).max(1000),
    }),
    z.object({ changes: z.array(LoggedChange) }),
  ),
  /** Displays that the log knows, by id and last name, and its first moment. */
  'wall-log.displays': call(
    z.object({}).strict(),
    z.object({
      displays: z.array(z.object({ id: z.string(), name: z.string() })),
      fromMs: z.number().nullable(),
    }),
  ),
} as const;
