import type { Disposable } from '../../shared/base/disposable.ts';
import { DisposableStore } from '../../shared/base/disposable.ts';
import type { FeedOrder, TileDemand } from '../../shared/wall/feed-order.ts';
import { createCoreTeller } from '../session/core-teller.ts';
import type { Session } from '../session/session-store.ts';

/** The core's last orders, by tile. */
export type FeedOrders = ReadonlyMap<number, FeedOrder>;

export interface OrderFollower extends Disposable {
  /** What the window shows now; the core is told whenever it is something else, and after every reconnection. */
  demand(tiles: readonly TileDemand[]): void;
}

/**
 * Tells the core the window's tiles and hands on its orders. One call is under way at a time and the newest demand wins: a wheel makes many. `onOrders` comes only
 * when something in them has changed. Orders outlive a lost connection: the core that comes back says what is new.
 */
export function followOrders(session: Session, onOrders: (orders: FeedOrders) => void): OrderFollower {
  const { bridge, store } = session;
  const held = new DisposableStore();
  let known = '[]';
  const heed = (orders: readonly FeedOrder[]) => {
    const text = JSON.stringify(orders);
    if (text === known) return;
    known = text;
    onOrders(new Map(orders.map((order) => [order.tile, order])));
  };
  const teller = held.add(
    createCoreTeller<readonly TileDemand[]>(session, 'feeds.demand', async (tiles) => {
      heed((await bridge.call('feeds.demand', { tiles: [...tiles] })).orders);
    }),
  );
  held.add(
    bridge.on('feeds.orders', ({ windowId, orders }) => {
      if (windowId === store.getState().window?.windowId) heed(orders);
    }),
  );
  return { demand: (tiles) => teller.tell(tiles), dispose: () => held.dispose() };
}
