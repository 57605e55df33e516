import { z } from 'zod';
import { CameraInfo } from '../camera/camera.ts';
import { Preferences } from '../settings/preferences.ts';
import { TileReport } from '../wall/tile-report.ts';
import { WallView } from '../wall/wall-view.ts';

/** Everything the core broadcasts to windows. */
export const events = {
  'wall.changed': WallView,
  'preferences.changed': Preferences,
  'cameras.changed': z.array(CameraInfo),
  /** A display's tiles as its wall window last reported them; goes to operator windows only. */
  'tiles.changed': z.object({ displayId: z.string(), tiles: z.array(TileReport) }),
  /** A display's small picture of itself (JPEG, base64); goes to operator windows only. */
  'display.still': z.object({ displayId: z.string(), atMs: z.number(), jpeg: z.string() }),
  /** A wall window is asked for a tile's picture; it answers with the call `picture.made`. */
  'picture.wanted': z.object({ requestId: z.string(), displayId: z.string(), tile: z.number().int() }),
  /** Whether a desk wants stills now; goes to wall windows only. */
  'stills.wanted': z.object({ wanted: z.boolean() }),
  /** Every wall window shows its display's number until then (epoch milliseconds). */
  'wall.identify': z.object({ untilMs: z.number() }),
  notice: z.object({ code: z.string(), detail: z.string() }),
} as const;

export type Events = typeof events;
export type EventName = keyof Events;
export type EventValue<N extends EventName> = z.output<Events[N]>;
