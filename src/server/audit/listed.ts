import { sql } from 'kysely';
import type { StoreEngine } from '../storage/migrate.ts';

/** Ids as one parameter: a list may be longer than a statement may have parameters. */
export function listed(engine: StoreEngine, ids: readonly string[]) {
  const list = JSON.stringify(ids);
  return engine === 'sqlite'
    ? sql<string>`(select value from json_each(${list}))`
    : sql<string>`(select json_array_elements_text(${list}::json))`;
}
