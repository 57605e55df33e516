import { type Kysely, sql } from 'kysely';
import type { HubTables } from '../storage/tables.ts';
import type { EntityChange } from './command-context.ts';
import { CommandRefusal } from './command-refusal.ts';
import { compileOnce } from './compile-once.ts';

/** What became of a row. */
export interface EntityKept {
  readonly kind: string;
  readonly id: string;
  /** JSON text; null: removed. */
  readonly text: string | null;
  readonly version: number;
}

/** Puts rows into the table of kept things, each under the version that its writer saw. */
export type EntityTable = ReturnType<typeof entityTable>;

export function entityTable(db: Kysely<HubTables>) {
  const { make, makeOrChange, change } = puts(db);
  const { removeSeen, remove } = removals(db);
  const put = async (
    on: Kysely<HubTables>,
    { kind, id, seenVersion }: EntityChange,
    text: string,
    atMs: number,
  ) => {
    const fresh = [kind, id, kind, id, text, atMs];
    if (seenVersion === 'any') return makeOrChange.run(on, fresh);
    if (seenVersion === 0) return make.run(on, fresh);
    return change.run(on, [text, atMs, kind, id, seenVersion]);
  };
  return {
    /** Null: there was nothing to remove. Throws CommandRefusal `conflict`. */
    async put(on: Kysely<HubTables>, entity: EntityChange, atMs: number): Promise<EntityKept | null> {
      const { kind, id, seenVersion } = entity;
      if (entity.row === null) {
        const [gone] = await (seenVersion === 'any'
          ? remove.run(on, [kind, id])
          : removeSeen.run(on, [kind, id, seenVersion]));
        if (gone) return { kind, id, text: null, version: gone.version + 1 };
        if (seenVersion === 'any') return null;
        throw await conflict(on, entity);
      }
      const text = JSON.stringify(entity.row);
      const [kept] = await put(on, entity, text, atMs);
      if (!kept) throw await conflict(on, entity);
      return { kind, id, text, version: kept.version };
    },
  };
}

/** A thing that comes back goes on from its last version, so that no version means two rows. */
function puts(db: Kysely<HubTables>) {
  const fresh = db.insertInto('entity').values(({ selectFrom }) => ({
    kind: '',
    id: '',
    version: selectFrom('entity_history')
      .select(sql<number>`coalesce(max(version), 0) + 1`.as('next'))
      .where('kind', '=', '')
      .where('id', '=', ''),
    row: '',
    changed_at_ms: 0,
  }));
  return {
    make: compileOnce(
      fresh
        .onConflict((there) => there.columns(['kind', 'id']).doNothing())
        .returning('version')
        .compile(),
    ),
    makeOrChange: compileOnce(
      fresh
        .onConflict((there) =>
          there.columns(['kind', 'id']).doUpdateSet(({ ref }) => ({
            version: sql<number>`entity.version + 1`,
            row: ref('excluded.row'),
            changed_at_ms: ref('excluded.changed_at_ms'),
          })),
        )
        .returning('version')
        .compile(),
    ),
    change: compileOnce(
      db
        .updateTable('entity')
        .set({ version: sql<number>`version + 1`, row: '', changed_at_ms: 0 })
        .where('kind', '=', '')
        .where('id', '=', '')
        .where('version', '=', 0)
        .returning('version')
        .compile(),
    ),
  };
}

function removals(db: Kysely<HubTables>) {
  const any = db.deleteFrom('entity').where('kind', '=', '').where('id', '=', '');
  return {
    remove: compileOnce(any.returning('version').compile()),
    removeSeen: compileOnce(any.where('version', '=', 0).returning('version').compile()),
  };
}

async function conflict(db: Kysely<HubTables>, { kind, id }: EntityChange): Promise<CommandRefusal> {
  const now = await db
    .selectFrom('entity')
    .select(['version', 'row'])
    .where('kind', '=', kind)
    .where('id', '=', id)
    .executeTakeFirst();
  return new CommandRefusal(
    { code: 'conflict', message: 'somebody else was faster' },
    now ? { version: now.version, row: JSON.parse(now.row) } : null,
  );
}
