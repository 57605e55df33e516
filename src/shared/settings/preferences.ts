import { z } from 'zod';

export const Language = z.enum(['vi', 'en']);
export type Language = z.infer<typeof Language>;

const Theme = z.enum(['dark', 'light']);

const KeyChoices = z.record(z.string().max(50), z.string().max(50));

/** A person's choices that every window follows at once. */
export const Preferences = z.object({
  language: Language.default('vi'),
  theme: Theme.default('dark'),
  /** Keys that the person has changed: name of the act to its chord (key-bindings of the desk); what is not named is as delivered. */
  keys: KeyChoices.default({}),
});
export type Preferences = z.infer<typeof Preferences>;

/** A change of some of them; what is left out stays. */
export const PreferencesChange = z.object({
  language: Language.optional(),
  theme: Theme.optional(),
  keys: KeyChoices.optional(),
});
