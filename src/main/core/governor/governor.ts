import type { StreamRole } from '../../../shared/camera/stream-role.ts';
import type { FeedOrder, TileDemand } from '../../../shared/wall/feed-order.ts';
import type { TileReport } from '../../../shared/wall/tile-report.ts';
import type { CodecAbility } from './choose-lane.ts';
import { fixedMsPerSecond } from './cost-guesses.ts';
import type { Decision, DecisionCause } from './decision.ts';
import { decisionActs } from './decision-acts.ts';
import { type FeedState, feedKey, giveFeed } from './feed-state.ts';
import { FeedTable, type SelectedTile } from './feed-table.ts';
import { type GovernorWorld, type LaneCount, type MachineLoad, usableCores } from './governor-world.ts';
import { LaneBook } from './lane-book.ts';
import { Lateness } from './lateness.ts';
import { Limits } from './limits.ts';
import { learnFactor } from './load-correction.ts';
import { type Budget, findSwap, lowerToFit } from './lower-to-fit.ts';
import { coresOf, totalCores } from './planned-feed.ts';
import { liftLimits, raiseStep, scopesOf } from './raise-step.ts';
import { fullMachine, lateScopes, withoutCovered } from './shed-late.ts';
import { usualFps } from './stream-facts.ts';
import { isOtherWall, type WindowTiles } from './window-tiles.ts';

/** Between two steps that measurement asks for, down or across. */
const stepMs = 5000;
/** Quiet that a raise needs: no late tile, room, and no other step. */
const calmMs = 10_000;
/** Quiet that a raise needs on a machine that is busy with something else. */
const probeMs = 30_000;
/** Late tiles this soon after a raise are its fault; after that long it has gone well. */
const blameMs = 20_000;
const provenMs = 60_000;
/** A tile without a picture after that is not opening, it has another trouble; tiles that take so little of all are not waited for. */
const openingMs = 10_000;
const smallShare = 0.1;
/** The load says nothing of the plan until so long after a change. */
const steadyMs = 5000;
/** How full of `usable` the plan may be: made anew, as it stands (prices move), and after a raise. */
const fill = { anew: 0.97, standing: 1.05, raised: 0.92 } as const;
/** A machine of which we use this much is full, whoever is late. */
const fullShare = 0.95;
/** So much less used by others, as a share of all cores, makes a failed raise worth trying again. */
const foreignRelief = 0.15;

/**
 * Decides for every tile of every window which stream it shows, where that is decoded, and how many of its pictures: a pure state machine, all time
 * is given to it. Its orders follow the tiles at once, forecast overload at once, late tiles within steps of 5 s, and room in steps of 10 s.
 */
export class Governor {
  private readonly world: GovernorWorld;
  private readonly lanes: LaneBook;
  private readonly table: FeedTable;
  private readonly limits = new Limits();
  private readonly lateness = new Lateness();
  private readonly windows = new Map<string, WindowTiles>();
  private selected: SelectedTile | null = null;
  private held = false;
  private load: MachineLoad;
  private factorNow = 1;
  private made: Decision[] = [];
  private ordered: ReadonlyMap<string, readonly FeedOrder[]> = new Map();
  private tickedAtMs: number | null = null;
  private changedAtMs = Number.NEGATIVE_INFINITY;
  private stepAtMs = Number.NEGATIVE_INFINITY;
  private lateAtMs = Number.NEGATIVE_INFINITY;
  private lateSinceMs: number | null = null;
  private roomSinceMs: number | null = null;
  private fullSinceMs: number | null = null;
  private raised: { readonly atMs: number; readonly keys: readonly string[] } | null = null;

