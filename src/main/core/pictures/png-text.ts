import { assert } from '../../../shared/base/assert.ts';
import { type PngChunk, readChunks, writeChunks } from './png-chunks.ts';

/** A line of a PNG file's metadata. `keyword`: 1 to 79 printable Latin-1 characters; `text`: any without NUL. */
export interface PngText {
  readonly keyword: string;
  readonly text: string;
}

/** Puts the texts behind the file's header, as iTXt chunks in UTF-8 (PNG, third edition, section 11.3.3.4). Throws ExpectedError `bad-png`. */
export function withTexts(file: Uint8Array, texts: readonly PngText[]): Buffer {
  const [header, ...rest] = readChunks(file);
  assert(header, 'a PNG file has a header');
  return writeChunks([header, ...texts.map(textChunk), ...rest]);
}

/** The file's iTXt texts that are not compressed, in their order. Throws ExpectedError `bad-png`. */
export function readTexts(file: Uint8Array): PngText[] {
  return readChunks(file).flatMap((chunk) => parseText(chunk) ?? []);
}

function textChunk({ keyword, text }: PngText): PngChunk {
  assert(/^[!-~\xa1-\xff]([ -~\xa1-\xff]{0,77}[!-~\xa1-\xff])?$/.test(keyword), `no PNG keyword: ${keyword}`);
  // Keyword NUL, not compressed (two zeros), no language and no translated keyword (a NUL each).
  const head = Buffer.concat([Buffer.from(keyword, 'latin1'), Buffer.alloc(5)]);
  return { type: 'iTXt', data: Buffer.concat([head, Buffer.from(text.replaceAll('\0', '\ufffd'))]) };
}

function parseText({ type, data }: PngChunk): PngText | null {
  if (type !== 'iTXt') return null;
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const keywordEnd = bytes.indexOf(0);
  const compressed = bytes[keywordEnd + 1] !== 0;
  const languageEnd = bytes.indexOf(0, keywordEnd + 3);
  const translatedEnd = languageEnd < 0 ? -1 : bytes.indexOf(0, languageEnd + 1);
  if (keywordEnd < 1 || translatedEnd < 0 || compressed) return null;
  return {
    keyword: bytes.toString('latin1', 0, keywordEnd),
    text: bytes.toString('utf8', translatedEnd + 1),
  };
}
