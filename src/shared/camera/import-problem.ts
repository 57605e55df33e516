import { z } from 'zod';
import { redact } from '../base/redact.ts';

/** What can be wrong with a line of a file of cameras, or with the file; each has words in the locales. */
export const ImportProblemCode = z.enum([
  'missing',
  'not-a-number',
  'out-of-range',
  'too-long',
  'bad-address',
  'bad-position',
  'bad-value',
  'duplicate-id',
  'duplicate-number',
  'duplicate-column',
  'duplicate-stream',
  'number-taken',
  'wrong-columns',
  'missing-column',
  'no-rows',
  'not-csv',
  'not-json',
  'not-utf8',
  'unknown-shape',
  'newer-version',
]);
export type ImportProblemCode = z.infer<typeof ImportProblemCode>;

/**
 * One thing wrong with a file of cameras: `line` from 1 (a table's heading is line 1), null for the whole file; `otherLine` is the line it
 * clashes with; `value` is what stood there, without credentials.
 */
export const ImportProblem = z.object({
  line: z.number().int().nullable(),
  field: z.string(),
  code: ImportProblemCode,
  value: z.string(),
  otherLine: z.number().int().nullable(),
});
export type ImportProblem = z.infer<typeof ImportProblem>;

const longestValue = 80;
const secretParameter = /((?:password|passwd|passwort|pass|pwd)=)[^&\s]*/gi;

/** A value as a problem may show it: no user name, no password, at most 80 characters. A field named for a secret shows none of it. */
export function shownValue(field: string, value: unknown): string {
  if (value === undefined || value === null || typeof value === 'object') return '';
  if (field === 'user' || field === 'password') return value === '' ? '' : '***';
  const text = redact(String(value)).replace(secretParameter, '$1***');
  // An address that is written wrongly (`rtsp:/user:password@host`) is none that `redact` knows.
  const at = text.lastIndexOf('@');
  const safe = at < 0 || text.startsWith('***@') || /:\/\/\*\*\*@/.test(text) ? text : `***${text.slice(at)}`;
  const characters = [...safe];
  return characters.length > longestValue ? `${characters.slice(0, longestValue - 1).join('')}…` : safe;
}
