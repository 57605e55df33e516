import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { CancelledError, ExpectedError, type Fault } from '../../shared/base/fault.ts';
import type { Clip } from './clip.ts';
import { readClip } from './clip-file.ts';
import type { ClipJob } from './clip-job.ts';
import type { ClipSpec } from './clip-spec.ts';

const parallel = 2;

/** Clips by what shapes them: from memory, from the cache folder, or drawn and encoded now, two at a time. */
export class ClipStore {
  private readonly folder: string;
  private readonly ffmpeg: string;
  private readonly version: string;
  private readonly loading = new Map<string, Promise<Clip>>();
  private readonly waiting: Array<() => void> = [];
  private readonly stop = new AbortController();
  private running = 0;

  private constructor(folder: string, ffmpeg: string, version: string) {
    this.folder = folder;
    this.ffmpeg = ffmpeg;
    this.version = version;
  }

  /** Makes the folder. */
  static async open(folder: string, ffmpeg: string): Promise<ClipStore> {
    await mkdir(folder, { recursive: true });
    return new ClipStore(folder, ffmpeg, await drawingVersion());
  }

  /** The clip; rejects with ExpectedError when it cannot be encoded, CancelledError after dispose. */
  get(spec: ClipSpec): Promise<Clip> {
    const key = createHash('sha256')
      .update(JSON.stringify([this.version, spec]))
      .digest('hex')
      .slice(0, 20);
    const known = this.loading.get(key);
    if (known) return known;
    const name = `${spec.camera}-${spec.codec}-${spec.width}x${spec.height}-${key}.clip`;
    const loading = this.load(spec, join(this.folder, name));
    this.loading.set(key, loading);
    loading.catch(() => this.loading.delete(key));
    return loading;
  }

  dispose(): void {
    this.stop.abort();
    for (const wake of this.waiting.splice(0)) wake();
  }

  private async load(spec: ClipSpec, path: string): Promise<Clip> {
    const cached = await readCached(path);
    if (cached) return cached;
    await this.turn();
    try {
      await encodeInWorker({ spec, path, ffmpeg: this.ffmpeg }, this.stop.signal);
    } finally {
      this.running--;
      this.waiting.shift()?.();
    }
    return readClip(await readFile(path));
  }

  private async turn(): Promise<void> {
    while (this.running >= parallel && !this.stop.signal.aborted)
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.running++;
  }
}

async function readCached(path: string): Promise<Clip | null> {
  let file: Buffer;
  try {
    file = await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  try {
    return readClip(file);
  } catch {
    // A damaged file of the cache costs one encoding, no more.
    await rm(path, { force: true });
    return null;
  }
}

function encodeInWorker(job: ClipJob, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.reject(new CancelledError());
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./clip-worker.ts', import.meta.url), { workerData: job });
    const abort = () => worker.postMessage('stop');
    signal.addEventListener('abort', abort, { once: true });
    let answer: Fault | null | undefined;
    worker.on('message', (message: Fault | null) => {
      answer = message;
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      signal.removeEventListener('abort', abort);
      if (signal.aborted) reject(new CancelledError());
      else if (answer) reject(new ExpectedError(answer));
      else if (answer === null) resolve();
      else reject(new Error('the clip worker ended without an answer'));
    });
  });
}

/** Changes whenever anything that draws or encodes does: a hash over those sources. */
async function drawingVersion(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of ['../scene/', './']) {
    const at = new URL(folder, import.meta.url);
    for (const name of (await readdir(at)).filter((file) => !file.includes('.test.')).sort())
      hash.update(name).update(await readFile(new URL(name, at)));
  }
  hash.update(await readFile(new URL('../barcode.ts', import.meta.url)));
  return hash.digest('hex');
}
