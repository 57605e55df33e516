import { z } from 'zod';
import { EntityId, EntityName } from './entity-id.ts';
import { Validity } from './validity.ts';

/** A territory (city, ward, commune; earlier district) and the one it lies in. */
export const Territory = z
  .object({ id: EntityId, name: EntityName, parentId: EntityId.nullable() })
  .extend(Validity.shape);
export type Territory = z.infer<typeof Territory>;

/** A field of state management (traffic, health, education ...). */
export const Sector = z.object({ id: EntityId, name: EntityName }).extend(Validity.shape);
export type Sector = z.infer<typeof Sector>;
