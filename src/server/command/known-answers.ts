import type { Kysely } from 'kysely';
import type { HubTables } from '../storage/tables.ts';
import type { ChangeJob, JobOutcome } from './change-job.ts';
import { CommandRefusal } from './command-refusal.ts';

interface KnownAnswer {
  readonly personId: string;
  readonly inputHash: string;
  readonly output: unknown;
}

/** What was answered to commands that were applied, by their ids. */
export type KnownAnswers = Map<string, KnownAnswer>;

/** Those of these jobs that were applied before. */
export async function knownAnswers(db: Kysely<HubTables>, jobs: readonly ChangeJob[]): Promise<KnownAnswers> {
  const ids = jobs.flatMap(({ key }) => (key ? [key.id] : []));
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('command_done').selectAll().where('id', 'in', ids).execute();
  return new Map(
    rows.map(({ id, person_id, input_hash, answer }) => [
      id,
      { personId: person_id, inputHash: input_hash, output: JSON.parse(answer) },
    ]),
  );
}

/** The answer of a command that comes again; refused with `key-reused` when its id was another's. Null: it comes for the first time. */
export function answerAgain(known: KnownAnswers, { key }: ChangeJob): JobOutcome | null {
  const done = key && known.get(key.id);
  if (!done) return null;
  if (done.personId === key.personId && done.inputHash === key.inputHash)
    return { kind: 'done', output: done.output };
  return {
    kind: 'failed',
    error: new CommandRefusal({
      code: 'key-reused',
      message: 'this id belongs to another command that was done',
    }),
  };
}
