import { type CameraEntry, markedText, wordMark } from './camera-entry.ts';

/** One word of a query. `inside` may stand anywhere, `asWord` only where a word begins. */
interface Token {
  readonly inside: string;
  readonly asWord: string;
  /** Without leading zeros; null when it is no number. */
  readonly number: string | null;
}

/** Weights of a word of the query, best first; each outweighs all the lesser ones together in a query of up to three words. */
const weight = { exactNumber: 256, numberStart: 64, nameWord: 16, placeWord: 4, inside: 1 } as const;

/** Answers `searchCameras`, and quicker when the query goes on from the last one in the same entries: then only what was found is looked at. */
export type CameraSearch = (entries: readonly CameraEntry[], query: string) => readonly CameraEntry[];

export function createCameraSearch(): CameraSearch {
  let last: { entries: readonly CameraEntry[]; query: string; found: readonly CameraEntry[] } | null = null;
  return (entries, query) => {
    const tokens = tokensOf(query);
    if (tokens.length === 0) return entries;
    const marked = tokens.map(({ inside }) => inside).join(' ');
    const goesOn = last?.entries === entries && marked.startsWith(last.query) && !/(?:^| )0/.test(last.query);
    const { found, ranked } = rank(goesOn && last ? last.found : entries, tokens);
    last = { entries, query: marked, found };
    return ranked;
  };
}

/**
 * The entries in which every word of the query stands: as the beginning of the number, with or without leading zeros, or anywhere in name, unit
 * or street. Best first: the number itself, numbers that begin so, words of the name, then of unit and street, that begin so, letters inside a
 * word; among equals the name that has the query's words together, then the order of `entries`. An empty query gives `entries` themselves.
 */
export function searchCameras(entries: readonly CameraEntry[], query: string): readonly CameraEntry[] {
  return createCameraSearch()(entries, query);
}

interface Ranked {
  /** In the order of what was searched. */
  readonly found: readonly CameraEntry[];
  readonly ranked: readonly CameraEntry[];
}

function rank(entries: readonly CameraEntry[], tokens: readonly Token[]): Ranked {
  const phrase = tokens.map(({ asWord }) => asWord).join(' ');
  const found: CameraEntry[] = [];
  const byRank: CameraEntry[][] = [];
  for (const entry of entries) {
    const score = scoreAll(entry, tokens);
    if (score === 0) continue;
    found.push(entry);
    const together = tokens.length > 1 && isInName(entry, phrase);
    const place = 2 * score + (together ? 1 : 0);
    const equals = byRank[place];
    if (equals) equals.push(entry);
    else byRank[place] = [entry];
  }
  return { found, ranked: byRank.reverse().flat() };
}

function tokensOf(query: string): Token[] {
  return markedText(query)
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => {
      const inside = word.startsWith(wordMark) ? word.slice(1) : word;
      const number = /^\d+$/.test(inside) ? inside.replace(/^0+(?=\d)/, '') : null;
      return { inside, asWord: wordMark + inside, number };
    });
}

function isInName({ text, nameLength }: CameraEntry, phrase: string): boolean {
  const at = text.indexOf(phrase);
  return at >= 0 && at < nameLength;
}

function scoreAll(entry: CameraEntry, tokens: readonly Token[]): number {
  let sum = 0;
  for (const token of tokens) {
    const score = scoreToken(entry, token);
    if (score === 0) return 0;
    sum += score;
  }
  return sum;
}

function scoreToken({ digits, text, nameLength }: CameraEntry, token: Token): number {
  if (token.number !== null && digits.startsWith(token.number))
    return digits === token.number ? weight.exactNumber : weight.numberStart;
  const first = text.indexOf(token.inside);
  if (first < 0) return 0;
  const word = text[first - 1] === wordMark ? first : text.indexOf(token.asWord, first);
  if (word < 0) return weight.inside;
  return word < nameLength ? weight.nameWord : weight.placeWord;
}
