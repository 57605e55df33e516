import { z } from 'zod';
import { CameraClass } from './camera-class.ts';
import { EntityId } from './entity-id.ts';

/** What the rules need to know of a camera. Exactly one unit manages it (Art. 3.2). */
export const CameraScope = z.object({
  id: EntityId,
  class: CameraClass,
  territoryId: EntityId,
  sectorIds: z.array(EntityId).max(50),
  managingUnitId: EntityId,
});
export type CameraScope = z.infer<typeof CameraScope>;
