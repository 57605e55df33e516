import { wait } from '../../src/shared/base/wait.ts';
import { decoderPids } from './decoders.ts';
import type { WallUnderTest } from './wall-under-test.ts';

const everyMs = 2000;

/**
 * Kills a decoder (SIGKILL), whichever chance picks, every 2 s, so often. In between the wall is looked at: throws when a tile shows another camera
 * than its own, N on tile N - 1. Returns how many were there to be killed.
 */
export async function killDecoders(wall: WallUnderTest, times: number): Promise<number> {
  let killed = 0;
  for (let time = 0; time < times; time++) {
    const pids = decoderPids();
    const pid = pids[Math.floor(Math.random() * pids.length)];
    if (pid !== undefined) {
      process.kill(pid, 'SIGKILL');
      killed++;
    }
    const nextAtMs = performance.now() + everyMs;
    const seen = await wall.look();
    seen.forEach((value, tile) => {
      if (value && value.camera !== tile + 1) throw new Error(`tile ${tile} shows camera ${value.camera}`);
    });
    await wait(Math.max(0, nextAtMs - performance.now()));
  }
  return killed;
}
