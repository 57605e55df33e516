import { z } from 'zod';
import { Fault } from '../base/fault.ts';
import { call, nothing, TilePlace } from './call.ts';

/** A base64 text of at most 32 MB of bytes. */
const Base64 = z
  .string()
  .max(44_000_000)
  .regex(/^[A-Za-z0-9+/]*={0,2}$/);

/** Pictures that go from wall windows to the core and from there to files or the desk. */
export const pictureCalls = {
  /** A wall window's small picture of itself (JPEG), at most once a second, while a desk is open. */
  'display.still': call(z.object({ displayId: z.string(), atMs: z.number(), jpeg: Base64 }), nothing),
  /**
   * A tile's picture as a PNG file in the snapshot folder, in the stream's own size, with camera, time, console and hash in its metadata.
   * Faults `no-picture`, `disk-full`, `not-writable`.
   */
  'tile.snapshot': call(TilePlace, z.object({ path: z.string(), sha256: z.string() })),
  /** A wall window's answer to the event `picture.wanted`. */
  'picture.made': call(
    z.object({
      requestId: z.string(),
      picture: z
        .object({
          png: Base64,
          cameraId: z.string(),
          width: z.number().int(),
          height: z.number().int(),
          arrivedAtMs: z.number(),
          stream: z.enum(['main', 'sub']),
        })
        .nullable(),
      fault: Fault.nullable(),
    }),
    nothing,
  ),
} as const;
