import { rename, writeFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { faultOf } from '../../shared/base/fault.ts';
import { writeClip } from './clip-file.ts';
import type { ClipJob } from './clip-job.ts';
import { encodeClip } from './encode-clip.ts';

/** Draws and encodes one clip beside the server's thread, so that cameras already on air keep their pace. */
const { spec, ffmpeg, path } = workerData as ClipJob; // handed over by clip-store.ts
const stop = new AbortController();
parentPort?.once('message', () => stop.abort());
try {
  const clip = await encodeClip(spec, ffmpeg, stop.signal);
  const draft = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  await writeFile(draft, writeClip(clip));
  await rename(draft, path);
  parentPort?.postMessage(null);
} catch (error) {
  parentPort?.postMessage(faultOf(error));
}
parentPort?.close();
