import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { ExpectedError } from '../../shared/base/fault.ts';
import { newestSchema } from './migrate.ts';
import type { StoreFacts, StoreKind } from './store.ts';
import type { HubTables } from './tables.ts';

/** Keeps a fact of the hub under its name. */
export async function putFact(db: Kysely<HubTables>, name: string, value: string): Promise<void> {
  await db
    .insertInto('hub_fact')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

/** A fact of the hub; null when there is none. */
export async function readFact(db: Kysely<HubTables>, name: string): Promise<string | null> {
  const fact = await db.selectFrom('hub_fact').select('value').where('name', '=', name).executeTakeFirst();
  return fact?.value ?? null;
}

/**
 * What the store says of itself, said now when it is new. Throws ExpectedError `demo-data` when it is a pretend city's and an ordinary hub asks,
 * or the other way round.
 */
export async function settleFacts(db: Kysely<HubTables>, kind: StoreKind): Promise<StoreFacts> {
  return db.transaction().execute(async (transaction) => {
    const had = await readFact(transaction, 'kind');
    if (had !== null && had !== kind)
      throw new ExpectedError({
        code: 'demo-data',
        message:
          had === 'demo'
            ? 'this is the data of a demo; a hub of a city does not open it'
            : 'this is the data of a city; the demo does not open it',
      });
    await putFact(transaction, 'kind', kind);
    await putFact(transaction, 'schema', newestSchema);
    return {
      kind,
      schema: newestSchema,
      hubId: await settled(transaction, 'hub-id'),
      epoch: await settled(transaction, 'epoch'),
    };
  });
}

async function settled(db: Kysely<HubTables>, name: string): Promise<string> {
  const had = await readFact(db, name);
  if (had !== null) return had;
  const made = randomUUID();
  await putFact(db, name, made);
  return made;
}
