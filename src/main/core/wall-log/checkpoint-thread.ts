import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Logger } from '../log/logger.ts';

/** Beside this file: TypeScript when run from the source, JavaScript in a bundle. */
const workerUrl = import.meta.url.endsWith('.ts')
  ? new URL('./checkpoint-worker.ts', import.meta.url)
  : new URL('./checkpoint-worker.js', import.meta.url);

/** A write-ahead log of this size is brought into the file. */
const dueBytes = 2_000_000;

/**
 * Brings SQLite's write-ahead log into the file on a thread of its own: it waits for the disk (measured: up to 0.4 s), and the console's
 * thread carries the pictures. The thread lives for one checkpoint. https://www.sqlite.org/wal.html#ckpt
 */
export class CheckpointThread {
  private readonly path: string;
  private readonly logger: Logger;
  private worker: Worker | null = null;

  constructor(path: string, logger: Logger) {
    this.path = path;
    this.logger = logger;
  }

  runIfDue(): void {
    const bytes = statSync(`${this.path}-wal`, { throwIfNoEntry: false })?.size ?? 0;
    if (this.worker || bytes < dueBytes) return;
    const worker = new Worker(workerUrl, { workerData: this.path });
    this.worker = worker;
    worker.unref();
    worker.on('error', (error) => this.logger.warn(`wall log checkpoint: ${error.message}`));
    worker.on('exit', () => {
      this.worker = null;
    });
  }
}
