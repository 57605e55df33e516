import { createHash, timingSafeEqual } from 'node:crypto';
import type { Kysely } from 'kysely';
import { readableCode } from '../accounts/one-time-password.ts';
import { putFact, readFact } from '../storage/store-facts.ts';
import type { HubTables } from '../storage/tables.ts';

const fact = 'enrol-code';

/** Time enough to walk from the hub to the console. */
const lifeMs = 24 * 3_600_000;

/** A code that approves the one console that shows it, once, within a day; 92 random bits. The one before is worth nothing any more. Only its digest is kept. */
export async function newEnrolCode(db: Kysely<HubTables>, nowMs: number): Promise<string> {
  const code = readableCode(4);
  await putFact(db, fact, `${digest(code)} ${nowMs + lifeMs}`);
  return code;
}

/** Takes the code when it is the right one; false otherwise. */
export async function takeEnrolCode(db: Kysely<HubTables>, code: string, nowMs: number): Promise<boolean> {
  const [kept = '', until = '0'] = ((await readFact(db, fact)) ?? '').split(' ');
  const given = digest(code);
  const same = kept.length === given.length && timingSafeEqual(Buffer.from(kept), Buffer.from(given));
  if (!same || nowMs >= Number(until)) return false;
  await putFact(db, fact, '');
  return true;
}

function digest(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}
