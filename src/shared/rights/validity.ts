import { z } from 'zod';

/** From when until when something holds, epoch milliseconds, `validFromMs` included, `validToMs` not; null: open. Old approvals keep the old names. */
export const Validity = z.object({
  validFromMs: z.number().int().nullable().default(null),
  validToMs: z.number().int().nullable().default(null),
});
export type Validity = z.infer<typeof Validity>;

export function isValidAt({ validFromMs, validToMs }: Validity, atMs: number): boolean {
  return (validFromMs === null || validFromMs <= atMs) && (validToMs === null || atMs < validToMs);
}
