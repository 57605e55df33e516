import { type Disposable, toDisposable } from '../../shared/base/disposable.ts';
import type { Session } from './session-store.ts';

/** Calls `then` whenever the session has started anew: at first, and after every loss of the core; at once when it has already. */
export function onConnected({ store }: Session, then: () => void): Disposable {
  const stop = store.subscribe(({ link }, before) => {
    if (link !== before.link && link.phase === 'connected') then();
  });
  if (store.getState().link.phase === 'connected' && store.getState().window !== null) then();
  return toDisposable(stop);
}
