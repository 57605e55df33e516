import { z } from 'zod';
import { EntityId, EntityName } from './entity-id.ts';
import { Validity } from './validity.ts';

/** How far a unit's people see by its tier: all of the city, cameras of its fields, of its territory and what lies in it, or those it manages itself. */
export const TierReach = z.enum(['city', 'sectors', 'territory', 'managed']);
export type TierReach = z.infer<typeof TierReach>;

/** A level of access (phân cấp truy cập, Art. 7). All of it is data: a city edits its tiers when the organisation changes. */
export const Tier = z
  .object({
    id: EntityId,
    name: EntityName,
    /** 1 goes before 2: takes control over from it and breaks its reservations. */
    rank: z.number().int().min(1).max(99),
    reach: TierReach,
    /** Whether this tier is the police's, the only one that a grant over police operational cameras may go to. */
    police: z.boolean(),
  })
  .extend(Validity.shape);
export type Tier = z.infer<typeof Tier>;
