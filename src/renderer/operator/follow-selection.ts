import type { StoreApi } from 'zustand/vanilla';
import { type Disposable, DisposableStore, toDisposable } from '../../shared/base/disposable.ts';
import { createCoreTeller } from '../session/core-teller.ts';
import { onConnected } from '../session/on-connected.ts';
import type { Session } from '../session/session-store.ts';
import type { OperatorState, TilePlace } from './operator-store.ts';
import { selectedTile } from './selected-tile.ts';

/** Tells the core which tile has the selection's frame, so that it gets the best stream; null when there is no tile. */
export function followSelection(session: Session, store: StoreApi<OperatorState>): Disposable {
  const held = new DisposableStore();
  const teller = held.add(
    createCoreTeller<TilePlace | null>(session, 'wall.select', async (place) => {
      await session.bridge.call('wall.select', { place });
    }),
  );
  const tell = () => {
    const { link, wall } = session.store.getState();
    if (link.phase === 'connected') teller.tell(selectedTile(wall, store.getState().selected));
  };
  held.add(onConnected(session, tell));
  held.add(toDisposable(session.store.subscribe(tell)));
  held.add(toDisposable(store.subscribe(({ selected }, before) => selected !== before.selected && tell())));
  return held;
}
