import { randomUUID } from 'node:crypto';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { ExpectedError } from '../../shared/base/fault.ts';
import { migrate } from './migrate.ts';
import { holdPostgresLock } from './postgres-lock.ts';
import { storageFault } from './storage-fault.ts';
import type { Store, StoreKind } from './store.ts';
import { putFact, settleFacts } from './store-facts.ts';
import type { HubTables } from './tables.ts';

interface PostgresOptions {
  readonly kind: StoreKind;
  readonly onTrouble: (message: string) => void;
}

/** How many asks are read side by side. */
const readers = 4;

/** int8 (pg_type.dat): counts, offsets and times, all of them smaller than 2^53. */
const bigintOid = 20;

/** Opens a PostgreSQL database for this hub, its tables made when they are not there. */
export async function openPostgresStore(url: string, options: PostgresOptions): Promise<Store> {
  const lock = await holdPostgresLock(url, options.onTrouble).catch((error: unknown) => {
    throw named(error);
  });
  const writer = kyselyOn(url, { max: 1, onTrouble: options.onTrouble });
  const reader = kyselyOn(url, { max: readers, onTrouble: options.onTrouble, readOnly: true });
  const close = async () => {
    await reader.destroy();
    await writer.destroy();
    await lock.release();
  };
  try {
    await migrate(writer, 'postgres');
    const facts = await settleFacts(writer, options.kind);
    const token = randomUUID();
    await putFact(writer, 'writer', token);
    return {
      engine: 'postgres',
      facts,
      writer,
      reader,
      readAtOneMoment: (read) =>
        reader.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read),
      fence: (transaction) => fence(transaction, token),
      close,
    };
  } catch (error) {
    await close();
    throw named(error);
  }
}

/** One connection to a PostgreSQL database, without what a hub does at its opening. */
export function postgresAlone(url: string): Kysely<HubTables> {
  return kyselyOn(url, { max: 1, onTrouble: () => undefined });
}

/** The row's lock makes the next transaction wait for one that is still committing; the token tells whether another hub has come between. */
async function fence(transaction: Kysely<HubTables>, token: string): Promise<void> {
  const { rows } = await sql<{
    value: string;
  }>`select value from hub_fact where name = 'writer' for update`.execute(transaction);
  if (rows[0]?.value === token) return;
  throw new ExpectedError({ code: 'database-locked', message: 'another hub has taken this database' });
}

interface PoolOptions {
  readonly max: number;
  readonly onTrouble: (message: string) => void;
  readonly readOnly?: boolean;
}

function kyselyOn(url: string, { max, onTrouble, readOnly = false }: PoolOptions): Kysely<HubTables> {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: 'vonglau',
    connectionTimeoutMillis: 5000,
    query_timeout: 60_000,
    keepAlive: true,
    ...(readOnly && { options: '-c default_transaction_read_only=on' }),
    idleTimeoutMillis: 0,
    types: { getTypeParser },
  });
  // Without listeners a lost connection would end the process: an idle one tells the pool, one in use only its client, whose query fails as well.
  pool.on('error', (error) => onTrouble(error.message));
  pool.on('connect', (client) => client.on('error', (error) => onTrouble(error.message)));
  return new Kysely<HubTables>({ dialect: new PostgresDialect({ pool }) });
}

const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: unknown) =>
  oid === bigintOid ? Number : pg.types.getTypeParser(oid, format === 'binary' ? 'binary' : 'text');

function named(error: unknown): unknown {
  const fault = storageFault(error);
  return fault ? new ExpectedError(fault) : error;
}
