import { z } from 'zod';
import { CameraStream } from '../camera/camera.ts';
import { EntityId } from '../rights/entity-id.ts';

/** Leave to open a camera's streams for a while: their addresses with credentials. Stays in the core; kept sealed. */
export const StreamTicket = z.object({
  cameraId: EntityId,
  streams: z.array(CameraStream).min(1),
  issuedAtMs: z.number().int(),
  expiresAtMs: z.number().int(),
});
export type StreamTicket = z.infer<typeof StreamTicket>;
