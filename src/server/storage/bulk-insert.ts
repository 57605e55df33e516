import { type CompiledQuery, type Insertable, type Kysely, sql } from 'kysely';
import type { HubTables } from './tables.ts';

/** Rows in one statement: of few sizes, so that each is built and prepared once and then only filled. */
const sizes = [256, 64, 16, 4, 1] as const;

export interface BulkInsertOptions {
  /** What is there already stays; else it is a fault of the database. */
  readonly passOver?: boolean;
}

/** Writes many rows of one table. Building a statement for every number of rows costs several times what the database takes to run it. */
export class BulkInsert<T extends keyof HubTables & string> {
  private readonly table: T;
  private readonly columns: readonly (keyof Insertable<HubTables[T]> & string)[];
  private readonly passOver: boolean;
  private readonly bySize = new Map<number, CompiledQuery>();

  constructor(
    table: T,
    columns: readonly (keyof Insertable<HubTables[T]> & string)[],
    { passOver = false }: BulkInsertOptions = {},
  ) {
    this.table = table;
    this.columns = columns;
    this.passOver = passOver;
  }

  /** `on` is always of the same engine. */
  async run(on: Kysely<HubTables>, rows: readonly Insertable<HubTables[T]>[]): Promise<void> {
    let at = 0;
    for (const size of sizes)
      for (; rows.length - at >= size; at += size) {
        const parameters: unknown[] = [];
        for (let row = at; row < at + size; row += 1)
          for (const column of this.columns) parameters.push(rows[row]?.[column] ?? null);
        await on.executeQuery({ ...this.statement(on, size), parameters });
      }
  }

  private statement(on: Kysely<HubTables>, size: number): CompiledQuery {
    const known = this.bySize.get(size);
    if (known) return known;
    const columns = sql.join(this.columns.map((column) => sql.ref(column)));
    const row = sql`(${sql.join(this.columns.map(() => null))})`;
    const values = sql.join(Array.from({ length: size }, () => row));
    const conflict = this.passOver ? sql` on conflict do nothing` : sql``;
    const made = sql`insert into ${sql.table(this.table)} (${columns}) values ${values}${conflict}`.compile(
      on,
    );
    this.bySize.set(size, made);
    return made;
  }
}
