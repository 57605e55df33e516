import type { StoreApi } from 'zustand/vanilla';
import { type Disposable, DisposableStore, toDisposable } from '../../shared/base/disposable.ts';
import { logFault } from '../session/log-fault.ts';
import { onConnected } from '../session/on-connected.ts';
import type { Session } from '../session/session-store.ts';
import type { OperatorState } from './operator-store.ts';
import { selectedTile } from './selected-tile.ts';

/**
 * Tells the core which tile has the selection's frame, so that it gets the best stream: once whenever that changes, and again after a
 * reconnection; null when there is no tile.
 */
export function followSelection(session: Session, store: StoreApi<OperatorState>): Disposable {
  const held = new DisposableStore();
  let told: string | null = null;
  const tell = () => {
    const { link, wall } = session.store.getState();
    if (link.phase !== 'connected') return;
    const place = selectedTile(wall, store.getState().selected);
    const now = JSON.stringify(place);
    if (now === told) return;
    told = now;
    session.bridge.call('wall.select', { place }).catch(logFault('wall.select'));
  };
  held.add(
    onConnected(session, () => {
      told = null;
      tell();
    }),
  );
  held.add(toDisposable(session.store.subscribe(tell)));
  held.add(toDisposable(store.subscribe(({ selected }, before) => selected !== before.selected && tell())));
  return held;
}
