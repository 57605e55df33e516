import { rename, writeFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { faultOf } from '../../shared/base/fault.ts';
import { writeClip } from './clip-file.ts';
import type { ClipJob } from './clip-job.ts';
import { encodeClip } from './encode-clip.ts';

/** Draws and encodes clips one after the other as its parent (encode-pool.ts) asks; 'stop' ends it, and an encoder it runs. */
const stop = new AbortController();
parentPort?.on('message', (message: ClipJob | 'stop') => {
  if (message === 'stop') {
    stop.abort();
    parentPort?.close();
  } else {
    make(message).then(
      () => parentPort?.postMessage(null),
      (error: unknown) => parentPort?.postMessage(faultOf(error)),
    );
  }
});

async function make({ spec, ffmpeg, path }: ClipJob): Promise<void> {
  const clip = await encodeClip(spec, ffmpeg, stop.signal);
  const draft = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  await writeFile(draft, writeClip(clip));
  await rename(draft, path);
}
