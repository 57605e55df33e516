import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StorePlace } from '../../src/server/storage/open-store.ts';
import { atFileEnd } from './file-end.ts';
import { type PostgresCluster, postgresPrograms, startPostgres } from './postgres-cluster.ts';

/** An engine that the hub's tests run on. */
export interface HubEngine {
  readonly name: 'sqlite' | 'postgres';
  /** A place without a database's tables; gone after the file's tests. */
  fresh(): Promise<StorePlace>;
}

export const postgresFolder = postgresPrograms();
if (postgresFolder === null)
  console.warn('skipped: the hub on PostgreSQL, which is not installed (initdb, postgres)');

let cluster: Promise<PostgresCluster> | null = null;

/** This process's cluster, for all its files: started when first asked for, ended with the process. */
export function testCluster(): Promise<PostgresCluster> {
  if (postgresFolder === null) throw new Error('PostgreSQL is not installed');
  cluster ??= startPostgres(postgresFolder);
  return cluster;
}

/** A folder that is gone after the file's tests. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vonglau-hub-'));
  atFileEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const sqlite: HubEngine = { name: 'sqlite', fresh: async () => ({ dataDirectory: freshFolder() }) };
const postgres: HubEngine = {
  name: 'postgres',
  fresh: async () => ({ databaseUrl: await (await testCluster()).freshDatabase() }),
};

/** For `describe.each`: SQLite, and PostgreSQL where it is installed. */
export const hubEngines: readonly HubEngine[] = postgresFolder === null ? [sqlite] : [sqlite, postgres];
