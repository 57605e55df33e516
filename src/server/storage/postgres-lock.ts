import pg from 'pg';
import { backoffMs } from '../../shared/base/backoff.ts';
import { CancelledError, ExpectedError } from '../../shared/base/fault.ts';
import { wait } from '../../shared/base/wait.ts';

/** 'vonglau' in one number: the advisory lock that a hub holds in its database for as long as it runs. */
const lockKey = 7_086_676;

/** The lock of a hub that was killed is dropped when the server sees its connection end. */
const patienceMs = 5000;

export interface PostgresLock {
  release(): Promise<void>;
}

/**
 * Takes the database for this hub (a session's advisory lock, postgresql.org/docs/15/explicit-locking.html) and takes it again whenever the connection was lost.
 * Throws ExpectedError `database-locked` when another hub has it.
 */
export async function holdPostgresLock(
  url: string,
  onTrouble: (message: string) => void,
): Promise<PostgresLock> {
  const over = new AbortController();
  let client = await lockedClient(url, over.signal);
  const keep = async () => {
    for (let failures = 0; ; ) {
      if (over.signal.aborted) return;
      if (failures === 0) await ended(client);
      if (over.signal.aborted) return;
      onTrouble('the database went away');
      failures += 1;
      await wait(backoffMs(failures, Math.random()), over.signal);
      try {
        client = await lockedClient(url, over.signal);
        failures = 0;
        if (over.signal.aborted) await client.end();
      } catch (error) {
        onTrouble(error instanceof Error ? error.message : String(error));
      }
    }
  };
  const kept = keep().catch((error: unknown) => {
    if (!(error instanceof CancelledError)) throw error;
  });
  return {
    async release() {
      over.abort();
      await client.end();
      await kept;
    },
  };
}

function ended(client: pg.Client): Promise<void> {
  return new Promise((resolve) => client.once('end', resolve));
}

async function lockedClient(url: string, signal: AbortSignal): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'vonglau lock',
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  });
  // `end` follows, which is waited for.
  client.on('error', () => undefined);
  await client.connect();
  const until = Date.now() + patienceMs;
  try {
    for (;;) {
      const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [
        lockKey,
      ]);
      if (rows[0]?.held) return client;
      if (Date.now() >= until)
        throw new ExpectedError({ code: 'database-locked', message: 'another hub runs on this database' });
      await wait(100, signal);
    }
  } catch (error) {
    await client.end();
    throw error;
  }
}
