import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { AuditReference, AuditReferenceKind } from '../../shared/hub/audit-reference.ts';
import type { StoreEngine } from '../storage/migrate.ts';
import type { HubTables } from '../storage/tables.ts';
import { listed } from './listed.ts';

/** What a row was called from a moment on. */
export interface NamedFrom {
  readonly fromMs: number;
  readonly name: string;
  /** A camera's. */
  readonly number?: number | undefined;
}

/** What rows were called at some time; undefined: nobody knows. */
export type NamesThen = (reference: AuditReference, atMs: number) => NamedFrom | undefined;

const Named = z.object({ name: z.string(), number: z.number().int().optional() });

/** How a row of each kind is called where it has no name of its own. */
const otherNames: Partial<Record<AuditReferenceKind, z.ZodType<z.infer<typeof Named>>>> = {
  grant: z.object({ document: z.object({ number: z.string() }) }).transform(({ document }) => ({
    name: document.number,
  })),
  layout: z
    .object({ layout: z.object({ name: z.string() }) })
    .transform(({ layout }) => ({ name: layout.name })),
  bookmark: z.object({ title: z.string() }).transform(({ title }) => ({ name: title })),
};

interface KeptRow {
  readonly id: string;
  readonly changed_at_ms: number;
  readonly row: string;
}

/** Reads what these rows were called, out of their history; of what has none there, out of the rows as they are. */
export async function readNames(
  db: Kysely<HubTables>,
  engine: StoreEngine,
  references: readonly AuditReference[],
): Promise<NamesThen> {
  const known = new Map<AuditReferenceKind, ReadonlyMap<string, readonly NamedFrom[]>>();
  for (const [kind, of] of Map.groupBy(references, (reference) => reference.kind)) {
    const ids = new Set(of.map(({ id }) => id));
    const past = await historyOf(db, engine, { kind, ids: [...ids] });
    const rest = [...ids].filter((id) => !past.has(id));
    const now = rest.length === 0 ? [] : await rowsOf(db, engine, { kind, ids: rest });
    known.set(kind, new Map([...past, ...now]));
  }
  return ({ kind, id }, atMs) => {
    const names = known.get(kind)?.get(id);
    // The first name where the row was first kept in the same breath.
    return names?.findLast(({ fromMs }) => fromMs <= atMs) ?? names?.[0];
  };
}

interface Wanted {
  readonly kind: AuditReferenceKind;
  readonly ids: readonly string[];
}

/** Oldest first. */
async function historyOf(db: Kysely<HubTables>, engine: StoreEngine, { kind, ids }: Wanted) {
  const rows = await db
    .selectFrom('entity_history')
    .select(['id', 'changed_at_ms', 'row'])
    .where('kind', '=', kind)
    .where('id', 'in', listed(engine, ids))
    .orderBy('version')
    .execute();
  return namesIn(kind, rows);
}

async function rowsOf(db: Kysely<HubTables>, engine: StoreEngine, { kind, ids }: Wanted) {
  const rows = await db
    .selectFrom('entity')
    .select(['id', 'changed_at_ms', 'row'])
    .where('kind', '=', kind)
    .where('id', 'in', listed(engine, ids))
    .execute();
  return namesIn(kind, rows);
}

function namesIn(kind: AuditReferenceKind, rows: readonly KeptRow[]): Map<string, NamedFrom[]> {
  const schema = otherNames[kind] ?? Named;
  const named = rows.flatMap(({ id, changed_at_ms, row }) => {
    // Null stands where it was removed.
    const { data } = schema.nullable().safeParse(JSON.parse(row));
    return data ? [{ id, fromMs: changed_at_ms, ...data }] : [];
  });
  return Map.groupBy(named, ({ id }) => id);
}
