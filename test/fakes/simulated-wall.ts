import { feedMsPerSecond } from '../../src/main/core/governor/cost-model.ts';
import type { Decision, GovernorAct } from '../../src/main/core/governor/decision.ts';
import { Governor } from '../../src/main/core/governor/governor.ts';
import type { MachineLoad } from '../../src/main/core/governor/governor-world.ts';
import { type StreamFacts, usualStream } from '../../src/main/core/governor/stream-facts.ts';
import type { StreamRole } from '../../src/shared/camera/stream-role.ts';
import type { FeedOrder, TileDemand } from '../../src/shared/wall/feed-order.ts';
import type { TileReport } from '../../src/shared/wall/tile-report.ts';

export interface SimulatedWallOptions {
  readonly cores: number;
  /** What feeds really take, against what the cost model says. */
  readonly trueScale: number;
  /** What the same work takes on the idle machine, against the full one: below 1 where two threads share a core. */
  readonly idleScale?: number;
  /** Lost pictures, against what the overload alone would lose: a decoder that gives up loses all up to the next keyframe. */
  readonly lossScale?: number;
  readonly facts?: (cameraId: string, role: StreamRole) => StreamFacts | null;
  readonly roles?: (cameraId: string) => readonly StreamRole[];
  /** False: the system does not tell what our processes use. */
  readonly ownKnown?: boolean;
}

/** Of a usual camera in each tier. A lost keyframe is not told. */
const picturesPerSecond = { all: 25, half: 12.5, keyframes: 0 } as const;

/** Whether it takes pictures from a tile. */
export function isLowering(act: GovernorAct): boolean {
  return act === 'to-half' || act === 'to-keyframes';
}

interface Count {
  cameraId: string;
  given: string;
  dropped: number;
}

/** A machine with windows under a governor, second by second: feeds lose pictures when all that runs needs more than its cores. */
export class SimulatedWall {
  readonly governor: Governor;
  readonly decisions: Decision[] = [];
  nowMs = 1_000_000;
  /** Cores that other programs would take. */
  foreignCores = 0;
  /** Cores that we take beside the feeds: a browser that starts, decoders that open. */
  otherOwnCores = 0;
  /** Windows that the browser does not show: they draw four pictures a second and nobody complains. */
  readonly covered = new Set<string>();
  /** Pictures that a feed loses beyond what the machine makes it lose, as a share, and why; by camera. */
  readonly extraLoss = new Map<string, { share: number; reason: 'cpu' | 'network' }>();
  private readonly options: SimulatedWallOptions;
  private readonly shown = new Map<string, readonly TileDemand[]>();
  private readonly counts = new Map<string, Count>();
  private loads: MachineLoad[] = [];

  constructor(options: SimulatedWallOptions) {
    this.options = options;
    const streamFacts = options.facts ?? ((_cameraId, role) => usualStream[role]);
    const world = { figures: () => [], streamFacts, laneBad: () => false };
    this.governor = new Governor(world, options.cores);
  }

  show(windowId: string, tiles: readonly TileDemand[]): void {
    this.shown.set(windowId, tiles);
    this.governor.demand(windowId, tiles, this.options.roles ?? (() => ['main', 'sub']), this.nowMs);
  }

  close(windowId: string): void {
    this.shown.delete(windowId);
    this.governor.windowGone(windowId, this.nowMs);
  }

  orders(): FeedOrder[] {
    return [...this.shown.keys()].flatMap((windowId) => this.governor.orders(windowId));
  }

  /** Cores that all that is ordered needs really. */
  neededCores(): number {
    const { facts, trueScale, cores, idleScale = 1 } = this.options;
    let ms = this.shown.size * 100;
    for (const [windowId, tiles] of this.shown) {
      const orders = new Map(this.governor.orders(windowId).map((order) => [order.cameraId, order]));
      for (const [cameraId, group] of Map.groupBy(tiles, (tile) => tile.cameraId)) {
        const order = orders.get(cameraId);
        const [tile] = group.toSorted((a, b) => b.heightPx - a.heightPx);
        if (!order || !tile) continue;
        const stream = facts?.(cameraId, order.role) ?? usualStream[order.role];
        const { lane, tier } = order;
        ms += feedMsPerSecond([], { lane, tier, stream, widthPx: tile.widthPx, heightPx: tile.heightPx });
      }
    }
    const whenFull = (ms / 1000) * trueScale;
    const fullness = Math.min(1, whenFull / cores);
    return whenFull * (idleScale + (1 - idleScale) * fullness) + this.otherOwnCores;
  }

