import { type CameraEntry, markedText } from './camera-entry.ts';
import type { CameraWords } from './camera-words.ts';
import { hitsOf, stands, type TokenHits, tokenOf } from './token-hits.ts';

/** Weights of a word of the query, best first; each outweighs all the lesser ones together in a query of up to three words. */
const weight = { exactNumber: 256, numberStart: 64, nameWord: 16, placeWord: 4, inside: 1 } as const;

/**
 * Answers `searchCameras` with places in the entries, best first; null stands for all of them. It is quicker when the query goes on from the last one in the
 * same entries: then only what was found is looked at.
 */
export type CameraSearch = (entries: readonly CameraEntry[], query: string) => Uint32Array | null;

/** What was searched last: where the entries stand among the words, and the places that were found, in their order. */
interface Searched {
  readonly entries: readonly CameraEntry[];
  readonly rows: Uint32Array;
  readonly query: string;
  readonly found: Uint32Array;
}

export function createCameraSearch(): CameraSearch {
  let last: Searched | null = null;
  let hits: readonly TokenHits[] = [];
  return (entries, query) => {
    const tokens = markedText(query).split(/\s+/).filter(Boolean).map(tokenOf);
    const words = entries[0]?.words;
    if (tokens.length === 0 || words === undefined) return null;
    const before = last?.entries === entries ? last : everything(entries);
    const marked = tokens.map(({ inside }) => inside).join(' ');
    const goesOn = marked.startsWith(before.query) && !/(?:^| )0/.test(before.query);
    hits = tokens.map((token) => hitsOf(token, words, hits));
    const { found, ranked } = rank(goesOn ? before : { ...before, ...everyPlace(entries) }, hits);
    last = { ...before, query: marked, found };
    return ranked;
  };
}

function everything(entries: readonly CameraEntry[]): Searched {
  return { entries, rows: Uint32Array.from(entries, ({ row }) => row), ...everyPlace(entries) };
}

function everyPlace({ length }: readonly CameraEntry[]): Pick<Searched, 'query' | 'found'> {
  return { query: '', found: new Uint32Array(length).map((_, at) => at) };
}

/**
 * The entries in which every word of the query stands: as the beginning of the number, with or without leading zeros, or anywhere in name, unit
 * or street. Best first: the number itself, numbers that begin so, words of the name, then of unit and street, that begin so, letters inside a
 * word; among equals the name that has the query's words together, then the order of `entries`, which are all of one maker. An empty query gives
 * `entries` themselves.
 */
export function searchCameras(entries: readonly CameraEntry[], query: string): readonly CameraEntry[] {
  const found = createCameraSearch()(entries, query);
  return found === null ? entries : [...found].flatMap((at) => entries[at] ?? []);
}

function rank({ rows, found: among }: Searched, hits: readonly TokenHits[]) {
  const found = new Uint32Array(among.length);
  // The field takes 200 characters: 100 words at most, which all together rank below 65,536.
  const ranks = new Uint16Array(among.length);
  let count = 0;
  for (const at of among) {
    const row = rows[at] ?? 0;
    const score = scoreAll(row, hits);
    if (score === 0) continue;
    found[count] = at;
    ranks[count] = 2 * score + (hits.length > 1 && isTogether(row, hits) ? 1 : 0);
    count++;
  }
  const places = found.subarray(0, count);
  return { found: places, ranked: sortedByRank(places, ranks.subarray(0, count)) };
}

/** The places of the highest rank first; equal ones stay in their order (a counting sort: there are many places and few ranks). */
function sortedByRank(places: Uint32Array, ranks: Uint16Array): Uint32Array {
  const highest = ranks.reduce((most, one) => Math.max(most, one), 0);
  /** Of each rank: how many there are; then where the next one of it goes. */
  const next = new Uint32Array(highest + 2);
  for (const one of ranks) next[one] = (next[one] ?? 0) + 1;
  let before = 0;
  for (let one = highest; one >= 0; one--) {
    const count = next[one] ?? 0;
    next[one] = before;
    before += count;
  }
  const sorted = new Uint32Array(places.length);
  places.forEach((place, index) => {
    const one = ranks[index] ?? 0;
    const to = next[one] ?? 0;
    sorted[to] = place;
    next[one] = to + 1;
  });
  return sorted;
}

function scoreAll(row: number, hits: readonly TokenHits[]): number {
  let sum = 0;
  for (const one of hits) {
    const score = scoreToken(row, one);
    if (score === 0) return 0;
    sum += score;
  }
  return sum;
}

function scoreToken(row: number, { token, of, words, places }: TokenHits): number {
  if (token.number !== null && beginsWith(of.numbers[row] ?? 0, token.number))
    return of.numbers[row] === token.number ? weight.exactNumber : weight.numberStart;
  const inName = standingInName(row, of, words);
  if (inName & stands.asWord) return weight.nameWord;
  const inPlace = places[of.placeOf[row] ?? 0] ?? 0;
  if (inPlace & stands.asWord) return weight.placeWord;
  return inName | inPlace ? weight.inside : 0;
}

function standingInName(row: number, { names, nameFrom }: CameraWords, words: Uint8Array): number {
  const end = nameFrom[row + 1] ?? 0;
  let standing = 0;
  for (let at = nameFrom[row] ?? 0; at < end; at++) standing |= words[names[at] ?? 0] ?? 0;
  return standing;
}

/** Whether a number begins with the digits of another one. */
function beginsWith(number: number, start: number): boolean {
  if (start === 0) return number === 0;
  let rest = number;
  while (rest > start) rest = Math.floor(rest / 10);
  return rest === start;
}

/** Whether the name has the query's words one after the other: all but the last one whole. */
function isTogether(row: number, hits: readonly TokenHits[]): boolean {
  const [first] = hits;
  if (!first) return false;
  const { names, nameFrom } = first.of;
  const end = (nameFrom[row + 1] ?? 0) - hits.length;
  for (let from = nameFrom[row] ?? 0; from <= end; from++)
    if (hits.every(({ words }, at) => fits(words[names[from + at] ?? 0] ?? 0, at, hits.length))) return true;
  return false;
}

function fits(standing: number, at: number, count: number): boolean {
  const begins = at === 0 || (standing & stands.first) !== 0;
  const ends = at === count - 1 || (standing & stands.last) !== 0;
  return begins && ends && (standing & stands.asWord) !== 0;
}
