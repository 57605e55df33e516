import { z } from 'zod';
import { OfficialDocument } from './document.ts';
import { EntityId, EntityName } from './entity-id.ts';
import { Right } from './right.ts';
import { Validity } from './validity.ts';

/** A role and the rights that it gives within the reach of its holder's unit. Of one unit, or of all when `unitId` is null; a unit's matrix names the document that issued it (Art. 7.2). */
export const Role = z
  .object({
    id: EntityId,
    name: EntityName,
    unitId: EntityId.nullable(),
    rights: z.array(Right).max(20),
    document: OfficialDocument.nullable(),
  })
  .extend(Validity.shape);
export type Role = z.infer<typeof Role>;
