import { ExpectedError, type Fault } from '../../shared/base/fault.ts';

/** Primary result codes, sqlite.org/rescode.html. */
const sqliteFaults: ReadonlyMap<number, Fault> = new Map([
  [5, { code: 'database-locked', message: 'another program has the database' }],
  [8, { code: 'database-read-only', message: 'the database cannot be written' }],
  [10, { code: 'database-away', message: 'the database cannot be read or written' }],
  [11, { code: 'database-damaged', message: 'the database file is damaged' }],
  [13, { code: 'disk-full', message: 'the disk of the database is full' }],
  [14, { code: 'database-away', message: 'the database file cannot be opened' }],
  [26, { code: 'database-damaged', message: 'the file is not a database' }],
]);

/** Errors of the network (errno) that mean that PostgreSQL does not answer. */
const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
]);

/** node-postgres has no codes for these. */
const awayWords =
  /connection terminated|connection timeout|timeout exceeded when trying to connect|query read timeout|not queryable|connection error|client was closed|client has encountered/i;

const away: Fault = { code: 'database-away', message: 'the database does not answer' };
const diskFull: Fault = { code: 'disk-full', message: 'the disk of the database is full' };

/** What went wrong with the database itself, as a fault; null when it is something else, such as a statement that is wrong. */
export function storageFault(error: unknown): Fault | null {
  if (error instanceof ExpectedError) return error.fault.code.startsWith('database-') ? error.fault : null;
  if (!(error instanceof Error)) return null;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'ERR_SQLITE_ERROR') return sqliteFault(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull;
  const fault =
    postgresFault(code) ?? (networkCodes.has(code) || awayWords.test(error.message) ? away : null);
  return fault && { ...fault, detail: error.message };
}

function sqliteFault(error: Error): Fault | null {
  const errcode = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : 0;
  const fault = sqliteFaults.get(errcode & 0xff);
  return fault ? { ...fault, detail: error.message } : null;
}

/** SQLSTATE classes, postgresql.org/docs/15/errcodes-appendix.html: 08 connection, 53 resources, 57P0x shutdown, XX corruption. */
function postgresFault(code: string): Fault | null {
  if (code === '53100') return diskFull;
  if (/^(08|53|57P)/.test(code)) return away;
  if (code === '25006') return { code: 'database-read-only', message: 'the database cannot be written' };
  if (code === 'XX001' || code === 'XX002')
    return { code: 'database-damaged', message: 'the database is damaged' };
  if (code === '28P01' || code === '28000')
    return { code: 'database-refused', message: 'the database refuses the user or the password' };
  return null;
}
