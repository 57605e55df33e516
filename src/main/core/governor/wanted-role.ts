import type { StreamRole } from '../../../shared/camera/stream-role.ts';
import { mainFromHeightPx } from '../../../shared/wall/choose-role.ts';

/** A tile keeps its main stream until it is this much lower than what asks for one. */
const hysteresis = 1.34;
/** A tile that wants less keeps its stream this long: it may be on its way to another size. */
const dwellMs = 1000;

/**
 * The stream a tile wants. `bySize` is what its size alone asks for; `lessSinceMs` since when `role` has been more than that without need, null when
 * it is not.
 */
export interface RoleWish {
  readonly role: StreamRole;
  readonly bySize: StreamRole;
  readonly lessSinceMs: number | null;
}

/**
 * The stream that suits a tile of that height: main from 480 pixels on, and down to 480/1.34 for a tile that has grown to it. More is wanted at once,
 * less after a second. `before` is null for a new tile. `best` asks for main whatever the size, and leaves no trace when it ends.
 */
export function wantedRole(
  before: RoleWish | null,
  { heightPx, best }: { readonly heightPx: number; readonly best: boolean },
  nowMs: number,
): RoleWish {
  if (best) return { role: 'main', bySize: before?.bySize ?? 'sub', lessSinceMs: null };
  const fromPx = before?.bySize === 'main' ? mainFromHeightPx / hysteresis : mainFromHeightPx;
  const bySize = heightPx >= fromPx ? 'main' : 'sub';
  if (bySize === 'main' || !before || before.role === 'sub')
    return { role: bySize, bySize, lessSinceMs: null };
  const lessSinceMs = before.lessSinceMs ?? nowMs;
  if (nowMs - lessSinceMs >= dwellMs) return { role: 'sub', bySize, lessSinceMs: null };
  return { role: 'main', bySize, lessSinceMs };
}
