import { z } from 'zod';
import { EntityId } from '../rights/entity-id.ts';

/** A user's report that a camera is wrong, stale or cannot be reached (Art. 23.4); its managing unit sees it. */
export const CameraReport = z.object({
  id: EntityId,
  cameraId: EntityId,
  managingUnitId: EntityId,
  reporterId: EntityId,
  reportedAtMs: z.number().int(),
  what: z.enum(['wrong-data', 'stale-data', 'no-picture', 'bad-picture', 'other']),
  text: z.string().trim().max(2000),
  state: z.enum(['open', 'done']),
});
export type CameraReport = z.infer<typeof CameraReport>;
