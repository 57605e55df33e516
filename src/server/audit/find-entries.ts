import { type ExpressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import type { AuditQuery } from '../../shared/hub/audit-commands.ts';
import type { AuditEntry } from '../../shared/hub/audit-entry.ts';
import type { StoreEngine } from '../storage/migrate.ts';
import type { HubTables } from '../storage/tables.ts';
import type { AuditReach } from './audit-reach.ts';
import { auditEntry } from './audit-rows.ts';
import { listed } from './listed.ts';

export interface FindEntries {
  readonly engine: StoreEngine;
  readonly query: AuditQuery;
  readonly reach: AuditReach;
}

type Where = ExpressionBuilder<HubTables, 'audit_entry'>;

/** Entries that are looked for and may be seen, newest first. */
export async function findEntries(
  db: Kysely<HubTables>,
  { engine, query, reach }: FindEntries,
): Promise<{ entries: AuditEntry[]; more: boolean }> {
  const { personId, cameraId, what, fromMs, toMs, beforeSeq, limit } = query;
  const rows = await db
    .selectFrom('audit_entry')
    .selectAll()
    .$if(personId !== null, (found) => found.where('person_id', '=', personId))
    .$if(cameraId !== null, (found) => found.where('camera_id', '=', cameraId))
    .$if(fromMs !== null, (found) => found.where('at_ms', '>=', Number(fromMs)))
    .$if(toMs !== null, (found) => found.where('at_ms', '<', Number(toMs)))
    .$if(beforeSeq !== null, (found) => found.where('seq', '<', Number(beforeSeq)))
    .$if(Boolean(what), (found) => found.where(beginsWith(engine, what ?? '')))
    .$if(reach.kind === 'some', (found) => found.where((where) => within(where, engine, reach)))
    .orderBy('seq', 'desc')
    .limit(limit + 1)
    .execute();
  return { entries: rows.slice(0, limit).map(auditEntry), more: rows.length > limit };
}

/** A range of the index over `what` in the order of its bytes. */
function beginsWith(engine: StoreEngine, what: string) {
  const column = engine === 'sqlite' ? sql`what` : sql`what collate "C"`;
  return sql<SqlBool>`(${column} >= ${what} and ${column} < ${`${what}\u{10ffff}`})`;
}

function within(where: Where, engine: StoreEngine, reach: AuditReach) {
  if (reach.kind === 'all') return where.lit(true);
  return where.or([
    where('person_id', 'in', listed(engine, reach.personIds)),
    where('camera_id', 'in', listed(engine, reach.cameraIds)),
  ]);
}
