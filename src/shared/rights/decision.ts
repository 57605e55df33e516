import { z } from 'zod';
import { EntityId } from './entity-id.ts';

/** Why something is allowed or not; closed, English; the desk has a sentence for each. */
export const becauseCodes = [
  'own-scope',
  'grant',
  'snapshot-expired-kept',
  'not-active',
  'unit-not-valid',
  'no-role-right',
  'outside-scope',
  'police-operational',
  'state-secret',
  'private-camera',
  'snapshot-expired',
] as const;
export const BecauseCode = z.enum(becauseCodes);
export type BecauseCode = z.infer<typeof BecauseCode>;

/** An answer of the rules. `grantId` names the grant that allowed it. */
export const Decision = z.object({
  allowed: z.boolean(),
  because: BecauseCode,
  grantId: EntityId.nullable(),
});
export type Decision = z.infer<typeof Decision>;
