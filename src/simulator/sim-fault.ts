import { z } from 'zod';
import { SimCodec } from './city-options.ts';

const positive = z.number().positive();

/**
 * What can be made to go wrong with a camera. `silence`: connections stay, no more RTP or RTCP. `half-open`: existing sockets are neither
 * read nor written, new ones are never answered; when it ends they thaw. `garbage`: random bytes instead of RTP and of answers. `corrupt`: one
 * packet in `oneIn` has random bytes in its payload. `reboot`: connections drop and are refused for `downSeconds`, again every
 * `periodSeconds` if given. `wrong-password` and `not-found`: connections drop, then 401 or 404. `slow-link`: that many bytes a second for
 * each connection. `long-gop`, `size-change`, `low-fps`: the stream goes on with another clip from its first keyframe. `codec-change`: connections drop, and those that come
 * find both streams in another codec; the same again when it is healed. `no-sound`: the
 * pictures go on, no more sound comes. `broken-sound`: the pictures go on, every packet of sound has random bytes in its payload.
 */
export const SimFault = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('silence') }),
  z.object({ kind: z.literal('half-open') }),
  z.object({ kind: z.literal('garbage') }),
  z.object({ kind: z.literal('corrupt'), oneIn: z.number().int().positive().default(20) }),
  z.object({
    kind: z.literal('reboot'),
    downSeconds: positive.default(5),
    periodSeconds: positive.optional(),
  }),
  z.object({ kind: z.literal('wrong-password') }),
  z.object({ kind: z.literal('not-found') }),
  z.object({ kind: z.literal('slow-link'), bytesPerSecond: positive.default(20_000) }),
  z.object({ kind: z.literal('long-gop'), gopSeconds: positive.default(10) }),
  z.object({
    kind: z.literal('size-change'),
    width: z.number().int().min(64).max(3840).multipleOf(2).default(480),
    height: z.number().int().min(64).max(2160).multipleOf(2).default(270),
  }),
  z.object({ kind: z.literal('low-fps'), fps: positive.max(50).default(5) }),
  z.object({ kind: z.literal('codec-change'), codec: SimCodec.default('hevc') }),
  z.object({ kind: z.literal('no-sound') }),
  z.object({ kind: z.literal('broken-sound') }),
]);
export type SimFault = z.infer<typeof SimFault>;
/** The same as a caller writes it: what has a default may be left out. */
export type SimFaultInput = z.input<typeof SimFault>;
