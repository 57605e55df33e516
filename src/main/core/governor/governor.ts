import type { StreamRole } from '../../../shared/camera/stream-role.ts';
import type { FeedOrder, TileDemand } from '../../../shared/wall/feed-order.ts';
import type { TileReport } from '../../../shared/wall/tile-report.ts';
import type { CodecAbility } from './choose-lane.ts';
import type { Decision } from './decision.ts';
import { decisionActs } from './decision-acts.ts';
import { type FeedState, feedKey, giveFeed } from './feed-state.ts';
import type { SelectedTile } from './feed-table.ts';
import { type GovernorWorld, type MachineLoad, usableCores } from './governor-world.ts';
import { Lateness } from './lateness.ts';
import { leftOutBy } from './left-out-by.ts';
import { LoadSteps } from './load-steps.ts';
import { fill, Placement } from './placement.ts';
import type { TileSize } from './room.ts';
import { usualFps } from './stream-facts.ts';
import { isOtherWall, type WindowTiles } from './window-tiles.ts';

/** A tick that comes so late comes after a sleep of the machine; no tick speaks for more time than the other. */
const asleepMs = 10_000;
const longestTickMs = 3000;

/**
 * Decides for every tile of every window which stream it shows, where that is decoded, and how many of its pictures: a pure state machine, all time
 * is given to it. Its orders follow the tiles at once, forecast overload at once, and what the load asks for in steps (load-steps.ts).
 */
export class Governor {
  private readonly world: GovernorWorld;
  private readonly placement: Placement;
  private readonly lateness = new Lateness();
  private readonly steps: LoadSteps;
  private readonly windows = new Map<string, WindowTiles>();
  private selected: SelectedTile | null = null;
  private held = false;
  private made: Decision[] = [];
  private ordered: ReadonlyMap<string, readonly FeedOrder[]> = new Map();
  private tickedAtMs: number | null = null;

  /** `cores`: of the machine. */
  constructor(world: GovernorWorld, cores: number) {
    this.world = world;
    this.placement = new Placement(world, cores);
    this.steps = new LoadSteps(this.placement, this.lateness);
  }

  /** What a window shows from now on, all of it; `roles` tells which streams a camera has. */
  demand(
    windowId: string,
    tiles: readonly TileDemand[],
    roles: (cameraId: string) => readonly StreamRole[],
    nowMs: number,
  ): void {
    const before = this.windows.get(windowId);
    this.windows.set(windowId, { windowId, tiles, roles, abilities: before?.abilities ?? null });
    const fewer = tiles.length < (before?.tiles.length ?? 0);
    this.follow(isOtherWall(before?.tiles ?? [], tiles) ? { windowId, fewer } : null, nowMs);
  }

  windowGone(windowId: string, nowMs: number): void {
    if (!this.windows.delete(windowId)) return;
    if (this.selected?.windowId === windowId) this.selected = null;
    this.follow({ windowId, fewer: true }, nowMs);
  }

  /** What a window's browser decodes. */
  abilities(windowId: string, codecs: readonly CodecAbility[], nowMs: number): void {
    const window = this.windows.get(windowId) ?? { windowId, tiles: [], roles: () => [] };
    this.windows.set(windowId, { ...window, abilities: codecs });
    this.follow(null, nowMs);
  }

  /** The operator looks at that tile; null: at none. */
  select(place: SelectedTile | null, nowMs: number): void {
    this.selected = place;
    this.follow(null, nowMs);
  }

  /** A stream's codec or size became known, or is another one: what could not be decoded before may be now. */
  streamChanged(cameraId: string, role: StreamRole, nowMs: number): void {
    const { table, lanes } = this.placement;
    for (const feed of table.all()) if (feed.cameraId === cameraId) lanes.forgive(feed.key, role);
    this.follow(null, nowMs);
  }

  /** The ffmpeg lane gave a stream up, or has it again; the stream is the same. */
  laneChanged(nowMs: number): void {
    this.follow(null, nowMs);
  }

  /** While the machine is measured every feed has keyframes only. */
  hold(on: boolean, nowMs: number): void {
    if (this.held === on) return;
    this.held = on;
    if (!on) this.steps.beginAnew(nowMs);
    this.commit(nowMs, 'silent');
  }

  /** How a window's tiles do, about once a second. */
  reports(windowId: string, reports: readonly TileReport[], nowMs: number): void {
    let failed = false;
    const leftOut = leftOutBy(this.world.laneStats?.() ?? []);
    for (const report of reports) {
      const feed = this.placement.table.get(feedKey(windowId, report.cameraId));
      if (!feed) continue;
      const { given, cameraId } = feed;
      const wholeFps = this.world.streamFacts(cameraId, given?.role ?? 'main')?.fps ?? usualFps;
      const fps = given?.tier === 'half' ? wholeFps / 2 : wholeFps;
      const ordered = given?.reason ?? null;
      this.lateness.note(`${windowId} ${report.tile}`, report, {
        ...{ nowMs, key: feed.key, fps, ordered },
        leftOut: report.lane === 'ffmpeg' ? (leftOut.get(`${cameraId} ${report.stream}`) ?? null) : null,
      });
      // The ffmpeg lane knows better itself when it has failed for good: laneBad.
      const { failing } = report;
      if (failing?.lane !== 'webcodecs' || given?.lane !== 'webcodecs' || failing.stream !== given.role)
        continue;
      this.placement.lanes.failed(feed.key, failing.stream, failing.lane, nowMs);
      failed = true;
    }
    if (failed) this.follow(null, nowMs);
  }

