import type { CallInput, CallName, CallOutput } from '../../src/shared/contract/calls.ts';
import { noHub } from '../../src/shared/contract/hub-view.ts';
import { chooseRole, roleReason } from '../../src/shared/wall/choose-role.ts';
import type { FeedOrder } from '../../src/shared/wall/feed-order.ts';
import { measuredCapacity } from './capacity-scenes.ts';

const roles = ['main', 'sub'] as const;

/** What a core in good order says to the calls whose answer is more than `{}`. */
export const usualAnswers: ReadonlyMap<CallName, (input: unknown) => unknown> = new Map<
  CallName,
  (input: unknown) => unknown
>([
  ['capacity.get', () => measuredCapacity(Date.now())],
  ['hub.get', () => ({ view: noHub, access: null, items: [], pushes: [] })],
  ['hub.rows', () => ({ rows: [] })],
  // The page's own call, of the contract.
  ['feeds.demand', (input) => ordersFor(input as CallInput<'feeds.demand'>)],
]);

/** Every tile in the window's own decoder, by its height alone. */
function ordersFor({ tiles }: CallInput<'feeds.demand'>): CallOutput<'feeds.demand'> {
  const orders = tiles.map(({ tile, cameraId, heightPx, best }): FeedOrder => {
    const role = best ? 'main' : chooseRole(roles, heightPx);
    return { tile, cameraId, role, lane: 'webcodecs', tier: 'all', reason: roleReason(roles, role) };
  });
  return { orders };
}
