import { z } from 'zod';

/**
 * The rules of signing in, as data: a city sets its own in `hub.json`. The lock is decision 724's (5 failures within 30 s, 5 minutes); the age has no number
 * in the law. Argon2id's cost is what OWASP's Password Storage Cheat Sheet asks for at least: 19 MiB, 2 passes, 1 lane.
 */
export const AccountPolicy = z.object({
  lockAfterFailures: z.number().int().min(1).max(100).default(5),
  lockWindowSeconds: z.number().int().min(1).max(3600).default(30),
  lockForSeconds: z.number().int().min(1).max(86_400).default(300),
  passwordMaxAgeDays: z.number().int().min(1).max(3650).default(90),
  oneTimePasswordDays: z.number().int().min(1).max(90).default(7),
  sessionHours: z.number().min(0.01).max(720).default(12),
  hashMemoryKib: z.number().int().min(8).max(1_048_576).default(19_456),
  hashPasses: z.number().int().min(1).max(20).default(2),
});
export type AccountPolicy = z.infer<typeof AccountPolicy>;
