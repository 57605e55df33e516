import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { AuditEntry } from '../../shared/hub/audit-entry.ts';
import type { AuditFound } from '../../shared/hub/audit-found.ts';
import type { StoreEngine } from '../storage/migrate.ts';
import type { HubTables } from '../storage/tables.ts';
import { listed } from './listed.ts';

const Named = z.object({ name: z.string(), number: z.number().int().optional() });

interface NamedFrom extends z.infer<typeof Named> {
  readonly fromMs: number;
}

/** Entries with the names that people, consoles and cameras had when the entries were written: their rows' history keeps them. */
export async function withNames(
  db: Kysely<HubTables>,
  engine: StoreEngine,
  entries: readonly AuditEntry[],
): Promise<AuditFound[]> {
  const read = (kind: string, field: 'personId' | 'consoleId' | 'cameraId') => {
    const ids = new Set(entries.map((entry) => entry[field]));
    return namesById(db, engine, { kind, ids: [...ids].filter((id) => id !== null) });
  };
  const persons = await read('person', 'personId');
  const consoles = await read('console', 'consoleId');
  const cameras = await read('camera', 'cameraId');
  return entries.map((entry) => {
    const { personId, consoleId, cameraId, atMs } = entry;
    const camera = nameThen(cameras, cameraId, atMs);
    return {
      ...entry,
      personName: nameThen(persons, personId, atMs)?.name ?? null,
      consoleName: nameThen(consoles, consoleId, atMs)?.name ?? null,
      camera: camera?.number === undefined ? null : { number: camera.number, name: camera.name },
    };
  });
}

/** Names of things of one kind, oldest first. */
async function namesById(
  db: Kysely<HubTables>,
  engine: StoreEngine,
  { kind, ids }: { readonly kind: string; readonly ids: readonly string[] },
): Promise<ReadonlyMap<string, readonly NamedFrom[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('entity_history')
    .select(['id', 'changed_at_ms', 'row'])
    .where('kind', '=', kind)
    .where('id', 'in', listed(engine, ids))
    .orderBy('version')
    .execute();
  const named = rows.flatMap(({ id, changed_at_ms, row }) => {
    const { data } = Named.nullable().safeParse(JSON.parse(row));
    return data ? [{ id, fromMs: changed_at_ms, ...data }] : [];
  });
  return Map.groupBy(named, ({ id }) => id);
}

/** What it was called then; the first name of something that was first kept in the same breath. */
function nameThen(
  names: ReadonlyMap<string, readonly NamedFrom[]>,
  id: string | null,
  atMs: number,
): NamedFrom | undefined {
  const known = id === null ? undefined : names.get(id);
  return known?.findLast(({ fromMs }) => fromMs <= atMs) ?? known?.[0];
}
