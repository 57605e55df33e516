import { type Disposable, toDisposable } from '../../shared/base/disposable.ts';
import { logFault } from '../session/log-fault.ts';
import type { Session } from '../session/session-store.ts';
import { codecAbilities } from '../video/codec-abilities.ts';

/** Tells the core what this window's browser decodes, once after each connection. */
export function tellAbilities({ bridge, store }: Session): Disposable {
  const tell = async () => {
    const codecs = await codecAbilities();
    if (store.getState().link.phase === 'connected') await bridge.call('feeds.abilities', { codecs });
  };
  const tellIfConnected = () => {
    if (store.getState().link.phase === 'connected') tell().catch(logFault('feeds.abilities'));
  };
  tellIfConnected();
  return toDisposable(
    store.subscribe(({ link }, before) => {
      if (link !== before.link) tellIfConnected();
    }),
  );
}
