import { z } from 'zod';

/** A person's choices that every window follows at once. */
export const Preferences = z.object({
  language: z.enum(['vi', 'en']).default('vi'),
  theme: z.enum(['dark', 'light']).default('dark'),
});
export type Preferences = z.infer<typeof Preferences>;
