import { setImmediate } from 'node:timers/promises';
import { CancelledError } from '../../shared/base/fault.ts';
import type { AuditQuery } from '../../shared/hub/audit-commands.ts';
import type { AuditEntry } from '../../shared/hub/audit-entry.ts';
import type { CityState } from '../city/city-state.ts';
import type { ChangeContext } from '../command/change-context.ts';
import type { Caller } from '../command/command-context.ts';
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

/** What is looked for, newest first, as text in pieces; that it was taken stands in the log before the first piece. Throws CommandRefusal `not-allowed`. */
export async function exportAudit(options: ExportAuditOptions): Promise<AsyncGenerator<string>> {
  const { queue, caller, city, nowMs, query, format } = options;
  const reach = auditReach(caller.access, city, nowMs);
  const { personId, consoleId } = caller;
  await queue.change(
    ({ audit }) =>
      audit({
        what: 'audit.exported',
        outcome: 'done',
        personId,
        consoleId,
        cameraId: query.cameraId,
        detail: { query, format },
      }),
    personId,
  );
  return pieces(options, reach);
}

async function* pieces(
  { store, query, format, signal }: ExportAuditOptions,
  reach: ReturnType<typeof auditReach>,
): AsyncGenerator<string> {
  const line = format === 'csv' ? auditCsvLine : (entry: AuditEntry) => ndjsonLine(JSON.stringify(entry));
  if (format === 'csv') yield auditCsvHead;
  let beforeSeq: number | null = null;
  for (let more = true; more; ) {
    if (signal.aborted) throw new CancelledError();
    const found = await findEntries(store.reader, {
      engine: store.engine,
      query: { ...query, beforeSeq, limit: page },
      reach,
    });
    yield found.entries.map(line).join('');
    beforeSeq = found.entries.at(-1)?.seq ?? null;
    // SQLite answers at once, and who reads quickly takes at once: sockets would wait for all of it.
    await setImmediate();
    more = found.more;
  }
}
