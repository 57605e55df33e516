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
  notice: z.object({ code: z.string(), detail: z.string() }),
} as const;

export type Events = typeof events;
export type EventName = keyof Events;
export type EventValue<N extends EventName> = z.output<Events[N]>;
