import { setTimeout as delay } from 'node:timers/promises';
import type { CommandQueue } from '../command/command-queue.ts';
import type { HubLogger } from '../log/hub-logger.ts';
import { logError } from '../log/log-error.ts';
import { type KeptPast, prune, usualPast } from './prune.ts';
import type { TopicBoard } from './topic-board.ts';

export interface PrunerOptions {
  readonly queue: Pick<CommandQueue, 'change'>;
  readonly board: Pick<TopicBoard, 'logBegins'>;
  readonly log: HubLogger;
  readonly signal: AbortSignal;
  readonly past?: KeptPast;
  readonly everyMs?: number;
}

const hourMs = 3_600_000;

/** Drops old changes and answers every hour until the signal fires. */
export async function keepPruned({
  queue,
  board,
  log,
  signal,
  past = usualPast,
  everyMs = hourMs,
}: PrunerOptions): Promise<void> {
  while (!signal.aborted) {
    await delay(everyMs, undefined, { signal, ref: false }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
    if (signal.aborted) return;
    try {
      await queue.change(async (context) => {
        const begins = await prune(context, past);
        if (begins.size > 0) context.afterCommit(() => board.logBegins(begins));
      });
    } catch (error) {
      logError(log, 'prune.failed', error);
    }
  }
}
