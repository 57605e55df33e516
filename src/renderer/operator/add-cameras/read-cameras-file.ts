import { ExpectedError } from '../../../shared/base/fault.ts';
import { decodeUtf8 } from '../../../shared/base/text-codec.ts';
import type { ImportProblem } from '../../../shared/camera/import-problem.ts';
import type { CallInput } from '../../../shared/contract/calls.ts';

/** What the core is asked with. */
export type CamerasText = CallInput<'cameras.preview'>;

const mostBytes = 32_000_000;

/**
 * Reads a file of cameras; a problem says that it is no UTF-8, and on which line. Throws ExpectedError `too-large` (over 32 MB) or
 * `unreadable`.
 */
export async function readCamerasFile(
  file: File,
): Promise<{ text: CamerasText } | { problem: ImportProblem }> {
  if (file.size > mostBytes) throw new ExpectedError({ code: 'too-large', message: 'over 32 MB' });
  const bytes = await file.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    (error: unknown) => {
      throw new ExpectedError({ code: 'unreadable', message: String(error), detail: file.name });
    },
  );
  const text = decode(bytes);
  if (text === null) {
    const line = lineOfBadByte(bytes);
    return { problem: { line, field: '', code: 'not-utf8', value: '', otherLine: null } };
  }
  return { text: { format: formatOf(file.name, text), text } };
}

/** By the name; a file of another name is JSON when it begins like it. */
function formatOf(name: string, text: string): CamerasText['format'] {
  if (/\.json$/i.test(name)) return 'json';
  if (/\.(csv|tsv|txt)$/i.test(name)) return 'csv';
  return /^\s*[{[]/.test(text) ? 'json' : 'csv';
}

function decode(bytes: Uint8Array): string | null {
  try {
    return decodeUtf8(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** A byte 0x0A is a line break wherever it stands in UTF-8, so lines can be looked at one by one. */
function lineOfBadByte(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const found = bytes.indexOf(0x0a, start);
    const end = found < 0 ? bytes.length : found + 1;
    if (decode(bytes.subarray(start, end)) === null) return line;
    start = end;
  }
  return line;
}