  /** What is needed against what the machine gives us; above 1 pictures are lost. */
  overload(): number {
    const { cores } = this.options;
    // A fair system leaves us half at least.
    return this.neededCores() / Math.max(cores - this.foreignCores, cores / 2);
  }

  /** Lets seconds pass; returns how many orders changed in them. */
  run(seconds: number, each: () => void = () => undefined): number {
    let changes = 0;
    for (let second = 0; second < seconds; second++) {
      const before = new Map(this.orders().map((order) => [keyOf(order), JSON.stringify(order)]));
      this.second();
      for (const order of this.orders()) {
        const was = before.get(keyOf(order));
        if (was !== undefined && was !== JSON.stringify(order)) changes++;
      }
      each();
    }
    return changes;
  }

  /** Lets seconds pass until it is so, a quarter of an hour at most; returns how many. */
  runUntil(isSo: () => boolean): number {
    for (let seconds = 0; seconds < 900; seconds++) {
      if (isSo()) return seconds;
      this.second();
    }
    throw new Error('a quarter of an hour passed, and it did not come');
  }

  private second(): void {
    const { cores, ownKnown = true } = this.options;
    const needed = this.neededCores();
    const given = Math.max(cores - this.foreignCores, cores / 2);
    const lost = Math.max(0, 1 - given / needed);
    const own = Math.min(needed, given);
    const busyCores = Math.min(cores, own + this.foreignCores);
    this.loads = [...this.loads.slice(-3), { cores, busyCores, ownCores: ownKnown ? own : null }];
    this.nowMs += 1000;
    for (const [windowId, tiles] of this.shown)
      this.governor.reports(windowId, this.reports(windowId, tiles, lost), this.nowMs);
    this.governor.tick(this.meanLoad(), this.nowMs);
    this.decisions.push(...this.governor.takeDecisions());
  }

  private meanLoad(): MachineLoad {
    const mean = (of: (load: MachineLoad) => number) =>
      this.loads.reduce((sum, load) => sum + of(load), 0) / this.loads.length;
    const ownCores = this.options.ownKnown === false ? null : mean((load) => load.ownCores ?? 0);
    return { cores: this.options.cores, busyCores: mean((load) => load.busyCores), ownCores };
  }

  private reports(windowId: string, tiles: readonly TileDemand[], lost: number): TileReport[] {
    const orders = new Map(this.governor.orders(windowId).map((order) => [order.tile, order]));
    return tiles.flatMap(({ tile, cameraId }) => {
      const order = orders.get(tile);
      if (!order) return [];
      const extra = this.extraLoss.get(cameraId);
      const covered = this.covered.has(windowId);
      const share = covered
        ? 0.84
        : Math.min(1, Math.max(lost * (this.options.lossScale ?? 1), extra?.share ?? 0));
      const count = this.count(`${windowId} ${tile}`, order);
      count.dropped += Math.round(picturesPerSecond[order.tier] * share);
      return [report(order, count.dropped, share > 0 && !covered ? (extra?.reason ?? 'cpu') : order.reason)];
    });
  }

  private count(place: string, { cameraId, role, lane }: FeedOrder): Count {
    const given = `${role} ${lane}`;
    const before = this.counts.get(place);
    const kept = before?.cameraId === cameraId ? before : { cameraId, given, dropped: 0 };
    this.counts.set(place, kept);
    return kept;
  }
}

function keyOf({ tile, cameraId }: FeedOrder): string {
  return `${tile} ${cameraId}`;
}

function report(order: FeedOrder, dropped: number, reason: TileReport['reason']): TileReport {
  const { width, height, codec } = usualStream[order.role];
  return {
    tile: order.tile,
    cameraId: order.cameraId,
    state: 'live',
    reason,
    detail: '',
    attempt: 1,
    codec,
    width,
    height,
    stream: order.role,
    lane: order.lane,
    receivedFps: 25,
    presentedFps: 25,
    dropped,
    firstPictureMs: 200,
    ageMs: { p50: 20, p95: 40, max: 60 },
    pictureAtMs: null,
  };
}
