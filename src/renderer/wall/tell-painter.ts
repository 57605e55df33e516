import type { Disposable } from '../../shared/base/disposable.ts';
import type { CallInput } from '../../shared/contract/calls.ts';
import { createCoreTeller } from '../session/core-teller.ts';
import type { Session } from '../session/session-store.ts';

type Painter = CallInput<'window.painter'>;

/**
 * Tells the core which painter this window found, once over each connection: it may be found before the first connection stands, and a core that
 * was restarted knows nothing of it.
 */
export function tellPainter(session: Session): Disposable & { found(painter: Painter): void } {
  const teller = createCoreTeller<Painter>(session, 'window.painter', async (painter) => {
    await session.bridge.call('window.painter', painter);
  });
  return { found: (painter) => teller.tell(painter), dispose: () => teller.dispose() };
}
