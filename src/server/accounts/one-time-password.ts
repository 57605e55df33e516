import { randomInt } from 'node:crypto';

/** No I, L, O, i, l, o, 0, 1: it is read from paper or told over the telephone. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789';

/** Three groups of four, 69 random bits, of all four kinds of characters, such as `Xk7m-Rw2q-Tb9d`. */
export function oneTimePassword(): string {
  for (;;) {
    const text = readableCode(3);
    if (/[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text)) return text;
  }
}

/** So many groups of four letters that cannot be mistaken for one another, 23 random bits each. */
export function readableCode(groups: number): string {
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return Array.from({ length: groups }, group).join('-');
}
