import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { ExpectedError } from '../../shared/base/fault.ts';
import { first } from './migrations/001-first.ts';
import { openPushes } from './migrations/002-open-pushes.ts';
import { ownReports } from './migrations/003-own-reports.ts';
import type { HubTables } from './tables.ts';

export type StoreEngine = 'sqlite' | 'postgres';

type Migration = (db: Kysely<unknown>, engine: StoreEngine) => Promise<void>;

/** Named in the code, not found in a folder, so that a bundle has them too. Their names rise. */
const migrations: Readonly<Record<string, Migration>> = {
  '001-first': first,
  '002-open-pushes': openPushes,
  '003-own-reports': ownReports,
};

/** Name of the newest migration that this version knows. */
export const newestSchema = Object.keys(migrations).at(-1) ?? '';

/**
 * Brings the tables to this version's, or to the older one that is named. Throws ExpectedError `database-newer` when a newer version of the hub has been here,
 * or is named.
 */
export async function migrate(
  db: Kysely<HubTables>,
  engine: StoreEngine,
  schema = newestSchema,
): Promise<void> {
  if (!(schema in migrations)) throw newer(schema);
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(
          Object.entries(migrations).map(([name, up]) => [
            name,
            { up: (on: Kysely<unknown>) => up(on, engine) },
          ]),
        ),
    },
  });
  await refuseNewer(db);
  const { error } = await migrator.migrateTo(schema);
  if (error) throw error;
}

async function refuseNewer(db: Kysely<HubTables>): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'kysely_migration')) return;
  // The migrator's own table is none of ours.
  const done = await (db as unknown as Kysely<{ kysely_migration: { name: string } }>)
    .selectFrom('kysely_migration')
    .select('name')
    .execute();
  const unknown = done.find(({ name }) => !(name in migrations));
  if (unknown) throw newer(unknown.name);
}

function newer(schema: string): ExpectedError {
  return new ExpectedError({
    code: 'database-newer',
    message: 'the database was made by a newer version of the hub',
    detail: `migration ${schema}`,
  });
}
