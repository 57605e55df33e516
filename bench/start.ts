import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleApp } from '../build/bundle-app.ts';
import { forkCore } from '../test/support/forked-core.ts';

export interface StartFigures {
  readonly starts: number;
  /** From the core's spawning to the first connection to a camera, milliseconds. */
  readonly toFirstAskedMs: { readonly least: number; readonly median: number; readonly most: number };
}

/** Starts the packed app's core so many times, each with one camera that only counts connections, and measures until it is asked for its packets. */
export async function measureStart(starts: number): Promise<StartFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'vonglau-start-'));
  try {
    await bundleApp(folder);
    const times: number[] = [];
    for (let start = 0; start < starts; start++) times.push(await startOnce(folder));
    times.sort((a, b) => a - b);
    const at = (share: number) => Math.round(times[Math.floor(share * (times.length - 1))] ?? Number.NaN);
    return { starts, toFirstAskedMs: { least: at(0), median: at(0.5), most: at(1) } };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function startOnce(folder: string): Promise<number> {
  let asked = (_atMs: number) => {};
  const askedAtMs = new Promise<number>((resolve) => {
    asked = resolve;
  });
  const camera = createServer((socket) => {
    asked(performance.now());
    socket.destroy();
  });
  await new Promise<void>((resolve) => camera.listen(0, '127.0.0.1', resolve));
  const address = camera.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const cameras = join(folder, 'cameras.json');
  const url = `rtsp://127.0.0.1:${port}/stream`;
  const list = [{ id: 'a', number: 1, name: 'A', unit: 'A', streams: [{ role: 'main', url }] }];
  await writeFile(cameras, JSON.stringify({ cameras: list }));
  const dataDirectory = await mkdtemp(join(folder, 'data-'));
  const startedAtMs = performance.now();
  const core = forkCore({ entry: join(folder, 'main', 'core.js'), cameras, dataDirectory });
  try {
    const died = core.ended.then((code) => {
      throw new Error(`the core ended (${code}) before it asked: ${core.log()}`);
    });
    return (await Promise.race([askedAtMs, died])) - startedAtMs;
  } finally {
    await core.end();
    camera.close();
  }
}
