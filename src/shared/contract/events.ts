import { z } from 'zod';
import { CameraPiece } from '../camera/camera-piece.ts';
import { CapacityView } from '../capacity/capacity.ts';
import { Preferences } from '../settings/preferences.ts';
import { FeedOrder } from '../wall/feed-order.ts';
import { TileReport } from '../wall/tile-report.ts';
import { WallView } from '../wall/wall-view.ts';
import { hubEvents } from './hub-calls.ts';

/** Everything the core broadcasts to windows. */
export const events = {
  'wall.changed': WallView,
  'preferences.changed': Preferences,
  /** A piece of the list of cameras, which counts once all of it is there. */
  'cameras.changed': CameraPiece,
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
  /** How a window shows its tiles from now on, all of them; other windows pass it over. */
  'feeds.orders': z.object({ windowId: z.string(), orders: z.array(FeedOrder) }),
  /** Goes to operator windows only. */
  'capacity.changed': CapacityView,
  /**
   * A window is asked to decode a clip over and over with `parallel` decoders for `forMs`, as fast as it can, and to draw every picture into a tile of that
   * size outside its canvas; it answers with `decode.measured`. `records`: base64 of one media message (media-message.ts) with a config and its packets.
   */
  'decode.wanted': z.object({
    requestId: z.string(),
    windowId: z.string(),
    records: z.string(),
    parallel: z.number().int().min(1),
    forMs: z.number(),
    tile: z.object({ width: z.number().int(), height: z.number().int() }),
  }),
  ...hubEvents,
  notice: z.object({ code: z.string(), detail: z.string() }),
} as const;

export type Events = typeof events;
export type EventName = keyof Events;
export type EventValue<N extends EventName> = z.output<Events[N]>;
