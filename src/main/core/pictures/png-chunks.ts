import { crc32 } from 'node:zlib';
import { ExpectedError } from '../../../shared/base/fault.ts';

/** A chunk of a PNG file (ISO/IEC 15948 section 5.3), without its length and check sum. */
export interface PngChunk {
  readonly type: string;
  readonly data: Uint8Array;
}

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** Length, type and check sum. */
const overheadBytes = 12;

/** The file's chunks in their order. Throws ExpectedError `bad-png` when it is none, is cut short or a check sum is wrong. */
export function readChunks(file: Uint8Array): PngChunk[] {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (!bytes.subarray(0, signature.length).equals(signature)) throw badPng('no PNG signature');
  const chunks: PngChunk[] = [];
  let at = signature.length;
  while (at < bytes.length) {
    const chunk = readChunk(bytes, at);
    chunks.push(chunk);
    at += chunk.data.length + overheadBytes;
  }
  if (chunks[0]?.type !== 'IHDR') throw badPng('no header at its beginning');
  if (chunks.findIndex(({ type }) => type === 'IEND') !== chunks.length - 1)
    throw badPng('no end at its end');
  return chunks;
}

function readChunk(bytes: Buffer, at: number): PngChunk {
  if (at + overheadBytes > bytes.length) throw badPng('cut short');
  const length = bytes.readUInt32BE(at);
  const end = at + overheadBytes + length;
  if (end > bytes.length) throw badPng('cut short');
  const type = bytes.toString('latin1', at + 4, at + 8);
  if (!/^[A-Za-z]{4}$/.test(type)) throw badPng('a chunk without a name');
  if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4))
    throw badPng(`wrong check sum in ${type}`);
  return { type, data: bytes.subarray(at + 8, end - 4) };
}

/** A PNG file of these chunks. */
export function writeChunks(chunks: readonly PngChunk[]): Buffer {
  return Buffer.concat([signature, ...chunks.flatMap(writeChunk)]);
}

function writeChunk({ type, data }: PngChunk): Uint8Array[] {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length);
  head.write(type, 4, 'latin1');
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(data, crc32(head.subarray(4))));
  return [head, data, tail];
}

/** Whether the picture can be shown without this chunk (section 5.4: the first letter is small). */
export function isAncillary({ type }: PngChunk): boolean {
  return (type.charCodeAt(0) & 0x20) !== 0;
}

function badPng(what: string): ExpectedError {
  return new ExpectedError({ code: 'bad-png', message: `This is no whole PNG file: ${what}`, detail: what });
}