  /** Once a second, with the load of the last seconds. */
  tick(load: MachineLoad, nowMs: number): void {
    const sinceTickMs = nowMs - (this.tickedAtMs ?? nowMs);
    this.tickedAtMs = nowMs;
    if (sinceTickMs > asleepMs) this.steps.resumed(nowMs);
    const elapsedMs = Math.min(sinceTickMs, longestTickMs);
    this.placement.load = load;
    if (this.held) return;
    this.steps.watch(elapsedMs, nowMs);
    this.followFeeds(nowMs);
    this.lowerByForecast(nowMs);
    this.steps.step(nowMs);
    this.commit(nowMs);
  }

  /** Orders of a window's tiles, in the order of its tiles. */
  orders(windowId: string): readonly FeedOrder[] {
    return this.ordered.get(windowId) ?? [];
  }

  windowIds(): readonly string[] {
    return [...this.windows.keys()];
  }

  /** Decisions made since the last call. */
  takeDecisions(): readonly Decision[] {
    const { made } = this;
    this.made = [];
    return made;
  }

  /** Cores that the feeds take as now ordered, corrected by what was seen. */
  get predictedCores(): number {
    return this.factor * this.placement.plannedCores();
  }

  /** The real load against the cost model's, as learned so far. */
  get factor(): number {
    return this.placement.correction.factor;
  }

  /** How large a tile of those that ask for a substream usually is; null where there is none. */
  get subTile(): TileSize | null {
    const small = this.placement.table.all().filter(({ wish }) => wish.role === 'sub');
    const sorted = small.map(({ largest }) => largest).sort((a, b) => a.heightPx - b.heightPx);
    return sorted[Math.floor(sorted.length / 2)] ?? null;
  }

  /** True when a feed has less than its tile asks for, and that is not its own fault. */
  get short(): boolean {
    return this.placement.table.all().some(({ rung, key }) => rung > 0 && this.placement.isFree(key));
  }

  /** Takes over what changed; `anew`: that window shows another wall. */
  private follow(anew: { readonly windowId: string; readonly fewer: boolean } | null, nowMs: number): void {
    this.followFeeds(nowMs);
    if (anew) {
      this.placement.placeAnew(anew, (windowId) => this.windows.has(windowId));
      const feeds = this.placement.table.all();
      const places = feeds.flatMap(({ windowId, tiles }) => tiles.map(({ tile }) => `${windowId} ${tile}`));
      const living = new Set(places);
      this.lateness.retain((place) => living.has(place));
    } else this.lowerByForecast(nowMs);
    this.steps.began(nowMs);
    this.commit(nowMs);
  }

  private lowerByForecast(nowMs: number): void {
    if (this.placement.lower('forecast', fill.standing)) this.steps.lowered(nowMs);
  }

  private followFeeds(nowMs: number): void {
    const { selected } = this;
    const idle = this.lateness.idle(nowMs);
    this.placement.follow(this.windows.values(), { selected, idle, nowMs });
  }

  /** Makes the feeds' orders what was planned. */
  private commit(nowMs: number, how: 'told' | 'silent' = 'told'): void {
    const why = this.figures();
    for (const feed of this.placement.table.all()) {
      const given = giveFeed(feed, this.held);
      const acts = decisionActs(feed.given, given);
      if (feed.given && acts.length > 0) this.lateness.settle(feed.key, nowMs);
      if (!feed.given || acts.length > 0) this.steps.changed(nowMs);
      if (how === 'told' && !this.held) this.made.push(...decisionsOf(feed, given.reason, acts, why, nowMs));
      feed.given = given;
      feed.cause = null;
    }
    this.ordered = this.placement.table.orders();
  }

  private figures(): Omit<Decision['why'], 'cause'> {
    const { load } = this.placement;
    const { busyCores, ownCores } = load;
    return {
      ...{ predictedCores: this.predictedCores, usableCores: usableCores(load) },
      ...{ busyCores, ownCores, factor: this.factor },
    };
  }
}

function decisionsOf(
  { windowId, cameraId, largest, cause, given }: FeedState,
  reason: Decision['reason'],
  acts: readonly Decision['act'][],
  figures: Omit<Decision['why'], 'cause'>,
  atMs: number,
): Decision[] {
  const why = { ...figures, cause: cause ?? (given ? 'lane' : 'opened') };
  return acts.map((act) => ({ atMs, windowId, tile: largest.tile, cameraId, act, reason, why }));
}
