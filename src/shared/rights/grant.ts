import { z } from 'zod';
import { CameraClass } from './camera-class.ts';
import { OfficialDocument } from './document.ts';
import { EntityId } from './entity-id.ts';
import { Right } from './right.ts';

/** Written consent to use cameras outside one's own scope (Art. 10.3). It ends by itself. Police operational cameras need one of their own class (Art. 1.4). */
export const Grant = z
  .object({
    id: EntityId,
    document: OfficialDocument,
    purpose: z.string().trim().min(1).max(1000),
    /** Whom it is given to: one person, or everybody of a unit whose role has the right. */
    to: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('person'), personId: EntityId }),
      z.object({ kind: z.literal('unit'), unitId: EntityId }),
    ]),
    cameraClass: CameraClass,
    cameraIds: z.array(EntityId).min(1).max(10_000),
    rights: z.array(Right).min(1).max(20),
    /** Epoch milliseconds; `toMs` is the first moment it no longer holds. */
    fromMs: z.number().int(),
    toMs: z.number().int(),
    revokedAtMs: z.number().int().nullable(),
  })
  .refine(({ fromMs, toMs }) => fromMs < toMs, 'ends before it begins');
export type Grant = z.infer<typeof Grant>;
