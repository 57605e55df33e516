import { z } from 'zod';
import { EntityId, EntityName } from './entity-id.ts';
import { Right } from './right.ts';
import { Validity } from './validity.ts';

/** The one leader whom a unit names as its focal point (đầu mối, Art. 22.1 and 23.1). */
export const FocalPoint = z.object({
  name: z.string().trim().min(1).max(200),
  title: z.string().trim().max(200).default(''),
  phone: z.string().trim().max(50).default(''),
});
export type FocalPoint = z.infer<typeof FocalPoint>;

/** A unit that manages or uses cameras. Its tier says how far its people reach; territory and sectors say where. */
export const Unit = z
  .object({
    id: EntityId,
    name: EntityName,
    parentId: EntityId.nullable(),
    tierId: EntityId,
    territoryId: EntityId.nullable(),
    sectorIds: z.array(EntityId).max(50),
    focalPoint: FocalPoint,
    /** Rights that its people keep on what their last snapshot allowed, when that snapshot has expired and the hub is still away. */
    rightsWhenExpired: z.array(Right).max(20).default([]),
  })
  .extend(Validity.shape);
export type Unit = z.infer<typeof Unit>;
