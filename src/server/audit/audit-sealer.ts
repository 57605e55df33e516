import type { KeyObject } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Kysely, Selectable } from 'kysely';
import type { Disposable } from '../../shared/base/disposable.ts';
import { Emitter } from '../../shared/base/emitter.ts';
import type { AuditEntry, AuditHead } from '../../shared/hub/audit-entry.ts';
import type { ChangeContext } from '../command/change-context.ts';
import type { HubLogger } from '../log/hub-logger.ts';
import { logError } from '../log/log-error.ts';
import { BulkInsert } from '../storage/bulk-insert.ts';
import type { Store } from '../storage/store.ts';
import type { HubTables } from '../storage/tables.ts';
import { entryHash, genesisHash } from './audit-chain.ts';
import { signHead } from './audit-head.ts';
import { auditEntryRow } from './audit-rows.ts';

export interface AuditSealerOptions {
  readonly store: Store;
  readonly queue: { change<T>(change: (context: ChangeContext) => Promise<T>): Promise<T> };
  /** The hub's Ed25519 key. */
  readonly privateKey: KeyObject;
  readonly log: HubLogger;
  /** How long it looks away; at most this and the sealing itself lie between a commit and its place in the chain. */
  readonly everyMs?: number;
}

/** Entries chained in one transaction: other changes wait for it. */
const mostAtOnce = 1000;

/** Chains what was done, in the order of commits, and signs where the chain ends. The only one that writes the log. */
export class AuditSealer {
  private readonly options: AuditSealerOptions;
  private readonly moved = new Emitter<AuditHead>();
  private readonly entries = new BulkInsert('audit_entry', [
    'seq',
    'at_ms',
    'what',
    'person_id',
    'console_id',
    'camera_id',
    'outcome',
    'detail',
    'prev',
    'hash',
  ]);
  private readonly over = new AbortController();
  private readonly worked: Promise<void>;
  private end: AuditHead;

  private constructor(options: AuditSealerOptions, end: AuditHead) {
    this.options = options;
    this.end = end;
    this.worked = this.work();
  }

  static async open(options: AuditSealerOptions): Promise<AuditSealer> {
    const { store, privateKey } = options;
    const { hubId } = store.facts;
    const last = await store.reader
      .selectFrom('audit_head')
      .selectAll()
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    const end = last
      ? { hubId, seq: last.seq, hash: last.hash, atMs: last.at_ms, signature: last.signature }
      : signHead({ hubId, seq: 0, hash: genesisHash(hubId), atMs: 0 }, privateKey);
    return new AuditSealer(options, end);
  }

  /** The signed end of the log. */
  head(): AuditHead {
    return this.end;
  }

  /** Called whenever the end has moved. */
  onHead(listener: (head: AuditHead) => void): Disposable {
    return this.moved.on(listener);
  }

  /** Chains what waits, now. */
  async seal(): Promise<void> {
    while (await this.isWaiting()) await this.options.queue.change((context) => this.sealSome(context));
  }

  /** Seals what is left, then stops. With the database away it waits for the next start: it is kept, only not chained yet. */
  async close(): Promise<void> {
    this.over.abort();
    await this.worked;
    await this.seal().catch((error: unknown) => logError(this.options.log, 'audit.seal-failed', error));
    this.moved.dispose();
  }

  private async work(): Promise<void> {
    const { everyMs = 400, log } = this.options;
    let failing = false;
    while (!this.over.signal.aborted) {
      await delay(everyMs, undefined, { signal: this.over.signal, ref: false }).catch((error: unknown) => {
        if (!this.over.signal.aborted) throw error;
      });
      if (this.over.signal.aborted) return;
      try {
        await this.seal();
        failing = false;
      } catch (error) {
        if (!failing) logError(log, 'audit.seal-failed', error);
        failing = true;
      }
    }
  }

  private async isWaiting(): Promise<boolean> {
    const one = await this.options.store.reader
      .selectFrom('audit_pending')
      .select('id')
      .limit(1)
      .executeTakeFirst();
    return one !== undefined;
  }

  private async sealSome({ db, nowMs, afterCommit }: ChangeContext): Promise<void> {
    const { store, privateKey } = this.options;
    const { hubId } = store.facts;
    const waiting = await db
      .selectFrom('audit_pending')
      .selectAll()
      .orderBy('id')
      .limit(mostAtOnce)
      .execute();
    const newest = waiting.at(-1);
    if (!newest) return;
    const entries = chained(waiting, this.end);
    const { seq, hash } = entries.at(-1) ?? this.end;
    const head = signHead({ hubId, seq, hash, atMs: nowMs }, privateKey);
    await this.entries.run(db, entries.map(auditEntryRow));
    await db.deleteFrom('audit_pending').where('id', '<=', newest.id).execute();
    await keepHead(db, this.end, head);
    afterCommit(() => {
      this.end = head;
      this.moved.fire(head);
    });
  }
}

/** What waits, in its place after the end of the chain. */
function chained(
  waiting: readonly Selectable<HubTables['audit_pending']>[],
  { seq: last, hash: end }: Pick<AuditHead, 'seq' | 'hash'>,
): AuditEntry[] {
  let prev = end;
  return waiting.map((row, index) => {
    const facts = {
      seq: last + index + 1,
      atMs: row.at_ms,
      what: row.what,
      personId: row.person_id,
      consoleId: row.console_id,
      cameraId: row.camera_id,
      // Written by AuditNote's type.
      outcome: row.outcome as AuditEntry['outcome'],
      detail: row.detail,
    };
    const entry = { ...facts, prev, hash: entryHash(prev, facts) };
    prev = entry.hash;
    return entry;
  });
}

const minuteMs = 60_000;

/** The newest, and of those before one for each minute. */
async function keepHead(db: Kysely<HubTables>, before: AuditHead, head: AuditHead): Promise<void> {
  if (Math.floor(before.atMs / minuteMs) === Math.floor(head.atMs / minuteMs))
    await db.deleteFrom('audit_head').where('seq', '=', before.seq).execute();
  const { seq, hash, atMs, signature } = head;
  await db
    .insertInto('audit_head')
    .values({ seq, hash, at_ms: atMs, signature })
    .onConflict((there) => there.column('seq').doUpdateSet({ hash, at_ms: atMs, signature }))
    .execute();
}
