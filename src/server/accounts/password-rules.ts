/** What is wrong with a new password, or null: at least 8 characters of all four kinds (decision 724), without the account's name. */
export type PasswordWeakness = 'too-short' | 'too-long' | 'needs-four-kinds' | 'contains-account';

const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{M}\p{N}\p{C}]/u];

/** More would only be work for the hash. */
const mostCharacters = 200;

export function passwordWeakness(password: string, account: string): PasswordWeakness | null {
  const text = password.normalize('NFC');
  const { length } = [...text];
  if (length < 8) return 'too-short';
  if (length > mostCharacters) return 'too-long';
  if (!kinds.every((kind) => kind.test(text))) return 'needs-four-kinds';
  return text.toLowerCase().includes(account.toLowerCase()) ? 'contains-account' : null;
}
