import { useEffect, useState } from 'react';
import { logFault } from '../session/log-fault.ts';
import type { Session } from '../session/session-store.ts';

/** Keys of a wall window: F2 brings the operator's desk forward, O shows the tiles' figures. Returns whether they are shown. */
export function useWallKeys(session: Session): boolean {
  const [overlay, setOverlay] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.code === 'KeyO') setOverlay((shown) => !shown);
      if (event.code !== 'F2') return;
      event.preventDefault();
      session.bridge
        .call('window.focus', { kind: 'operator', displayId: null })
        .catch(logFault('window.focus'));
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [session]);
  return overlay;
}
