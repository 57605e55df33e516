import { backoffMs } from '../../shared/base/backoff.ts';
import { type Disposable, toDisposable } from '../../shared/base/disposable.ts';
import { logFault } from './log-fault.ts';
import type { Session } from './session-store.ts';

/** Keeps the core told of one thing. */
export interface CoreTeller<T> extends Disposable {
  /** What holds from now on; said only when it is another than the core knows. */
  tell(value: T): void;
}

/**
 * Tells the core the newest value until it has heard it: one call at a time, again after every reconnection, and after a failure with a growing wait, for ever.
 * `what` names it in the log; `call` rejects when the core did not take it.
 */
export function createCoreTeller<T>(
  { store }: Pick<Session, 'store'>,
  what: string,
  call: (value: T) => Promise<void>,
): CoreTeller<T> {
  let wanted: { readonly value: T; readonly text: string } | null = null;
  let told: string | null = null;
  let link = store.getState().link;
  let failures = 0;
  let busy = false;
  let waiting: ReturnType<typeof setTimeout> | null = null;
  let disposed = false;
  const cutWait = () => {
    if (waiting) clearTimeout(waiting);
    waiting = null;
  };
  const go = async () => {
    if (busy || disposed) return;
    cutWait();
    busy = true;
    while (!disposed && wanted && wanted.text !== told && !waiting && link.phase === 'connected') {
      const { value, text } = wanted;
      const over = link;
      const why = await call(value).then(
        () => null,
        (error: unknown) => ({ error }),
      );
      // What was said over another connection, the core that is there now has not heard.
      if (over !== link || disposed) continue;
      if (why === null) [told, failures] = [text, 0];
      else {
        logFault(what)(why.error);
        failures += 1;
        waiting = setTimeout(() => void go(), backoffMs(failures, Math.random()));
      }
    }
    busy = false;
  };
  const follow = store.subscribe((state) => {
    if (state.link === link) return;
    [link, told, failures] = [state.link, null, 0];
    cutWait();
    void go();
  });
  const stop = toDisposable(follow);
  return {
    tell(value) {
      const text = JSON.stringify(value);
      if (text === wanted?.text) return;
      wanted = { value, text };
      void go();
    },
    dispose() {
      disposed = true;
      cutWait();
      stop.dispose();
    },
  };
}
