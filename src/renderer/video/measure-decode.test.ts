import { afterEach, expect, test, vi } from 'vitest';
import { CancelledError } from '../../shared/base/fault.ts';
import { measureDecode } from './measure-decode.ts';

const job = {
  records: new Uint8Array(),
  parallel: 1,
  forMs: 100,
  tile: { width: 160, height: 90 },
  painter: 'cpu',
};
const result = { pictures: 7, elapsedMs: 100, problem: null };
let ended = 0;

/** Answers at once, when it answers. */
function stubWorker(answers: boolean): void {
  ended = 0;
  vi.stubGlobal(
    'Worker',
    class {
      onmessage: (event: { data: unknown }) => void = () => {};

      postMessage(): void {
        if (answers) queueMicrotask(() => this.onmessage({ data: result }));
      }

      terminate(): void {
        ended++;
      }
    },
  );
}

afterEach(() => vi.unstubAllGlobals());

test('leaves nothing on the signal and no worker, whether it ends or is ended', async () => {
  const window = new AbortController();
  const added = vi.spyOn(window.signal, 'addEventListener');
  const removed = vi.spyOn(window.signal, 'removeEventListener');
  stubWorker(true);
  expect(await measureDecode(job, window.signal)).toEqual(result);
  expect(ended).toBe(1);
  stubWorker(false);
  const measured = measureDecode(job, window.signal);
  window.abort();
  await expect(measured).rejects.toBeInstanceOf(CancelledError);
  expect(ended).toBe(1);
  expect(removed.mock.calls.map(([, run]) => run)).toEqual(added.mock.calls.map(([, run]) => run));
});
