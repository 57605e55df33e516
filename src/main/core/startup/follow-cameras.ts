import { unwatchFile, watchFile } from 'node:fs';
import { faultOf } from '../../../shared/base/fault.ts';
import type { Console } from '../console.ts';
import type { Logger } from '../log/logger.ts';
import { readCameras } from './read-cameras.ts';

/** How often the file's time is looked at: a network share gives no other sign. */
const lookEveryMs = 2000;

/** Takes over a cameras file whenever it changes; one that cannot be read changes nothing. Returns what ends it. */
export function followCameras(
  path: string,
  console: Pick<Console, 'setCameras'>,
  logger: Logger,
): () => void {
  const takeOver = async () => {
    try {
      const { cameras, problems } = await readCameras(path);
      for (const problem of problems) logger.warn(problem);
      if (cameras.length === 0) return;
      console.setCameras(cameras);
      logger.info(`${path} has changed: ${cameras.length} cameras`);
    } catch (error) {
      logger.warn(`${path} has changed, but ${faultOf(error).message}`);
    }
  };
  const listener = (now: { mtimeMs: number }, before: { mtimeMs: number }) => {
    if (now.mtimeMs !== before.mtimeMs) void takeOver();
  };
  watchFile(path, { interval: lookEveryMs }, listener);
  return () => unwatchFile(path, listener);
}
