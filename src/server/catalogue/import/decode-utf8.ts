import { ImportRefusal } from './import-refusal.ts';

/** Marks and letters that only Vietnamese text in Windows-1258 brings forth (combining accents, ơ, ư, đ). */
const vietnamese = /[\u0300\u0301\u0303\u0309\u0323ơưđƠƯĐ]/u;

/**
 * Decodes a file that must be UTF-8, with or without a byte order mark. Throws ImportRefusal `not-utf8` whose value names the encoding that it rather is,
 * and the line; `too-large` past `mostBytes`.
 */
export async function* decodeUtf8(
  chunks: AsyncIterable<Uint8Array>,
  mostBytes: number,
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  let line = 1;
  for await (const chunk of chunks) {
    if (bytes === 0) refuseUtf16(chunk);
    bytes += chunk.length;
    if (bytes > mostBytes) throw new ImportRefusal('too-large', { value: `> ${mostBytes}` });
    const text = decode(decoder, chunk, line);
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) line++;
    if (text !== '') yield text;
  }
  const rest = decode(decoder, null, line);
  if (rest !== '') yield rest;
}

/** Excel's "Unicode text" is UTF-16; without its mark, every second byte of Latin text is zero. */
function refuseUtf16(chunk: Uint8Array): void {
  const [first, second] = chunk;
  const marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (marked || chunk.subarray(0, 200).includes(0)) throw new ImportRefusal('not-utf8', { value: 'UTF-16' });
}

function decode(decoder: InstanceType<typeof TextDecoder>, chunk: Uint8Array | null, line: number): string {
  try {
    return chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch (error) {
    // What TextDecoder throws for bytes that are no UTF-8 (Encoding Standard).
    if (!(error instanceof TypeError)) throw error;
    throw new ImportRefusal('not-utf8', placeOf(chunk ?? new Uint8Array(), line));
  }
}

/** The line of the first bytes that are no UTF-8, and what encoding they rather are. */
function placeOf(chunk: Uint8Array, line: number): { row: number; value: string } {
  // A character that began in the piece before ends here.
  const begin = chunk.findIndex((byte) => (byte & 0xc0) !== 0x80);
  const text = chunk.subarray(Math.max(begin, 0));
  let good = 0;
  let bad = text.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isUtf8(text.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  const row = text.subarray(0, good).reduce((lines, byte) => lines + (byte === 10 ? 1 : 0), line);
  const guess = new TextDecoder('windows-1258').decode(chunk.subarray(0, 100_000));
  return { row, value: vietnamese.test(guess) ? 'Windows-1258' : '' };
}

/** Cut in the middle of a character is still UTF-8. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
