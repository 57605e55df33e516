import { z } from 'zod';

const Language = z.enum(['vi', 'en']);
const Theme = z.enum(['dark', 'light']);

/** A person's choices that every window follows at once. */
export const Preferences = z.object({
  language: Language.default('vi'),
  theme: Theme.default('dark'),
});
export type Preferences = z.infer<typeof Preferences>;

/** A change of some of them; what is left out stays. */
export const PreferencesChange = z.object({ language: Language.optional(), theme: Theme.optional() });
