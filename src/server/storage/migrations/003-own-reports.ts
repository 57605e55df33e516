import type { Kysely } from 'kysely';
import { z } from 'zod';

const Report = z.object({ reporterId: z.string() });

interface Tables {
  entity: { kind: string; id: string; row: string };
  topic_row: { topic: string; kind: string; id: string };
}

/** Reports of cameras are in their reporter's own topic too, from before there was one. */
export async function ownReports(db: Kysely<unknown>): Promise<void> {
  // The tables as they are at this migration.
  const on = db as unknown as Kysely<Tables>;
  const reports = await on.selectFrom('entity').select(['id', 'row']).where('kind', '=', 'report').execute();
  for (const { id, row } of reports) {
    const topic = `reports:@${Report.parse(JSON.parse(row)).reporterId}`;
    await on.insertInto('topic_row').values({ topic, kind: 'report', id }).execute();
  }
}
