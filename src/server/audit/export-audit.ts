import { setImmediate } from 'node:timers/promises';
import { CancelledError } from '../../shared/base/fault.ts';
import type { AuditQuery } from '../../shared/hub/audit-commands.ts';
import type { AuditEntry } from '../../shared/hub/audit-entry.ts';
import type { CityState } from '../city/city-state.ts';
import type { ChangeContext } from '../command/change-context.ts';
import type { AuditNote, Caller } from '../command/command-context.ts';
import { ndjsonLine } from '../storage/ndjson-line.ts';
import type { Store } from '../storage/store.ts';
import { auditCsvHead, auditCsvLine } from './audit-csv.ts';
import { auditReach } from './audit-reach.ts';
import { findEntries } from './find-entries.ts';

export interface ExportAuditOptions {
  readonly store: Store;
  readonly queue: {
    change<T>(change: (context: ChangeContext) => Promise<T>, personId?: string): Promise<T>;
  };
  readonly city: CityState;
  readonly caller: Caller;
  readonly nowMs: number;
  readonly query: Omit<AuditQuery, 'limit' | 'beforeSeq'>;
  readonly format: 'csv' | 'ndjson';
  readonly signal: AbortSignal;
}

const page = 1000;

/**
 * What is looked for, newest first, as text in pieces. That it was taken stands in the log before the first piece, and after the last one how many entries went
 * out: `whole` false when whoever took them went away before the end (then the last piece may not have arrived). Whoever takes the pieces must end them, by reading
 * them all or by `return`. Throws CommandRefusal `not-allowed`.
 */
export async function exportAudit(options: ExportAuditOptions): Promise<AsyncGenerator<string>> {
  const { caller, city, nowMs } = options;
  const reach = auditReach(caller.access, city, nowMs);
  await tell(options, 'audit.exported', 'done', {});
  return pieces(options, reach);
}

async function* pieces(
  options: ExportAuditOptions,
  reach: ReturnType<typeof auditReach>,
): AsyncGenerator<string> {
  const { store, query, format, signal } = options;
  const line = format === 'csv' ? auditCsvLine : (entry: AuditEntry) => ndjsonLine(JSON.stringify(entry));
  let count = 0;
  let whole = false;
  try {
    if (format === 'csv') yield auditCsvHead;
    let beforeSeq: number | null = null;
    for (let more = true; more; ) {
      if (signal.aborted) throw new CancelledError();
      const found = await findEntries(store.reader, {
        engine: store.engine,
        query: { ...query, beforeSeq, limit: page },
        reach,
      });
      count += found.entries.length;
      yield found.entries.map(line).join('');
      beforeSeq = found.entries.at(-1)?.seq ?? null;
      // SQLite answers at once, and who reads quickly takes at once: sockets would wait for all of it.
      await setImmediate();
      more = found.more;
    }
    whole = true;
  } finally {
    await tell(options, 'audit.exported.ended', whole ? 'done' : 'failed', { count, whole });
  }
}

async function tell(
  { queue, caller: { personId, consoleId }, query, format }: ExportAuditOptions,
  what: string,
  outcome: AuditNote['outcome'],
  more: AuditNote['detail'],
): Promise<void> {
  const { cameraId } = query;
  const note = { what, outcome, personId, consoleId, cameraId, detail: { query, format, ...more } };
  await queue.change(({ audit }) => audit(note), personId);
}
