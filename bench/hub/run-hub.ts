import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const Told = z.object({ url: z.string(), hubId: z.string() });

export interface RunningHub {
  readonly url: string;
  readonly hubId: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts the hub that is measured as a child, with a folder of its own. */
export async function runHub(cameras: number): Promise<RunningHub> {
  const folder = await mkdtemp(join(tmpdir(), 'vonglau-hub-bench-'));
  const entry = fileURLToPath(new URL('./hub-process.ts', import.meta.url));
  const child = fork(entry, [folder, String(cameras)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const [told] = await once(child, 'message');
  return {
    ...Told.parse(told),
    pid: child.pid ?? 0,
    async stop() {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
