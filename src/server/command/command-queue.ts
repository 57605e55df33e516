import { setImmediate } from 'node:timers/promises';
import { backoffMs } from '../../shared/base/backoff.ts';
import type { Disposable } from '../../shared/base/disposable.ts';
import { Emitter } from '../../shared/base/emitter.ts';
import { CancelledError, ExpectedError, type Fault } from '../../shared/base/fault.ts';
import { wait } from '../../shared/base/wait.ts';
import type { HubLogger } from '../log/hub-logger.ts';
import { logError } from '../log/log-error.ts';
import { storageFault } from '../storage/storage-fault.ts';
import type { Store } from '../storage/store.ts';
import { readFact } from '../storage/store-facts.ts';
import type { TopicChanges } from '../topics/topic-changes.ts';
import { batchTables } from './batch-writes.ts';
import type { ChangeContext } from './change-context.ts';
import type { ChangeJob } from './change-job.ts';
import { entityTable } from './entity-table.ts';
import { type BatchDone, type BatchTools, runBatch } from './run-batch.ts';
import { UncertainCommit } from './uncertain-commit.ts';

export interface CommandQueueOptions {
  readonly store: Store;
  readonly log: HubLogger;
  /** Hub's clock, epoch milliseconds. */
  readonly now: () => number;
  /** How long a change waits at most; with the database away longer it is refused, and may be sent again. */
  readonly patienceMs?: number;
  /** More changes than this do not wait: fault `hub-busy`. */
  readonly mostWaiting?: number;
}

/** Jobs in one transaction: enough to share the sync to the disk, few enough to be answered soon. */
const mostInBatch = 256;

/** Waits between attempts while the database is away. */
const awayBackoff = { minMs: 100, maxMs: 2000 };

/**
 * The hub's single writer. Changes are run one after another, many in one transaction, and each is answered once its transaction is on the disk; what is kept
 * in memory is changed and followers are told in the order of commits.
 */
export class CommandQueue {
  private readonly committed = new Emitter<readonly TopicChanges[]>();
  private readonly waiting: ChangeJob[] = [];
  private readonly tools: BatchTools;
  private readonly patienceMs: number;
  private readonly mostWaiting: number;
  private readonly over = new AbortController();
  private wake: () => void = () => undefined;
  private readonly worked: Promise<void>;
  private trouble: Fault | null = null;

  constructor({ store, log, now, patienceMs = 15_000, mostWaiting = 10_000 }: CommandQueueOptions) {
    this.tools = {
      store,
      log,
      now,
      entities: entityTable(store.writer),
      tables: batchTables(),
      overheadMs: 0,
    };
    this.patienceMs = patienceMs;
    this.mostWaiting = mostWaiting;
    this.worked = this.work();
  }

  /** What each commit changed in the topics, in order. A listener must not throw. */
  onCommitted(listener: (changes: readonly TopicChanges[]) => void): Disposable {
    return this.committed.on(listener);
  }

  /** What is wrong with the database at the moment; null when the last attempt went well. */
  get fault(): Fault | null {
    return this.trouble;
  }

  get length(): number {
    return this.waiting.length;
  }

  /**
   * Makes a change that is no console's command: a sign-in, an import, the sealing of the log. Resolves once it is on the disk; rejects with what `change`
   * threw, or ExpectedError `database-away`, `disk-full`, `hub-busy`, `hub-closing`. `change` may be run again after the database was away.
   */
  change<T>(change: (context: ChangeContext) => Promise<T>, personId: string | null = null): Promise<T> {
    return new Promise((resolve, reject) => {
      this.add({
        key: null,
        personId,
        expiresAtMs: this.expiry(),
        run: ({ context }) => change(context),
        refused: () => null,
        answer: (outcome) => {
          // The output of this job is what `change` answered.
          if (outcome.kind === 'done') resolve(outcome.output as T);
          else reject(outcome.error);
        },
      });
    });
  }

  /** When a job that comes now is given up. */
  expiry(): number {
    return performance.now() + this.patienceMs;
  }

  /** Puts a job at the end of the line. */
  add(job: ChangeJob): void {
    if (this.over.signal.aborted) refuse(job, closing);
    else if (this.waiting.length >= this.mostWaiting) refuse(job, busy);
    else this.waiting.push(job);
    this.wake();
  }

  /** Finishes the batch in hand and refuses what waits. */
  async close(): Promise<void> {
    this.over.abort();
    this.wake();
    await this.worked;
    for (const job of this.waiting.splice(0)) refuse(job, closing);
    this.committed.dispose();
  }