  /** `cores`: of the machine. */
  constructor(world: GovernorWorld, cores: number) {
    this.world = world;
    this.lanes = new LaneBook(world);
    this.table = new FeedTable(world, this.lanes);
    this.load = { busyCores: 0, cores, ownCores: null };
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

  /** A stream's codec, size or rhythm became known or another one. */
  streamChanged(cameraId: string, role: StreamRole, nowMs: number): void {
    for (const feed of this.table.all()) if (feed.cameraId === cameraId) this.lanes.forgive(feed.key, role);
    this.follow(null, nowMs);
  }

  /** While the machine is measured every feed has keyframes only. */
  hold(on: boolean, nowMs: number): void {
    if (this.held === on) return;
    this.held = on;
    this.commit(nowMs, 'silent');
  }

  /** How a window's tiles do, about once a second. */
  reports(windowId: string, reports: readonly TileReport[], nowMs: number): void {
    let failed = false;
    const leftOut = leftOutBy(this.world.laneStats?.() ?? []);
    for (const report of reports) {
      const feed = this.table.get(feedKey(windowId, report.cameraId));
      if (!feed) continue;
      const { given, cameraId } = feed;
      const fps = this.world.streamFacts(cameraId, given?.role ?? 'main')?.fps ?? usualFps;
      const ordered = given?.reason ?? null;
      this.lateness.note(`${windowId} ${report.tile}`, report, {
        ...{ nowMs, key: feed.key, fps, ordered },
        leftOut: report.lane === 'ffmpeg' ? (leftOut.get(`${cameraId} ${report.stream}`) ?? null) : null,
      });
      // The ffmpeg lane knows better itself when it has failed for good: laneBad.
      const { failing } = report;
      if (failing?.lane !== 'webcodecs' || given?.lane !== 'webcodecs' || failing.stream !== given.role)
        continue;
      this.lanes.failed(feed.key, failing.stream, failing.lane, nowMs);
      failed = true;
    }
    if (failed) this.follow(null, nowMs);
  }

  /** Once a second, with the load of the last seconds. */
  tick(load: MachineLoad, nowMs: number): void {
    const elapsedMs = nowMs - (this.tickedAtMs ?? nowMs);
    this.tickedAtMs = nowMs;
    this.load = load;
    if (this.held) return;
    this.watch(nowMs);
    this.learn(elapsedMs, nowMs);
    this.followFeeds(nowMs);
    this.lower('forecast', fill.standing);
    if (!this.shed(nowMs) && !this.opening(nowMs)) {
      this.raise(nowMs);
      this.swap(nowMs);
    }
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
    return this.factorNow * (totalCores(this.table.all()) + this.fixedCores());
  }

  /** The real load against the cost model's, as learned so far. */
  get factor(): number {
    return this.factorNow;
  }

  /** True when a feed has less than its tile asks for, and that is not its own fault. */
  get short(): boolean {
    return this.table
      .all()
      .some(({ rung, key }) => rung > 0 && this.limits.of(`feed ${key}`) === Number.POSITIVE_INFINITY);
  }

  private fixedCores(): number {
    const drawn = [...this.windows.values()].filter(({ tiles }) => tiles.length > 0).length;
    return (drawn * fixedMsPerSecond.window) / 1000;
  }

  /** What the plan may take, uncorrected. */
  private budget(share: number): Budget {
    const { limits } = this;
    const usable = (usableCores(this.load) * share) / this.factorNow - this.fixedCores();
    return {
      all: Math.max(0, Math.min(limits.of('machine'), usable)),
      ofWindow: (windowId) => limits.of(`window ${windowId}`),
      ofFeed: (key) => limits.of(`feed ${key}`),
    };
  }

  /**
   * Takes over what changed. `anew`: that window shows another wall, so its feeds are placed afresh within what was learned; those of other windows
   * stay as they are, or a carousel would stir them at each turn.
   */
  private follow(anew: { readonly windowId: string; readonly fewer: boolean } | null, nowMs: number): void {
    this.followFeeds(nowMs);
    if (anew) this.placeAnew(anew);
    else this.lower('forecast', fill.standing);
    this.commit(nowMs);
  }

  private followFeeds(nowMs: number): void {
    const { selected } = this;
    this.table.follow(this.windows.values(), { selected, idle: this.lateness.idle(nowMs), nowMs });
  }

  private placeAnew({
    windowId: changed,
    fewer,
  }: {
    readonly windowId: string;
    readonly fewer: boolean;
  }): void {
    const feeds = this.table.all();
    const keys = new Set(feeds.map(({ key }) => key));
    const places = new Set(
      feeds.flatMap(({ windowId, tiles }) => tiles.map(({ tile }) => `${windowId} ${tile}`)),
    );
    this.lanes.retain((key) => keys.has(key));
    this.lateness.retain((place) => places.has(place));
    this.limits.retain((scope) => this.isScope(scope, keys));
    const ofChanged = new Set(feeds.filter(({ windowId }) => windowId === changed).flatMap(scopesOf));
    this.limits.unblock((scope) => (scope === 'machine' ? fewer : ofChanged.has(scope)));
    for (const feed of feeds) {
      if (feed.windowId !== changed) continue;
      if (feed.rung > 0) feed.cause ??= 'room';
      feed.rung = 0;
    }
    this.lower('forecast', fill.anew);
  }

  private isScope(scope: string, keys: ReadonlySet<string>): boolean {
    if (scope.startsWith('feed ')) return keys.has(scope.slice('feed '.length));
    return scope === 'machine' || this.windows.has(scope.slice('window '.length));
  }

  private lower(cause: DecisionCause, share: number): void {
    for (const feed of lowerToFit(this.table.all(), this.budget(share))) {
      const state = this.table.get(feed.key);
      if (!state) continue;
      state.lowFor = this.limits.reason(`feed ${feed.key}`) ?? 'cpu';
      state.cause = cause;
    }
  }

  /** Keeps the times that steps depend on. */
  private watch(nowMs: number): void {
    const { busyCores, ownCores, cores } = this.load;
    const late = this.late(nowMs).length > 0;
    this.lateSinceMs = late ? (this.lateSinceMs ?? nowMs) : null;
    if (late) this.lateAtMs = nowMs;
    const room = busyCores <= usableCores(this.load) * fullShare;
    this.roomSinceMs = room ? (this.roomSinceMs ?? nowMs) : null;
    const full = ownCores !== null && ownCores > fullShare * cores;
    this.fullSinceMs = full ? (this.fullSinceMs ?? nowMs) : null;
    const foreign = this.foreignCores();
    if (foreign !== null) this.limits.foreignLoad(foreign, foreignRelief * cores);
    if (this.raised && nowMs - this.raised.atMs >= provenMs) {
      for (const scope of this.raised.keys.flatMap((key) => this.scopes(key))) this.limits.forgive(scope);
      this.raised = null;
    }
  }

  private scopes(key: string) {
    const feed = this.table.get(key);
    return feed ? scopesOf(feed) : [];
  }

  /** Late feeds that can still be given less pictures. */
  private late(nowMs: number) {
    const late = this.lateness.late(nowMs).filter(({ key }) => this.table.get(key)?.given?.tier === 'all');
    return withoutCovered(this.table.all(), late);
  }

  private foreignCores(): number | null {
    const { busyCores, ownCores } = this.load;
    return ownCores === null ? null : Math.max(0, busyCores - ownCores);
  }

  private learn(elapsedMs: number, nowMs: number): void {
    if (nowMs - this.changedAtMs < steadyMs || this.opening(nowMs)) return;
    const predictedCores = totalCores(this.table.all()) + this.fixedCores();
    const late = nowMs - this.lateAtMs < steadyMs;
    this.factorNow = learnFactor(this.factorNow, { ...this.load, predictedCores, late, elapsedMs });
  }

  private opening(nowMs: number): boolean {
    const young = this.table.all().filter(({ sinceMs }) => nowMs - sinceMs < openingMs);
    if (young.length === 0) return false;
    const settled = this.lateness.settled();
    const opening = young.filter(({ key }) => !settled.has(key));
    return totalCores(opening) > smallShare * totalCores(this.table.all());
  }

  /** A step down that measurement asks for; true when there was one or tiles are late and it is not time yet. */
  private shed(nowMs: number): boolean {
    const feeds = this.table.all();
    const full = this.fullSinceMs !== null && nowMs - this.fullSinceMs >= stepMs;
    if (this.lateSinceMs === null && !full) return false;
    if (nowMs - this.stepAtMs < stepMs) return true;
    const lateForMs = this.lateSinceMs === null ? 0 : nowMs - this.lateSinceMs;
    // Tiles that open take more than tiles that are open: that passes by itself, unless it does not.
    if (this.opening(nowMs) && lateForMs < openingMs) return true;
    const scopes = lateScopes(feeds, this.late(nowMs), this.load);
    if (scopes.length === 0 && full) scopes.push(fullMachine(feeds));
    const blamed = this.raised !== null && nowMs - this.raised.atMs < blameMs;
    for (const { scope, cores, reason } of scopes) {
      this.limits.lower(scope, cores, reason);
      if (blamed) this.limits.failed(scope, nowMs, this.foreignCores());
    }
    if (blamed && scopes.length > 0) this.raised = null;
    if (scopes.length > 0) this.stepAtMs = nowMs;
    this.lower('late', fill.standing);
    return true;
  }

  private raise(nowMs: number): void {
    const feeds = this.table.all();
    const quietMs = nowMs - Math.max(this.lateAtMs, this.stepAtMs);
    const probing = this.roomSinceMs === null;
    const roomMs = probing ? quietMs : nowMs - (this.roomSinceMs ?? nowMs);
    const neededMs = probing ? probeMs : calmMs;
    if (quietMs < neededMs || roomMs < neededMs) return;
    this.dropIdleLimits(feeds);
    const usable = usableCores(this.load);
    const forecast = (usable * fill.raised) / this.factorNow - this.fixedCores() - totalCores(feeds);
    const measured = probing ? forecast : (usable - this.load.busyCores) / this.factorNow;
    const allowed = (feed: { key: string }) =>
      !this.scopes(feed.key).some((scope) => this.limits.blocked(scope, nowMs));
    const raised = raiseStep(feeds, { freeCores: Math.min(forecast, measured), probing }, allowed);
    if (raised.length === 0) return;
    liftLimits(this.limits, feeds, raised);
    for (const { key } of raised) this.because(key, 'room');
    this.stepAtMs = nowMs;
    this.raised = { atMs: nowMs, keys: raised.map(({ key }) => key) };
  }

  /** Nobody in the scope is low and nobody is late: what was learned there does not hold any more. */
  private dropIdleLimits(feeds: readonly FeedState[]): void {
    const low = new Set(feeds.filter(({ rung }) => rung > 0).flatMap(scopesOf));
    for (const scope of new Set(feeds.flatMap(scopesOf))) if (!low.has(scope)) this.limits.drop(scope);
  }

  private swap(nowMs: number): void {
    if (nowMs - Math.max(this.stepAtMs, this.lateAtMs) < stepMs) return;
    const feeds = this.table.all();
    const pair = findSwap(feeds, ({ key }) => this.limits.of(`feed ${key}`) === Number.POSITIVE_INFINITY);
    if (!pair) return;
    const { up, down } = pair;
    const more = coresOf(up, up.rung - 1) - coresOf(up) + coresOf(down, down.rung + 1) - coresOf(down);
    if (totalCores(feeds) + more > this.budget(1).all) return;
    up.rung--;
    down.rung++;
    this.stepAtMs = nowMs;
    for (const { key } of [up, down]) this.because(key, 'swap');
  }

  private because(key: string, cause: DecisionCause): void {
    const feed = this.table.get(key);
    if (feed) feed.cause = cause;
  }

  /** Makes the feeds' orders what was planned. */
  private commit(nowMs: number, how: 'told' | 'silent' = 'told'): void {
    const predictedCores = this.predictedCores;
    for (const feed of this.table.all()) {
      const given = giveFeed(feed, this.held);
      const acts = decisionActs(feed.given, given);
      if (feed.given && acts.length > 0) {
        this.lateness.settle(feed.key, nowMs);
        this.changedAtMs = nowMs;
      }
      if (!feed.given) this.changedAtMs = nowMs;
      if (how === 'told' && !this.held)
        for (const act of acts)
          this.made.push({
            atMs: nowMs,
            windowId: feed.windowId,
            tile: feed.largest.tile,
            cameraId: feed.cameraId,
            act,
            reason: given.reason,
            why: {
              cause: feed.cause ?? (feed.given ? 'lane' : 'opened'),
              predictedCores,
              usableCores: usableCores(this.load),
              busyCores: this.load.busyCores,
              factor: this.factorNow,
            },
          });
      feed.given = given;
      feed.cause = null;
    }
    this.ordered = this.table.orders();
  }
}

/**
 * Pictures left out by stream. Of several decoders of a stream the one that left out least counts: another may have been told to leave out all but
 * keyframes. One that is just being replaced tells nothing of the load.
 */
function leftOutBy(counts: readonly LaneCount[]): ReadonlyMap<string, number> {
  const least = new Map<string, number>();
  for (const { cameraId, role, method, leftOut } of counts) {
    const key = `${cameraId} ${role}`;
    if (method !== null) least.set(key, Math.min(leftOut, least.get(key) ?? leftOut));
  }
  return least;
}
