import { wordMark } from './camera-entry.ts';
import type { CameraWords } from './camera-words.ts';

/** One word of a query. `inside` may stand anywhere, `asWord` only where a word begins. */
export interface Token {
  readonly inside: string;
  readonly asWord: string;
  /** Null when it is no number. */
  readonly number: number | null;
}

/** How a token stands in a word, as bits: anywhere, where a word begins, at its beginning, up to its end. */
export const stands = { inside: 1, asWord: 2, first: 4, last: 8 } as const;

/** Where a token stands: in each word that is known, and as well as it can in each place. */
export interface TokenHits {
  readonly token: Token;
  readonly of: CameraWords;
  readonly words: Uint8Array;
  readonly places: Uint8Array;
  /** The words in which it stands. */
  readonly found: readonly number[];
}

/** A word of a query as it is looked for; `text` is marked. */
export function tokenOf(text: string): Token {
  const inside = text.startsWith(wordMark) ? text.slice(1) : text;
  return { inside, asWord: wordMark + inside, number: /^\d+$/.test(inside) ? Number(inside) : null };
}

/** Looks a token up in all words. One that goes on from a token looked up `before` is only looked for where that one stands. */
export function hitsOf(token: Token, of: CameraWords, before: readonly TokenHits[]): TokenHits {
  const usable = before.filter((one) => one.of === of && one.words.length === of.words.length);
  const same = usable.find((one) => one.token.inside === token.inside);
  if (same) return same;
  const shorter = usable.find((one) => token.inside.startsWith(one.token.inside));
  const words = new Uint8Array(of.words.length);
  const found: number[] = [];
  const look = (id: number) => {
    words[id] = standingIn(of.words[id] ?? '', token);
    if (words[id] !== 0) found.push(id);
  };
  if (shorter) shorter.found.forEach(look);
  else for (const id of of.words.keys()) look(id);
  const places = Uint8Array.from(of.places, (ids) => ids.reduce((sum, id) => sum | (words[id] ?? 0), 0));
  return { token, of, words, places, found };
}

function standingIn(word: string, { inside, asWord }: Token): number {
  if (!word.includes(inside)) return 0;
  return (
    stands.inside |
    (word.includes(asWord) ? stands.asWord : 0) |
    (word.startsWith(asWord) ? stands.first : 0) |
    (word.endsWith(asWord) ? stands.last : 0)
  );
}
