import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

const Row = z.object({ value: z.string() }).optional();

/** Single values that are kept about the hub, each with the schema it is read by; one that does not fit any more counts as absent. */
export class HubFactsStore {
  private readonly database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.database = database;
  }

  get<S extends z.ZodType>(name: string, schema: S): z.output<S> | null {
    const row = Row.parse(this.database.prepare('SELECT value FROM fact WHERE name = ?').get(name));
    if (!row) return null;
    return schema.safeParse(JSON.parse(row.value)).data ?? null;
  }

  set(name: string, value: unknown): void {
    this.database
      .prepare(
        'INSERT INTO fact (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      )
      .run(name, JSON.stringify(value));
  }

  remove(name: string): void {
    this.database.prepare('DELETE FROM fact WHERE name = ?').run(name);
  }
}
