import { z } from 'zod';
import { EntityId, EntityName } from './entity-id.ts';
import { Validity } from './validity.ts';

/** Sign-in name: what a person types. */
export const AccountName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{1,63}$/, 'small letters, digits, dot, dash or underscore');

/** A person with an account; never a shared one (Art. 12.2). Passwords are not here. */
export const Person = z
  .object({
    id: EntityId,
    account: AccountName,
    name: EntityName,
    unitId: EntityId,
    roleIds: z.array(EntityId).max(50),
    disabled: z.boolean(),
  })
  .extend(Validity.shape);
export type Person = z.infer<typeof Person>;
