import type { CapacityView } from '../../../shared/capacity/capacity.ts';
import type { TileReason } from '../../../shared/wall/tile-state.ts';

/** Why tiles show less than the best, with what asks for attention first; a small tile is usual and last. */
const order: readonly TileReason[] = [
  'cpu',
  'keyframes-only',
  'half-rate',
  'network',
  'measuring',
  'small-tile',
];
/** These pass by themselves, or are as they should be. */
const usual: ReadonlySet<TileReason> = new Set(['small-tile', 'measuring']);

/** How many tiles are low for a reason. */
export interface LowTiles {
  readonly reason: TileReason;
  readonly count: number;
}

/** The reasons for which tiles are low now, in order. */
export function lowTiles({ low }: Pick<CapacityView, 'low'>): LowTiles[] {
  return order.flatMap((reason) => {
    const count = low[reason] ?? 0;
    return count > 0 ? [{ reason, count }] : [];
  });
}

/** Those of them that are not usual. */
export function strainedTiles(view: Pick<CapacityView, 'low'>): LowTiles[] {
  return lowTiles(view).filter(({ reason }) => !isUsual(reason));
}

/** Nothing to be done about it. */
export function isUsual(reason: TileReason): boolean {
  return usual.has(reason);
}
