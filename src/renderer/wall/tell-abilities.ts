import type { Disposable } from '../../shared/base/disposable.ts';
import { createCoreTeller } from '../session/core-teller.ts';
import { logFault } from '../session/log-fault.ts';
import type { Session } from '../session/session-store.ts';
import { codecAbilities } from '../video/codec-abilities.ts';

type Abilities = Awaited<ReturnType<typeof codecAbilities>>;

/** Tells the core what this window's browser decodes, once over each connection. */
export function tellAbilities(session: Session): Disposable {
  const teller = createCoreTeller<Abilities>(session, 'feeds.abilities', async (codecs) => {
    await session.bridge.call('feeds.abilities', { codecs });
  });
  codecAbilities().then(teller.tell, logFault('codec abilities'));
  return teller;
}
