import type { FeedState } from './feed-state.ts';
import { usableCores } from './governor-world.ts';
import type { Lateness } from './lateness.ts';
import { findSwap } from './lower-to-fit.ts';
import { fill, fillForStill, type Placement } from './placement.ts';
import { canSoften, coresOf, isStill, lacksPictures, totalCores } from './planned-feed.ts';
import { fitsEasily, liftLimits, raiseStep, scopesOf } from './raise-step.ts';
import { fullMachine, lateScopes, withoutCovered } from './shed-late.ts';

/** Between two steps that measurement asks for, down or across. */
const stepMs = 5000;
/**
 * Quiet that a raise needs (no late tile, room, and no other step): usually, where the room is twice what all low tiles lack and no raise has failed,
 * and on a machine that is busy with something else, where only trying tells.
 */
const calmMs = { usual: 10_000, easy: 5000, probing: 30_000 } as const;
/** Late tiles this soon after a raise are its fault; after that long it has gone well. */
const blameMs = 20_000;
const provenMs = 60_000;
/** A tile without a picture after that is not opening, it has another trouble; tiles that take so little of all are not waited for. */
const openingMs = 10_000;
const smallShare = 0.1;
/**
 * Tiles that have opened together take more than they will, for eight seconds or so, and what was late then is forgotten within four. Tiles that are
 * late for longer than the second are not late for that.
 */
const burstMs = 12_000;
const burstAtMostMs = 20_000;
/** Tiles that turn out to be cheap are given all at once when the plan is no fuller than that. */
const easyShare = 0.8;
/** Before a tile is left with keyframes only others must have been late for so long: a machine that stops for a moment needs no relief afterwards. */
const stillPatienceMs = 8000;
/** The load says nothing of the plan until so long after a change. */
const steadyMs = 5000;
/** A machine of which we use this much is full, whoever is late. */
const fullShare = 0.95;
/** So much less used by others, as a share of all cores, makes a failed raise worth trying again. */
const foreignRelief = 0.15;
/** Of trials that go well each may be twice as large as the one before, up to so many doublings. */
const mostDoublings = 4;
/**
 * Where late tiles have taught nothing the first trial is this much of all feeds: a forecast was wrong, and one tile tells little of it. So it is for tiles that have
 * keyframes only: half of their pictures is little, and to them it is much.
 */
const largeShare = 1 / 16;

/** What the load asks for, second by second: less when tiles are late, more when there has been room, all in steps far enough apart to see what each did. */
export class LoadSteps {
  private readonly placement: Placement;
  private readonly lateness: Lateness;
  private changedAtMs = Number.NEGATIVE_INFINITY;
  private stepAtMs = Number.NEGATIVE_INFINITY;
  private lateAtMs = Number.NEGATIVE_INFINITY;
  private burstUntilMs = Number.NEGATIVE_INFINITY;
  private lateSinceMs: number | null = null;
  private roomSinceMs: number | null = null;
  /** For tiles that have keyframes only. */
  private stillRoomSinceMs: number | null = null;
  private fullSinceMs: number | null = null;
  private raised: { readonly atMs: number; readonly keys: readonly string[] } | null = null;
  /** Trials on a busy machine that went well, since tiles were last late. */
  private trials = 0;

  constructor(placement: Placement, lateness: Lateness) {
    this.placement = placement;
    this.lateness = lateness;
  }

  /** A feed was given something else. */
  changed(nowMs: number): void {
    this.changedAtMs = nowMs;
  }

  /** Tiles came: where they are many they take more than they will, for a while. Before they have their first orders. */
  began(nowMs: number): void {
    if (this.isMuch(this.placement.table.all().filter(({ given }) => given === null))) this.burst(nowMs);
  }

  /** All feeds begin again at once. */
  burst(nowMs: number): void {
    this.burstUntilMs = nowMs + burstMs;
  }

  /** Takes in the load and the windows' reports since the last time. */
  watch(elapsedMs: number, nowMs: number): void {
    const { limits, load } = this.placement;
    const { busyCores, ownCores, cores } = load;
    const late = this.late(nowMs).length > 0;
    this.lateSinceMs = late ? (this.lateSinceMs ?? nowMs) : null;
    if (late) this.lateAtMs = nowMs;
    if (late) this.trials = 0;
    const roomSince = (before: number | null, share: number) =>
      busyCores <= usableCores(load) * share * fullShare ? (before ?? nowMs) : null;
    this.roomSinceMs = roomSince(this.roomSinceMs, 1);
    this.stillRoomSinceMs = roomSince(this.stillRoomSinceMs, fillForStill);
    const full = ownCores !== null && ownCores > fullShare * cores;
    this.fullSinceMs = full ? (this.fullSinceMs ?? nowMs) : null;
    const foreign = this.placement.foreignCores();
    if (foreign !== null) limits.foreignLoad(foreign, foreignRelief * cores);
    if (this.raised && nowMs - this.raised.atMs >= provenMs) {
      for (const scope of this.raised.keys.flatMap((key) => this.scopes(key))) limits.forgive(scope);
      this.raised = null;
    }
    if (this.opening(nowMs)) this.burst(nowMs);
    this.learn(elapsedMs, nowMs);
  }

