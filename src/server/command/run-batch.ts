import { randomUUID } from 'node:crypto';
import { CompiledQuery, type ControlledTransaction } from 'kysely';
import type { HubLogger } from '../log/hub-logger.ts';
import { logError } from '../log/log-error.ts';
import { storageFault } from '../storage/storage-fault.ts';
import type { Store } from '../storage/store.ts';
import { putFact } from '../storage/store-facts.ts';
import type { HubTables } from '../storage/tables.ts';
import type { TopicChanges } from '../topics/topic-changes.ts';
import { auditRow } from './audit-row.ts';
import { addWrites, type BatchWrites, emptyWrites, flushWrites } from './batch-writes.ts';
import type { ChangeJob, JobOutcome } from './change-job.ts';
import { changeScope } from './change-scope.ts';
import type { EntityTable } from './entity-table.ts';
import { answerAgain, type KnownAnswers, knownAnswers } from './known-answers.ts';
import { UncertainCommit } from './uncertain-commit.ts';

/** A batch that is on the disk, or may be. */
export interface BatchDone {
  /** Kept with the batch: whether it was committed can be asked later. */
  readonly mark: string;
  readonly outcomes: ReadonlyMap<ChangeJob, JobOutcome>;
  readonly acts: readonly (() => void)[];
  readonly told: readonly TopicChanges[];
}

export interface BatchTools {
  readonly store: Store;
  readonly entities: EntityTable;
  readonly log: HubLogger;
  now(): number;
}

/** How long a batch may take in jobs, so that the first of them is not answered much later than it could be. */
const takingInMs = 25;

interface OpenBatch extends BatchTools {
  readonly transaction: ControlledTransaction<HubTables>;
  readonly known: KnownAnswers;
  readonly writes: BatchWrites;
  readonly acts: (() => void)[];
  readonly outcomes: Map<ChangeJob, JobOutcome>;
}

/**
 * Runs jobs in one transaction, each within a savepoint, and commits once. A job that changes what is kept in memory ends the batch, since the next one is
 * decided from memory: the jobs without an outcome are still to be run. Throws what the database throws, with nothing done, or UncertainCommit.
 */
export async function runBatch(tools: BatchTools, jobs: readonly ChangeJob[]): Promise<BatchDone> {
  const { store, log } = tools;
  const transaction = await store.writer.startTransaction().execute();
  const mark = randomUUID();
  let committing: BatchDone | null = null;
  try {
    await store.fence(transaction);
    const known = await knownAnswers(transaction, jobs);
    const batch: OpenBatch = {
      ...tools,
      transaction,
      known,
      writes: emptyWrites(),
      acts: [],
      outcomes: new Map(),
    };
    await runJobs(batch, jobs);
    const told = await flushWrites(transaction, batch.writes);
    await putFact(transaction, 'batch', mark);
    committing = { mark, outcomes: batch.outcomes, acts: batch.acts, told };
    await transaction.commit().execute();
    return committing;
  } catch (error) {
    await rollBack(transaction, log);
    if (committing && storageFault(error)?.code === 'database-away') throw new UncertainCommit(committing);
    throw error;
  }
}

async function rollBack(transaction: ControlledTransaction<HubTables>, log: HubLogger): Promise<void> {
  try {
    await transaction.rollback().execute();
  } catch (error) {
    // With its connection or its disk the transaction is gone as well.
    if (!storageFault(error)) logError(log, 'batch.rollback-failed', error);
  }
}

async function runJobs(batch: OpenBatch, jobs: readonly ChangeJob[]): Promise<void> {
  const until = performance.now() + takingInMs;
  for (const job of jobs) {
    if (batch.acts.length > 0 || performance.now() > until) return;
    batch.outcomes.set(job, answerAgain(batch.known, job) ?? (await runJob(batch, job)));
  }
}

async function runJob(batch: OpenBatch, job: ChangeJob): Promise<JobOutcome> {
  const { transaction, entities, writes, acts, known } = batch;
  const nowMs = batch.now();
  const scope = changeScope({ db: transaction, entities, nowMs, personId: job.personId });
  await raw(transaction, 'savepoint job');
  try {
    const output = await job.run(scope);
    await raw(transaction, 'release savepoint job');
    addWrites(writes, scope.writes);
    acts.push(...scope.acts);
    if (job.key) {
      const { id, personId, inputHash } = job.key;
      writes.done.push({
        id,
        person_id: personId,
        input_hash: inputHash,
        answer: JSON.stringify(output),
        at_ms: nowMs,
      });
      known.set(id, { personId, inputHash, output });
    }
    return { kind: 'done', output };
  } catch (error) {
    if (storageFault(error)) throw error;
    await raw(transaction, 'rollback to savepoint job');
    await raw(transaction, 'release savepoint job');
    const note = job.refused(error);
    if (note) writes.audit.push(auditRow(note, nowMs));
    return { kind: 'failed', error };
  }
}

function raw(transaction: ControlledTransaction<HubTables>, sql: string): Promise<unknown> {
  return transaction.executeQuery(CompiledQuery.raw(sql));
}
