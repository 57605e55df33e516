import { randomUUID } from 'node:crypto';
import { CompiledQuery, type ControlledTransaction, type Kysely } from 'kysely';
import { ExpectedError } from '../../shared/base/fault.ts';
import type { HubLogger } from '../log/hub-logger.ts';
import { logError } from '../log/log-error.ts';
import { storageFault } from '../storage/storage-fault.ts';
import type { Store } from '../storage/store.ts';
import { putFact } from '../storage/store-facts.ts';
import type { HubTables } from '../storage/tables.ts';
import type { TopicChanges } from '../topics/topic-changes.ts';
import { auditRow } from './audit-row.ts';
import { addWrites, type BatchTables, type BatchWrites, emptyWrites, flushWrites } from './batch-writes.ts';
import type { ChangeJob, JobOutcome } from './change-job.ts';
import { type ChangeScope, changeScope } from './change-scope.ts';
import type { EntityTable } from './entity-table.ts';
import { answerAgain, type KnownAnswers, knownAnswers } from './known-answers.ts';
import { UncertainCommit } from './uncertain-commit.ts';
import { WriteWatch } from './write-watch.ts';

/** A batch that is on the disk, or may be. */
export interface BatchDone {
  /** Kept with the batch: whether it was committed can be asked later. */
  readonly mark: string;
  readonly outcomes: ReadonlyMap<ChangeJob, JobOutcome>;
  readonly acts: readonly (() => void)[];
  readonly told: readonly TopicChanges[];
  /** What the transaction took besides its jobs. */
  readonly overheadMs: number;
}

export interface BatchTools {
  /** What the batch before took besides its jobs: where a transaction is dear, more is done in one. */
  overheadMs: number;
  readonly store: Store;
  readonly entities: EntityTable;
  readonly tables: BatchTables;
  readonly log: HubLogger;
  now(): number;
}

/** How long a batch may take in jobs, so that the first of them is not answered much later than it could be. */
const takingInMs = { least: 25, most: 250 };

interface OpenBatch extends BatchTools {
  readonly transaction: ControlledTransaction<HubTables>;
  readonly known: KnownAnswers;
  readonly writes: BatchWrites;
  readonly acts: (() => void)[];
  readonly outcomes: Map<ChangeJob, JobOutcome>;
}

/** A job failed after it had written, in a batch without savepoints: all of it was taken back and is to be run with them. */
class NeedsSavepoints extends Error {
  override readonly name = 'NeedsSavepoints';
}

/**
 * Runs jobs in one transaction and commits once. Most jobs that fail have written nothing, so savepoints are made only when one has: then the batch is run again
 * with one for each job, and what failed is taken back alone. A job that changes what is kept in memory ends the batch, since the next one is
 * decided from memory: the jobs without an outcome are still to be run. Throws what the database throws, with nothing done, or UncertainCommit.
 */
export async function runBatch(tools: BatchTools, jobs: readonly ChangeJob[]): Promise<BatchDone> {
  try {
    return await runOnce(tools, jobs, runJob);
  } catch (error) {
    // Also when a handler made a refusal of a statement that failed: then PostgreSQL ends the transaction only later.
    if (error instanceof UncertainCommit || storageFault(error)) throw error;
    return runOnce(tools, jobs, runInSavepoint);
  }
}

async function runOnce(
  tools: BatchTools,
  jobs: readonly ChangeJob[],
  run: (batch: OpenBatch, job: ChangeJob) => Promise<JobOutcome>,
): Promise<BatchDone> {
  const { store, log } = tools;
  const beganMs = performance.now();
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
    const runningMs = performance.now();
    const untilMs = runningMs + Math.min(Math.max(takingInMs.least, 2 * tools.overheadMs), takingInMs.most);
    for (const job of jobs) {
      if (batch.acts.length > 0 || performance.now() > untilMs) break;
      batch.outcomes.set(job, answerAgain(known, job) ?? (await run(batch, job)));
    }
    const ranMs = performance.now() - runningMs;
    const told = await flushWrites(transaction, tools.tables, batch.writes);
    await putFact(transaction, 'batch', mark);
    committing = { mark, outcomes: batch.outcomes, acts: batch.acts, told, overheadMs: 0 };
    await transaction.commit().execute();
    return { ...committing, overheadMs: performance.now() - beganMs - ranMs };
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

async function runJob(batch: OpenBatch, job: ChangeJob): Promise<JobOutcome> {
  const watch = new WriteWatch();
  const scope = scopeOf(batch, job, batch.transaction.withPlugin(watch));
  try {
    return keep(batch, job, scope, await job.run(scope));
  } catch (error) {
    // After a statement that failed PostgreSQL takes no other in this transaction.
    if (storageFault(error) === null && (watch.written || !(error instanceof ExpectedError)))
      throw new NeedsSavepoints();
    return fail(batch, job, error);
  }
}

async function runInSavepoint(batch: OpenBatch, job: ChangeJob): Promise<JobOutcome> {
  const { transaction } = batch;
  const scope = scopeOf(batch, job, transaction);
  await raw(transaction, 'savepoint job');
  try {
    const output = await job.run(scope);
    await raw(transaction, 'release savepoint job');
    return keep(batch, job, scope, output);
  } catch (error) {
    if (storageFault(error)) throw error;
    await raw(transaction, 'rollback to savepoint job');
    await raw(transaction, 'release savepoint job');
    return fail(batch, job, error);
  }
}

function scopeOf({ entities, now }: OpenBatch, { personId }: ChangeJob, db: Kysely<HubTables>): ChangeScope {
  return changeScope({ db, entities, nowMs: now(), personId });
}

function keep(
  { writes, acts, known }: OpenBatch,
  { key }: ChangeJob,
  scope: ChangeScope,
  output: unknown,
): JobOutcome {
  addWrites(writes, scope.writes);
  acts.push(...scope.acts);
  if (key) {
    const { id, personId, inputHash } = key;
    const answer = JSON.stringify(output);
    writes.done.push({
      id,
      person_id: personId,
      input_hash: inputHash,
      answer,
      at_ms: scope.context.nowMs,
    });
    known.set(id, { personId, inputHash, output });
  }
  return { kind: 'done', output };
}

/** Nothing of it is left but what the log is told. */
function fail({ writes, now }: OpenBatch, job: ChangeJob, error: unknown): JobOutcome {
  if (storageFault(error)) throw error;
  const note = job.refused(error);
  if (note) writes.audit.push(auditRow(note, now()));
  return { kind: 'failed', error };
}

function raw(transaction: ControlledTransaction<HubTables>, sql: string): Promise<unknown> {
  return transaction.executeQuery(CompiledQuery.raw(sql));
}