  /** Places the feeds by what was seen: one step down, or one up and one across. */
  step(nowMs: number): void {
    if (this.shed(nowMs)) return;
    this.raiseCheaper(nowMs);
    if (this.opening(nowMs)) return;
    this.raise(nowMs);
    this.swap(nowMs);
  }

  private scopes(key: string) {
    const feed = this.placement.table.get(key);
    return feed ? scopesOf(feed) : [];
  }

  /** Late feeds that can still be given less pictures. */
  private late(nowMs: number) {
    const { table } = this.placement;
    const late = this.lateness.late(nowMs).filter(({ key }) => table.get(key)?.given?.tier !== 'keyframes');
    return withoutCovered(table.all(), late);
  }

  private learn(elapsedMs: number, nowMs: number): void {
    if (nowMs - this.changedAtMs < steadyMs || nowMs < this.burstUntilMs) return;
    const { placement } = this;
    const predictedCores = placement.plannedCores();
    const late = nowMs - this.lateAtMs < steadyMs;
    placement.correction.learn({ ...placement.load, predictedCores, late, elapsedMs });
  }

  private opening(nowMs: number): boolean {
    const young = this.placement.table.all().filter(({ sinceMs }) => nowMs - sinceMs < openingMs);
    if (young.length === 0) return false;
    const settled = this.lateness.settled();
    return this.isMuch(young.filter(({ key }) => !settled.has(key)));
  }

  private isMuch(feeds: readonly FeedState[]): boolean {
    return totalCores(feeds) > smallShare * totalCores(this.placement.table.all());
  }

  /** A step down that measurement asks for; true when there was one or tiles are late and it is not time yet. */
  private shed(nowMs: number): boolean {
    const { placement } = this;
    const feeds = placement.table.all();
    const full = this.fullSinceMs !== null && nowMs - this.fullSinceMs >= stepMs;
    if (this.lateSinceMs === null && !full) return false;
    if (nowMs - this.stepAtMs < stepMs) return true;
    const lateForMs = this.lateSinceMs === null ? 0 : nowMs - this.lateSinceMs;
    if (nowMs < this.burstUntilMs && lateForMs < burstAtMostMs) return true;
    if (lateForMs < stillPatienceMs && !canSoften(feeds)) return true;
    const scopes = lateScopes(feeds, this.late(nowMs), placement.load);
    if (scopes.length === 0 && full) scopes.push(fullMachine(feeds));
    const blamed = this.raised !== null && nowMs - this.raised.atMs < blameMs;
    for (const { scope, cores, reason } of scopes) {
      placement.limits.lower(scope, cores, reason);
      if (blamed) placement.limits.failed(scope, nowMs, placement.foreignCores());
    }
    if (blamed && scopes.length > 0) this.raised = null;
    if (scopes.length > 0) this.stepAtMs = nowMs;
    placement.lower('late', fill.standing);
    return true;
  }

  private raise(nowMs: number): void {
    const feeds = this.placement.table.all();
    const { roomSinceMs, stillRoomSinceMs } = this;
    const still = feeds.filter(isStill);
    if (
      still.length > 0 &&
      this.raiseSome(still, { roomSinceMs: stillRoomSinceMs, fuller: fillForStill }, nowMs)
    )
      return;
    const starved = this.placement.limits.isAny() ? [] : feeds.filter(lacksPictures);
    this.raiseSome(starved.length > 0 ? starved : feeds, { roomSinceMs, fuller: 1 }, nowMs);
  }

