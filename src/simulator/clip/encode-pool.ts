import { Worker } from 'node:worker_threads';
import { CancelledError, ExpectedError, type Fault } from '../../shared/base/fault.ts';
import type { ClipJob } from './clip-job.ts';

interface Task {
  readonly job: ClipJob;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/** Encoders side by side, each in a worker thread: cameras already on air keep their pace. Workers are started when needed and kept. */
export class EncodePool {
  private readonly size: number;
  private readonly queue: Task[] = [];
  private readonly idle: Worker[] = [];
  private readonly busy = new Map<Worker, Task>();
  private disposed = false;

  constructor(size: number) {
    this.size = size;
  }

  /** Resolves when the clip's file is written. Rejects with ExpectedError when encoding failed, CancelledError after dispose. */
  run(job: ClipJob): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.disposed) reject(new CancelledError());
      this.queue.push({ job, resolve, reject });
      this.next();
    });
  }

  /** Ends the workers and the encoders they run. */
  async dispose(): Promise<void> {
    this.disposed = true;
    for (const { reject } of this.queue.splice(0)) reject(new CancelledError());
    const workers = [...this.idle.splice(0), ...this.busy.keys()];
    await Promise.all(
      workers.map((worker) => {
        const gone = new Promise((resolve) => worker.once('exit', resolve));
        worker.ref();
        worker.postMessage('stop');
        return gone;
      }),
    );
  }

  private next(): void {
    if (this.disposed || this.queue.length === 0) return;
    const worker = this.idle.pop() ?? (this.busy.size < this.size ? this.start() : null);
    const task = worker ? this.queue.shift() : null;
    if (!worker || !task) return;
    this.busy.set(worker, task);
    worker.ref();
    worker.postMessage(task.job);
  }

  private start(): Worker {
    const worker = new Worker(new URL('./clip-worker.ts', import.meta.url));
    worker.on('message', (answer: Fault | null) => {
      const task = this.busy.get(worker);
      this.busy.delete(worker);
      // Whoever disposes waits for the worker's end: it must keep the process until then.
      if (!this.disposed) {
        worker.unref();
        this.idle.push(worker);
      }
      if (answer) task?.reject(this.disposed ? new CancelledError() : new ExpectedError(answer));
      else task?.resolve();
      this.next();
    });
    worker.on('error', (error) => this.busy.get(worker)?.reject(error));
    worker.on('exit', () => {
      this.busy.get(worker)?.reject(this.disposed ? new CancelledError() : new Error('a clip worker ended'));
      this.busy.delete(worker);
      const at = this.idle.indexOf(worker);
      if (at >= 0) this.idle.splice(at, 1);
      this.next();
    });
    return worker;
  }
}
