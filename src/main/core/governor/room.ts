import type { StreamRole } from '../../../shared/camera/stream-role.ts';
import type { CapacityFigure, Room } from '../../../shared/capacity/capacity.ts';
import { feedLanes } from './choose-lane.ts';
import { feedMsPerSecond } from './cost-model.ts';
import { type MachineLoad, usableCores } from './governor-world.ts';
import { usualStream } from './stream-facts.ts';

/** What the room is told from. */
export interface RoomFacts {
  readonly figures: readonly CapacityFigure[];
  readonly load: MachineLoad;
  /** What the feeds take by forecast, corrected. */
  readonly predictedCores: number;
  readonly factor: number;
  /** A feed has less than its tile asks for: there is no room. */
  readonly short: boolean;
  /** How large a tile that shows a substream usually is now; null where there is none. */
  readonly subTile: TileSize | null;
}

/** Device pixels. */
export interface TileSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Where another stream of the kind is usually drawn: a tile of an 8x8 and of a 2x2 wall of 1920x1080; smaller ones show no main stream. */
const usualTile = {
  main: { widthPx: 960, heightPx: 540 },
  sub: { widthPx: 240, heightPx: 135 },
} as const;

/** What is told is this much of what is counted: feeds are not all alike, and what was told must hold. */
const caution = 0.9;

/** How many more streams of the usual kind fit beside what runs now, cautiously; as many of one kind, not of both together. */
export function roomLeft({ figures, load, predictedCores, factor, short, subTile }: RoomFacts): Room {
  const usable = usableCores(load);
  const foreignCores = load.ownCores === null ? 0 : Math.max(0, load.busyCores - load.ownCores);
  const usedCores = Math.max(predictedCores + foreignCores, load.busyCores);
  const whenFull = factorWhenFull(factor, usedCores / usable);
  const usedThen = Math.max((predictedCores / factor) * whenFull + foreignCores, load.busyCores);
  const free = short ? 0 : Math.max(0, usable - usedThen) * caution;
  const tiles = { ...usualTile, ...(subTile && { sub: subTile }) };
  const fits = (role: StreamRole) => Math.floor(free / (whenFull * usualCores(figures, role, tiles[role])));
  return { sub: fits('sub'), main: fits('main'), usedPercent: Math.round((usedCores / usable) * 100) };
}

/**
 * What the factor will be once the machine is full. Two threads that share a core are each fast while the other rests: that feeds take less than
 * was measured, with every core at work, is believed as far as the machine is full now.
 */
function factorWhenFull(factor: number, fullness: number): number {
  return factor >= 1 ? factor : factor + (1 - factor) * Math.max(0, 1 - fullness);
}

/** Cores that one more usual stream takes in its cheapest lane, uncorrected. */
function usualCores(
  figures: readonly CapacityFigure[],
  role: StreamRole,
  { widthPx, heightPx }: TileSize,
): number {
  const costs = feedLanes.map((lane) =>
    feedMsPerSecond(figures, { lane, tier: 'all', stream: usualStream[role], widthPx, heightPx }),
  );
  return Math.min(...costs) / 1000;
}
