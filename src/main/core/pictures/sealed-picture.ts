import { createHash } from 'node:crypto';
import { faultOf } from '../../../shared/base/fault.ts';
import { isAncillary, readChunks, writeChunks } from './png-chunks.ts';
import { type PngText, readTexts, withTexts } from './png-text.ts';

/** Keyword of the hash, as upper and lower case hexadecimal digits are read and lower case ones are written. */
export const hashKeyword = 'Picture SHA-256';

/**
 * The PNG file with metadata and, as its last text, the SHA-256 of the file without any: whoever removes every ancillary chunk
 * has the very bytes that were hashed. What the browser itself may have noted is left out. Throws ExpectedError `bad-png`.
 */
export function sealPicture(png: Uint8Array, texts: readonly PngText[]): { file: Buffer; sha256: string } {
  const plain = plainPicture(png);
  const sha256 = hashOf(plain);
  return { file: withTexts(plain, [...texts, { keyword: hashKeyword, text: sha256 }]), sha256 };
}

export type SnapshotCheck =
  | { readonly valid: true; readonly sha256: string; readonly texts: readonly PngText[] }
  | { readonly valid: false; readonly why: string };

/** Whether a snapshot's file is whole and its picture the one whose hash it carries. */
export function checkSnapshot(file: Uint8Array): SnapshotCheck {
  try {
    const texts = readTexts(file);
    const hashes = texts.filter(({ keyword }) => keyword === hashKeyword);
    if (hashes.length !== 1) return { valid: false, why: `it carries ${hashes.length} hashes` };
    const sha256 = hashOf(plainPicture(file));
    if (hashes[0]?.text.toLowerCase() !== sha256)
      return { valid: false, why: 'the picture is not the one whose hash it carries' };
    return { valid: true, sha256, texts };
  } catch (error) {
    const fault = faultOf(error);
    if (fault.code !== 'bad-png') throw error;
    return { valid: false, why: fault.message };
  }
}

function plainPicture(png: Uint8Array): Buffer {
  return writeChunks(readChunks(png).filter((chunk) => !isAncillary(chunk)));
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
