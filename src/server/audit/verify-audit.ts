import type { KeyObject } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { AuditEntry, AuditHead } from '../../shared/hub/audit-entry.ts';
import type { HubTables } from '../storage/tables.ts';
import { entryHash, genesisHash } from './audit-chain.ts';
import { isSignedHead } from './audit-head.ts';
import { auditEntry, readHeads } from './audit-rows.ts';

/**
 * What is wrong with a log: `changed` the entry is not what was chained; `replaced` another one with a good hash of its own stands there; `missing` what was there is
 * gone; `inserted` it was not there; `cut` the log was longer; `unsigned` it is longer than the hub ever said; `rewritten` from there on all is another log;
 * `head-forged` a signed end is not the hub's.
 */
export type AuditFlaw =
  | 'changed'
  | 'replaced'
  | 'missing'
  | 'inserted'
  | 'cut'
  | 'unsigned'
  | 'rewritten'
  | 'head-forged';

export type AuditVerdict =
  | { readonly intact: true; readonly entries: number; readonly head: AuditHead | null }
  | {
      readonly intact: false;
      readonly seq: number;
      readonly flaw: AuditFlaw;
      /** The signed end that shows it, unless the entries alone do. */
      readonly shownBy?: AuditHead;
    };

export interface VerifyAuditOptions {
  readonly hubId: string;
  /** The hub's Ed25519 key. */
  readonly publicKey: KeyObject;
  /** Ends that consoles remember. */
  readonly knownHeads?: readonly AuditHead[];
}

interface Walk {
  /** What the next entry must follow. */
  prev: string;
  /** Of the last entry that was good. */
  seq: number;
  /** The last entry that a signed end vouches for. */
  vouched: number;
  readonly heads: ReadonlyMap<number, readonly AuditHead[]>;
}

type Flaw = Omit<Extract<AuditVerdict, { intact: false }>, 'intact'>;

const page = 2000;

/** Checks the whole log: every hash, that none is missing, and every signed end that is known. Says at which entry it is no longer what the hub wrote. */
export async function verifyAudit(
  db: Kysely<HubTables>,
  { hubId, publicKey, knownHeads = [] }: VerifyAuditOptions,
): Promise<AuditVerdict> {
  const kept = await readHeads(db, hubId);
  const heads = [...kept, ...knownHeads].sort((a, b) => a.seq - b.seq);
  const forged = heads.find((head) => head.hubId !== hubId || !isSignedHead(head, publicKey));
  if (forged) return { intact: false, seq: forged.seq, flaw: 'head-forged', shownBy: forged };
  const walk: Walk = {
    prev: genesisHash(hubId),
    seq: 0,
    vouched: 0,
    heads: Map.groupBy(heads, ({ seq }) => seq),
  };
  for (let rows = await readPage(db, 0); rows.length > 0; rows = await readPage(db, walk.seq)) {
    for (const entry of rows) {
      const flaw = flawOf(entry, walk);
      if (flaw) return { intact: false, ...flaw };
      walk.prev = entry.hash;
      walk.seq = entry.seq;
      if (walk.heads.has(entry.seq)) walk.vouched = entry.seq;
    }
  }
  const head = heads.at(-1) ?? null;
  const signedTo = head?.seq ?? 0;
  if (signedTo > walk.seq)
    return { intact: false, seq: walk.seq + 1, flaw: 'cut', ...(head && { shownBy: head }) };
  if (signedTo < walk.seq) return { intact: false, seq: signedTo + 1, flaw: 'unsigned' };
  return { intact: true, entries: walk.seq, head };
}

async function readPage(db: Kysely<HubTables>, after: number): Promise<AuditEntry[]> {
  const rows = await db
    .selectFrom('audit_entry')
    .selectAll()
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(page)
    .execute();
  return rows.map(auditEntry);
}

function flawOf(entry: AuditEntry, walk: Walk): Flaw | null {
  const due = walk.seq + 1;
  if (entry.seq !== due) return { seq: due, flaw: 'missing' };
  const whole = isWhole(entry, entry.seq);
  if (entry.prev === walk.prev && whole) {
    const other = walk.heads.get(due)?.find(({ hash }) => hash !== entry.hash);
    return other ? { seq: walk.vouched + 1, flaw: 'rewritten', shownBy: other } : null;
  }
  // It still fits to what once stood before it: that is what was put in another's place.
  if (whole) return { seq: Math.max(1, walk.seq), flaw: 'replaced' };
  if (isWhole(entry, due + 1)) return { seq: due, flaw: 'missing' };
  if (due > 1 && isWhole(entry, due - 1)) return { seq: due - 1, flaw: 'inserted' };
  return { seq: due, flaw: 'changed' };
}

function isWhole(entry: AuditEntry, seq: number): boolean {
  return entryHash(entry.prev, { ...entry, seq }) === entry.hash;
}
