import { useEffect } from 'react';
import { logFault } from '../session/log-fault.ts';
import type { Session } from '../session/session-store.ts';

/** Keys of a wall window: F2 brings the operator's desk forward, O shows the tiles' figures on every wall. */
export function useWallKeys(session: Session): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.code === 'KeyO')
        session.bridge
          .call('wall.set-overlay', { shown: !session.store.getState().wall.overlay })
          .catch(logFault('wall.set-overlay'));
      if (event.code !== 'F2') return;
      event.preventDefault();
      session.bridge
        .call('window.focus', { kind: 'operator', displayId: null })
        .catch(logFault('window.focus'));
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [session]);
}
