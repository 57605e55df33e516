import { z } from 'zod';

/** Id of a thing that the hub keeps. */
export const EntityId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/);

export const EntityName = z.string().trim().min(1).max(500);
