import { type Arrangement, takeOver, visibleTiles } from '../../../shared/wall/arrange.ts';

/** A display that is away and the one that shows its cameras meanwhile; `before` and `after` are that one's arrangements. */
export interface StandIn {
  readonly away: string;
  readonly target: string;
  readonly before: Arrangement;
  readonly after: Arrangement;
}

export interface StandInWall {
  readonly arrangements: ReadonlyMap<string, Arrangement>;
  readonly standIns: readonly StandIn[];
}

/** Displays came and went: those that are back get their cameras back, those that are gone leave them to whom the operator said. */
export function followDisplays(
  wall: StandInWall,
  present: ReadonlySet<string>,
  whenAway: ReadonlyMap<string, string>,
): StandInWall {
  const arrangements = new Map(wall.arrangements);
  let standIns = [...wall.standIns];
  for (const standIn of wall.standIns.toReversed())
    if (present.has(standIn.away)) {
      giveBack(arrangements, standIn);
      standIns = standIns.filter((one) => one !== standIn);
    }
  for (const [away, own] of wall.arrangements) {
    const target = whenAway.get(away);
    const stoodInFor = standIns.some((one) => one.away === away);
    if (present.has(away) || stoodInFor || target === undefined || !present.has(target)) continue;
    const before = arrangements.get(target);
    const moved = visibleTiles(own).filter((camera) => camera !== null);
    if (!before || moved.length === 0) continue;
    const after = takeOver(before, moved);
    arrangements.set(target, after);
    standIns.push({ away, target, before, after });
  }
  return { arrangements, standIns };
}

/** All is as before. Where the operator has changed the display meanwhile, only the other one's cameras are taken off it. */
function giveBack(arrangements: Map<string, Arrangement>, { away, target, before, after }: StandIn): void {
  const now = arrangements.get(target);
  const own = arrangements.get(away);
  if (!now || !own) return;
  if (sameTiles(now, after)) {
    arrangements.set(target, before);
    return;
  }
  const moved = new Set(visibleTiles(own));
  const kept = new Set(visibleTiles(before));
  const tiles = now.tiles.map((camera) => (moved.has(camera) && !kept.has(camera) ? null : camera));
  arrangements.set(target, { ...now, tiles });
}

function sameTiles(a: Arrangement, b: Arrangement): boolean {
  return JSON.stringify([a.grid, visibleTiles(a)]) === JSON.stringify([b.grid, visibleTiles(b)]);
}
