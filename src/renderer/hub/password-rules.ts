/** What a password must have, each rule with whether it is met; the hub judges by the same rules and has the last word. */
export const passwordRules = {
  long: (text: string) => [...text].length >= 8,
  small: (text: string) => /\p{Ll}/u.test(text),
  capital: (text: string) => /\p{Lu}/u.test(text),
  digit: (text: string) => /\p{Nd}/u.test(text),
  sign: (text: string) => /[^\p{L}\p{Nd}\s]/u.test(text),
} as const;

export type PasswordRule = keyof typeof passwordRules;
export const passwordRuleNames = [
  'long',
  'small',
  'capital',
  'digit',
  'sign',
] as const satisfies readonly PasswordRule[];
