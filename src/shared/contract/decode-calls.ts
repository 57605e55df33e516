import { z } from 'zod';
import { CapacityView, MeasuredCodec } from '../capacity/capacity.ts';
import { FeedOrder, TileDemand } from '../wall/feed-order.ts';
import { call, nothing, TilePlace } from './call.ts';

/** How tiles are decoded, and what the machine can hold. */
export const decodeCalls = {
  /** A window tells all the tiles it shows, whenever they change; from then on it gets `feeds.orders`, and the first of them as the answer. */
  'feeds.demand': call(z.object({ tiles: z.array(TileDemand) }), z.object({ orders: z.array(FeedOrder) })),
  /** What this window's browser decodes; told once after each connection. */
  'feeds.abilities': call(
    z.object({
      codecs: z.array(z.object({ codec: MeasuredCodec, decodes: z.boolean(), hardware: z.boolean() })),
    }),
    nothing,
  ),
  /** The operator looks at this tile: it gets the best stream; null: at none. */
  'wall.select': call(z.object({ place: TilePlace.nullable() }), nothing),
  'capacity.get': call(nothing, CapacityView),
  /** Measures the machine anew; the wall shows keyframes only meanwhile. Progress comes with `capacity.changed`. */
  'capacity.measure': call(nothing, nothing),
  'capacity.cancel': call(nothing, nothing),
  /** A window's answer to `decode.wanted`: pictures decoded and drawn in that time by all decoders together, or why it cannot. */
  'decode.measured': call(
    z.object({
      requestId: z.string(),
      pictures: z.number().int().min(0),
      elapsedMs: z.number().min(0),
      problem: z.string().nullable(),
    }),
    nothing,
  ),
} as const;
