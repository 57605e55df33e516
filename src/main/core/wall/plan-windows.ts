import type { Bounds } from '../../../shared/wall/wall-view.ts';
import type { HostDisplay } from '../host.ts';

/** Where windows go: the operator's bounds (null: none wanted) and the displays that carry a wall. */
export interface WindowPlan {
  readonly operator: Bounds | null;
  readonly walls: readonly HostDisplay[];
}

/**
 * The operator window takes the primary display and every further display carries a wall; a single display carries both. `limit` is how
 * many wall displays are wanted at most; null means all. Virtual displays are all walls: a window without a screen needs no display.
 */
export function planWindows(
  displays: readonly HostDisplay[],
  wanted: { operator: boolean; limit: number | null; virtual: boolean },
): WindowPlan {
  const most = wanted.limit ?? displays.length;
  const primary = displays.find((display) => display.primary) ?? displays[0];
  if (!wanted.operator || !primary) return { operator: null, walls: displays.slice(0, most) };
  const others = wanted.virtual ? displays : displays.filter((display) => display !== primary);
  const walls = others.length > 0 ? others : [primary];
  return { operator: primary.bounds, walls: walls.slice(0, most) };
}