  private async work(): Promise<void> {
    let failures = 0;
    while (!this.over.signal.aborted) {
      if (this.waiting.length === 0) {
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
        continue;
      }
      failures = (await this.workOnce()) ? 0 : failures + 1;
      if (failures > 0) await this.rest(failures);
      // Sockets are read between two batches: SQLite answers without ever leaving this turn of the loop.
      await setImmediate();
    }
  }

  /** One batch. False: the database is away, and its jobs wait on. */
  private async workOnce(): Promise<boolean> {
    const jobs = this.waiting.splice(0, mostInBatch);
    try {
      const done = await runBatch(this.tools, jobs);
      this.tools.overheadMs = done.overheadMs;
      this.finish(done, jobs);
      return true;
    } catch (error) {
      if (error instanceof UncertainCommit) {
        await this.settle(error.batch, jobs);
        return true;
      }
      const fault = storageFault(error);
      this.say(fault);
      if (fault?.code === 'database-away') {
        this.waiting.unshift(...jobs);
        return false;
      }
      if (!fault) logError(this.tools.log, 'batch.failed', error);
      for (const job of jobs) job.answer({ kind: 'failed', error: fault ? new ExpectedError(fault) : error });
      return true;
    }
  }

  private finish({ outcomes, acts, told }: BatchDone, jobs: readonly ChangeJob[]): void {
    this.say(null);
    for (const act of acts) this.guarded(act);
    if (told.length > 0) this.guarded(() => this.committed.fire(told));
    for (const [job, outcome] of outcomes) this.guarded(() => job.answer(outcome));
    this.waiting.unshift(...jobs.filter((job) => !outcomes.has(job)));
  }

  /** Asks until the database answers whether a batch was committed. Its jobs wait only as long as they may; then their consoles ask again. */
  private async settle(batch: BatchDone, jobs: readonly ChangeJob[]): Promise<void> {
    this.say({ code: 'database-away', message: 'the database went away during a commit' });
    this.waiting.unshift(...jobs);
    for (let failures = 1; ; failures += 1) {
      await this.rest(failures);
      if (this.over.signal.aborted) return;
      try {
        const done = await this.isDone(batch.mark);
        const held = jobs.filter((job) => this.takeBack(job));
        if (done) this.finish(withOnly(batch, held), held);
        else this.waiting.unshift(...held);
        return;
      } catch (error) {
        const fault = storageFault(error);
        if (fault?.code === 'database-away') continue;
        for (const job of jobs) if (this.takeBack(job)) job.answer({ kind: 'failed', error });
        return;
      }
    }
  }

  private async isDone(mark: string): Promise<boolean> {
    const { store } = this.tools;
    return store.writer.transaction().execute(async (transaction) => {
      await store.fence(transaction);
      return (await readFact(transaction, 'batch')) === mark;
    });
  }

  private takeBack(job: ChangeJob): boolean {
    const at = this.waiting.indexOf(job);
    if (at >= 0) this.waiting.splice(at, 1);
    return at >= 0;
  }

  /** Waits before the next attempt and refuses whoever has waited too long. */
  private async rest(failures: number): Promise<void> {
    await wait(backoffMs(failures, Math.random(), awayBackoff), this.over.signal).catch((error: unknown) => {
      if (!(error instanceof CancelledError)) throw error;
    });
    const now = performance.now();
    const late = this.waiting.filter(({ expiresAtMs }) => expiresAtMs <= now);
    for (const job of late) {
      this.takeBack(job);
      refuse(job, this.trouble ?? { code: 'database-away', message: 'the database does not answer' });
    }
  }

  /** One line for each change of state. */
  private say(fault: Fault | null): void {
    const { log } = this.tools;
    if (fault?.code !== this.trouble?.code) {
      if (fault)
        log.error('database.trouble', { fault: fault.code, message: fault.message, detail: fault.detail });
      else log.info('database.well');
    }
    this.trouble = fault;
  }

  private guarded(act: () => void): void {
    try {
      act();
    } catch (error) {
      logError(this.tools.log, 'after-commit.failed', error);
    }
  }
}

const busy: Fault = { code: 'hub-busy', message: 'too many changes are waiting' };
const closing: Fault = { code: 'hub-closing', message: 'the hub is closing' };

function refuse(job: ChangeJob, fault: Fault): void {
  job.answer({ kind: 'failed', error: new ExpectedError(fault) });
}

function withOnly(batch: BatchDone, jobs: readonly ChangeJob[]): BatchDone {
  const held = new Set(jobs);
  return { ...batch, outcomes: new Map([...batch.outcomes].filter(([job]) => held.has(job))) };
}
