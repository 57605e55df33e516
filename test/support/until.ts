import { wait } from '../../src/shared/base/wait.ts';

const pauseMs = 100;

/**
 * Looks every 100 ms, or half of the time when a look takes longer, until `look` gives something that is not null or false; fails after
 * `timeoutMs` with `what` and the last sight.
 */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  timeoutMs = 30_000,
  sight: () => unknown = () => '',
): Promise<Exclude<T, null | false | undefined>> {
  const deadline = performance.now() + timeoutMs;
  while (true) {
    const startedAt = performance.now();
    const seen = await look();
    // The guard takes null, false and undefined out of T; TypeScript does not narrow a type parameter so far.
    if (seen !== null && seen !== false && seen !== undefined)
      return seen as Exclude<T, null | false | undefined>;
    if (performance.now() > deadline)
      throw new Error(`not within ${timeoutMs} ms: ${what} ${JSON.stringify(sight())}`);
    await wait(Math.max(pauseMs, performance.now() - startedAt));
  }
}
