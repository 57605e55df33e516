import type { Disposable } from '../../shared/base/disposable.ts';
import type { CallInput } from '../../shared/contract/calls.ts';
import { logFault } from '../session/log-fault.ts';
import type { Session } from '../session/session-store.ts';

type Painter = CallInput<'window.painter'>;

/**
 * Tells the core which painter this window found, once per connection: it may be found before the first connection stands, and a core that
 * was restarted knows nothing of it.
 */
export function tellPainter({ bridge, store }: Session): Disposable & { found(painter: Painter): void } {
  let found: Painter | null = null;
  const tell = () => {
    if (found === null || store.getState().link.phase !== 'connected') return;
    bridge.call('window.painter', found).catch(logFault('window.painter'));
  };
  const stop = store.subscribe(({ link }, before) => {
    if (link !== before.link) tell();
  });
  return {
    found(painter) {
      found = painter;
      tell();
    },
    dispose: stop,
  };
}
