import type { Kysely } from 'kysely';
import type { HubTables } from '../storage/tables.ts';
import { topicRow } from '../topics/topic-row.ts';
import { auditRow } from './audit-row.ts';
import { type BatchWrites, emptyWrites } from './batch-writes.ts';
import { Breath } from './breath.ts';
import type { ChangeContext } from './change-context.ts';
import type { EntityChange } from './command-context.ts';
import type { EntityTable } from './entity-table.ts';

/** What one change did within its batch, to be kept when it went well and forgotten when it did not. */
export interface ChangeScope {
  readonly context: ChangeContext;
  readonly writes: BatchWrites;
  readonly acts: readonly (() => void)[];
  /** What it put, for the log. */
  readonly put: readonly { readonly kind: string; readonly id: string; readonly version: number }[];
}

export interface ScopeOptions {
  readonly db: Kysely<HubTables>;
  readonly entities: EntityTable;
  readonly nowMs: number;
  readonly personId: string | null;
}

/** Opens the scope of one change. */
export function changeScope({ db, entities, nowMs, personId }: ScopeOptions): ChangeScope {
  const writes = emptyWrites();
  const acts: (() => void)[] = [];
  const put: { kind: string; id: string; version: number }[] = [];
  const breath = new Breath();
  const putEntity = async (change: EntityChange) => {
    await breath.take();
    const kept = await entities.put(db, change, nowMs);
    if (!kept) return 0;
    const { kind, id, version, text } = kept;
    const past = { kind, id, version, row: text ?? 'null', changed_at_ms: nowMs, person_id: personId };
    // The version at which a removed thing comes back is read from its history, maybe by the next command of this batch.
    if (text === null) await db.insertInto('entity_history').values(past).execute();
    else writes.history.push(past);
    for (const topic of change.topics) {
      const row = topicRow(topic, kind, change.row);
      const told = row === change.row ? text : row === null ? null : JSON.stringify(row);
      writes.changes.push({ topic, kind, id, version, row, text: told, atMs: nowMs });
    }
    put.push({ kind, id, version });
    return version;
  };
  const context: ChangeContext = {
    nowMs,
    db,
    putEntity,
    async audit(note) {
      writes.audit.push(auditRow(note, nowMs));
    },
    afterCommit(act) {
      acts.push(act);
    },
  };
  return { context, writes, acts, put };
}
