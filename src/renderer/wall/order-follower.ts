import type { Disposable } from '../../shared/base/disposable.ts';
import { DisposableStore, toDisposable } from '../../shared/base/disposable.ts';
import type { FeedOrder, TileDemand } from '../../shared/wall/feed-order.ts';
import { logFault } from '../session/log-fault.ts';
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
export function followOrders(
  { bridge, store }: Session,
  onOrders: (orders: FeedOrders) => void,
): OrderFollower {
  const held = new DisposableStore();
  let wanted: readonly TileDemand[] | null = null;
  let told = '';
  let known = '[]';
  let busy = false;
  const heed = (orders: readonly FeedOrder[]) => {
    const text = JSON.stringify(orders);
    if (text === known) return;
    known = text;
    onOrders(new Map(orders.map((order) => [order.tile, order])));
  };
  const tell = async () => {
    if (busy) return;
    busy = true;
    while (wanted && store.getState().link.phase === 'connected') {
      const text = JSON.stringify(wanted);
      if (text === told) break;
      told = text;
      try {
        heed((await bridge.call('feeds.demand', { tiles: [...wanted] })).orders);
      } catch (error) {
        logFault('feeds.demand')(error);
      }
    }
    busy = false;
  };
  held.add(
    bridge.on('feeds.orders', ({ windowId, orders }) => {
      if (windowId === store.getState().window?.windowId) heed(orders);
    }),
  );
  held.add(
    toDisposable(
      store.subscribe(({ link }, before) => {
        if (link === before.link) return;
        told = '';
        void tell();
      }),
    ),
  );
  return {
    demand(tiles) {
      wanted = tiles;
      void tell();
    },
    dispose: () => held.dispose(),
  };
}