  /** Raises some of these, if it is time; `fuller`: of how much more than usual they may make use. */
  private raiseSome(
    some: readonly FeedState[],
    { roomSinceMs, fuller }: { readonly roomSinceMs: number | null; readonly fuller: number },
    nowMs: number,
  ): boolean {
    const { placement } = this;
    const feeds = placement.table.all();
    const isTaught = placement.limits.isAny();
    const probing = roomSinceMs === null;
    const usualShare = !isTaught && some.some(lacksPictures) ? fill.untaught : fill.raised;
    // As many move again as would have been let move.
    const share = fuller > 1 ? Math.max(fill.anew, usualShare) : usualShare;
    const freeCores = this.freeCores(probing, share, fuller);
    const quietSinceMs = Math.max(this.lateAtMs, this.stepAtMs);
    // What is busy because it opens says nothing of what it will hold.
    const quietMs = nowMs - (probing ? Math.max(quietSinceMs, this.burstUntilMs - burstMs) : quietSinceMs);
    const roomMs = probing ? quietMs : nowMs - roomSinceMs;
    const neededMs = probing
      ? this.neededToProbeMs(isTaught && fuller === 1)
      : this.neededMs(some, freeCores);
    if (quietMs < neededMs || roomMs < neededMs) return false;
    this.dropIdleLimits(feeds);
    const allowed = ({ key }: { readonly key: string }) =>
      !this.scopes(key).some((scope) => placement.limits.blocked(scope, nowMs));
    const first = isTaught && fuller === 1 ? 1 : Math.ceil(feeds.length * largeShare);
    const most = probing ? first * 2 ** Math.min(this.trials, mostDoublings) : Number.POSITIVE_INFINITY;
    const raised = raiseStep(some, { freeCores, most }, allowed);
    if (raised.length === 0) return false;
    liftLimits(placement.limits, feeds, raised);
    this.because(
      raised.map(({ key }) => key),
      'room',
    );
    this.stepAtMs = nowMs;
    this.trials = probing ? this.trials + 1 : 0;
    this.raised = { atMs: nowMs, keys: raised.map(({ key }) => key) };
    return true;
  }

  /** Tiles that have just come were lowered because their streams were thought dearer than they turn out to be: all of it fits with ease, and nothing was learned that says otherwise. */
  private raiseCheaper(nowMs: number): void {
    if (nowMs >= this.burstUntilMs) return;
    const { placement } = this;
    const feeds = placement.table.all();
    const low = feeds.filter(({ rung }) => rung > 0);
    if (low.length === 0 || placement.limits.isAny()) return;
    const wantedCores = feeds.reduce((sum, feed) => sum + coresOf(feed, 0), 0);
    if (wantedCores > easyShare * placement.freeOf(fill.raised)) return;
    for (const feed of low) feed.rung = 0;
    this.because(
      low.map(({ key }) => key),
      'room',
    );
    this.stepAtMs = nowMs;
  }

  private freeCores(probing: boolean, share: number, fuller: number): number {
    const { placement } = this;
    const forecast = placement.freeOf(share * fuller) - totalCores(placement.table.all());
    if (probing) return forecast;
    const { busyCores } = placement.load;
    return Math.min(
      forecast,
      (usableCores(placement.load) * fuller - busyCores) / placement.correction.factor,
    );
  }

  private neededToProbeMs(carefully: boolean): number {
    return this.trials > 0 || !carefully ? calmMs.usual : calmMs.probing;
  }

  private neededMs(feeds: readonly FeedState[], freeCores: number): number {
    const low = feeds.filter(({ rung }) => rung > 0);
    const failed = low.flatMap(scopesOf).some((scope) => this.placement.limits.hasFailed(scope));
    return !failed && fitsEasily(low, freeCores) ? calmMs.easy : calmMs.usual;
  }

  /** Nobody in the scope is low and nobody is late: what was learned there does not hold any more. */
  private dropIdleLimits(feeds: readonly FeedState[]): void {
    const low = new Set(feeds.filter(({ rung }) => rung > 0).flatMap(scopesOf));
    for (const scope of new Set(feeds.flatMap(scopesOf)))
      if (!low.has(scope)) this.placement.limits.drop(scope);
  }

  private swap(nowMs: number): void {
    if (nowMs - Math.max(this.stepAtMs, this.lateAtMs) < stepMs) return;
    const { placement } = this;
    const feeds = placement.table.all();
    const pair = findSwap(feeds, ({ key }) => placement.isFree(key));
    if (!pair) return;
    const { up, down } = pair;
    const more = coresOf(up, up.rung - 1) - coresOf(up) + coresOf(down, down.rung + 1) - coresOf(down);
    if (totalCores(feeds) + more > placement.budget(1).all) return;
    up.rung--;
    down.rung++;
    this.stepAtMs = nowMs;
    this.because([up.key, down.key], 'swap');
  }

  private because(keys: readonly string[], cause: 'room' | 'swap'): void {
    for (const key of keys) {
      const feed = this.placement.table.get(key);
      if (feed) feed.cause = cause;
    }
  }
}
