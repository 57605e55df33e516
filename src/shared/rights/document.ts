import { z } from 'zod';

/** A written decision that something rests on (written consent, Art. 10.3; duties and rights issued by a head, Art. 7.2). */
export const OfficialDocument = z.object({
  number: z.string().trim().min(1).max(100),
  /** ISO date, YYYY-MM-DD. */
  date: z.iso.date(),
  signer: z.string().trim().min(1).max(200),
});
export type OfficialDocument = z.infer<typeof OfficialDocument>;
