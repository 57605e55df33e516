import { useEffect, useRef, useState } from 'react';
import type { DisplayView } from '../../shared/wall/wall-view.ts';
import type { Session } from '../session/session-store.ts';
import { type FeedOrders, followOrders, type OrderFollower } from './order-follower.ts';
import type { PlannedTile } from './plan-tiles.ts';
import { tileDemands } from './tile-demands.ts';

const noOrders: FeedOrders = new Map();

/** Keeps the core told of the window's tiles; returns its orders for them. */
export function useFeedOrders(
  session: Session,
  display: DisplayView | undefined,
  tiles: readonly PlannedTile[],
): FeedOrders {
  const [orders, setOrders] = useState(noOrders);
  const follower = useRef<OrderFollower>(null);
  useEffect(() => {
    const followed = followOrders(session, setOrders);
    follower.current = followed;
    return () => followed.dispose();
  }, [session]);
  useEffect(() => follower.current?.demand(tileDemands(tiles, display)), [tiles, display]);
  return orders;
}
