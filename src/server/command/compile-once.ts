import type { CompiledQuery, Kysely } from 'kysely';
import type { HubTables } from '../storage/tables.ts';

/** A statement that was built once and runs with other parameters each time: building costs more than SQLite takes to run it. */
export interface KeptQuery<R> {
  run(db: Kysely<HubTables>, parameters: readonly unknown[]): Promise<readonly R[]>;
}

/** The parameters are given in the order in which the statement has them. */
export function compileOnce<R>(compiled: CompiledQuery<R>): KeptQuery<R> {
  return {
    async run(db, parameters) {
      const { rows } = await db.executeQuery<R>({ ...compiled, parameters: [...parameters] });
      return rows;
    },
  };
}
