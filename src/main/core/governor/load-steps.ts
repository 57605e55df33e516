import { Burst } from './burst.ts';
import type { FeedState } from './feed-state.ts';
import { usableCores } from './governor-world.ts';
import { LastRaise } from './last-raise.ts';
import type { Lateness } from './lateness.ts';
import { LoadClocks } from './load-clocks.ts';
import { fill, fillForStill, type Placement } from './placement.ts';
import { canSoften, coresOf, isStill, lacksPictures, totalCores } from './planned-feed.ts';
import { fitsEasily, liftLimits, raiseStep, scopesOf, windowTrial } from './raise-step.ts';
import { fullMachine, lateScopes, withoutCovered } from './shed-late.ts';
import { swapStep } from './swap-step.ts';

/** Between two steps that measurement asks for, down or across. */
const stepMs = 5000;
/**
 * Quiet that a raise needs (no late tile, room, and no other step): usually, where the room is twice what all low tiles lack and no raise has failed,
 * and on a machine that is busy with something else, where only trying tells.
 */
const calmMs = { usual: 10_000, easy: 5000, probing: 30_000 } as const;
/** A tile without a picture after that is not opening, it has another trouble; tiles that take so little of all are not waited for. */
const openingMs = 10_000;
const smallShare = 0.1;
/** Tiles that are late for so long are not late because they have just opened. */
const burstAtMostMs = 20_000;
/** Tiles that turn out to be cheap are given all at once when the plan is no fuller than that. */
const easyShare = 0.8;
/** Before a tile is left with keyframes only others must have been late for so long: a machine that stops for a moment needs no relief afterwards. */
const stillPatienceMs = 8000;
/** The load says nothing of the plan until so long after a change; where change follows change it must say what it can. */
const steadyMs = 5000;
const steadyInChainMs = 2000;
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
  /** When a forecast lowered somebody last. */
  private forecastAtMs = Number.NEGATIVE_INFINITY;
  private readonly burst = new Burst();
  private readonly clocks = new LoadClocks();
  private readonly lastRaise: LastRaise;
  /** Trials on a busy machine that went well, since tiles were last late. */
  private trials = 0;

  constructor(placement: Placement, lateness: Lateness) {
    this.placement = placement;
    this.lateness = lateness;
    this.lastRaise = new LastRaise(placement.limits);
  }

  /** A feed was given something else. */
  changed(nowMs: number): void {
    this.changedAtMs = nowMs;
  }

  /** Tiles came: where they are many they take more than they will, for a while. Before they have their first orders. */
  began(nowMs: number): void {
    if (this.isMuch(this.placement.table.all().filter(({ given }) => given === null))) this.beginAnew(nowMs);
  }

  /** All feeds begin again at once. */
  beginAnew(nowMs: number): void {
    this.burst.begin(nowMs);
  }

  /** The machine has slept: what was quiet was not seen. */
  resumed(nowMs: number): void {
    this.beginAnew(nowMs);
    this.stepAtMs = nowMs;
    this.clocks.forget();
  }

  /** A forecast lowered somebody: nobody rises again the second after. */
  lowered(nowMs: number): void {
    this.forecastAtMs = nowMs;
  }

  /** Takes in the load and the windows' reports since the last time. */
  watch(elapsedMs: number, nowMs: number): void {
    const { limits, load, table } = this.placement;
    const late = this.clocks.watch(table.all(), this.late(nowMs), load, nowMs);
    this.burst.watch(late, elapsedMs);
    if (late) this.trials = 0;
    const foreign = this.placement.foreignCores();
    if (foreign !== null) limits.foreignLoad(foreign, foreignRelief * load.cores);
    this.lastRaise.watch(nowMs);
    if (this.opening(nowMs)) this.beginAnew(nowMs);
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
    return withoutCovered(table.all(), late, this.placement.load);
  }

  private learn(elapsedMs: number, nowMs: number): void {
    const { placement, burst } = this;
    const steadyAfterMs = burst.isEndless(nowMs) ? steadyInChainMs : steadyMs;
    if (nowMs - this.changedAtMs < steadyAfterMs || burst.isOn(nowMs)) return;
    const predictedCores = placement.plannedCores();
    const late = nowMs - this.clocks.lateAtMs < steadyMs;
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

  /** A step down that measurement asks for; true when there was one, or tiles are late together and it is not time yet. */
  private shed(nowMs: number): boolean {
    const { placement } = this;
    const feeds = placement.table.all();
    const { fullSinceMs, lateSinceMs } = this.clocks;
    const full = fullSinceMs !== null && nowMs - fullSinceMs >= stepMs;
    const late = this.late(nowMs);
    if (late.length === 0 && !full) return false;
    const together = lateSinceMs !== null || full;
    if (!this.isTimeToShed(feeds, together, nowMs)) return together;
    const scopes = lateScopes(feeds, late, placement.load).filter(
      ({ feed }) => !feed || !this.lastRaise.mayBeBehind(feed, nowMs),
    );
    if (scopes.length === 0 && full) scopes.push(fullMachine(feeds));
    for (const { scope, cores, reason } of scopes) {
      placement.limits.lower(scope, cores, reason);
      this.lastRaise.blame(scope, placement.foreignCores(), nowMs);
    }
    // What one camera's own trouble takes from it says nothing of the others.
    const ofMany = scopes.some(({ feed }) => !feed);
    if (ofMany) this.stepAtMs = nowMs;
    placement.lower('late', fill.standing);
    return together || ofMany;
  }

  private isTimeToShed(feeds: readonly FeedState[], together: boolean, nowMs: number): boolean {
    if (nowMs - this.stepAtMs < stepMs) return false;
    const { lateSinceMs } = this.clocks;
    const lateForMs = lateSinceMs === null ? 0 : nowMs - lateSinceMs;
    if (this.burst.isOn(nowMs) && lateForMs < burstAtMostMs) return false;
    return !together || lateForMs >= stillPatienceMs || canSoften(feeds);
  }

  private raise(nowMs: number): void {
    const feeds = this.placement.table.all();
    const { roomSinceMs, stillRoomSinceMs } = this.clocks;
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
    const quietSinceMs = this.quietSinceMs();
    // What is busy because it opens says nothing of what it will hold.
    const quietMs = nowMs - (probing ? Math.max(quietSinceMs, this.burst.lastFromMs) : quietSinceMs);
    const roomMs = probing ? quietMs : nowMs - roomSinceMs;
    const neededMs = probing
      ? this.neededToProbeMs(isTaught && fuller === 1)
      : this.neededMs(some, freeCores);
    if (quietMs < neededMs || roomMs < neededMs) return false;
    this.dropIdleLimits(feeds);
    const allowed = ({ key }: { readonly key: string }) =>
      this.clocks.feedQuietMs(key, nowMs) >= calmMs.usual &&
      !this.scopes(key).some((scope) => placement.limits.blocked(scope, nowMs));
    const first = isTaught && fuller === 1 ? 1 : Math.ceil(feeds.length * largeShare);
    const most = probing ? first * 2 ** Math.min(this.trials, mostDoublings) : Number.POSITIVE_INFINITY;
    const raised = raiseStep(
      some,
      { freeCores, most, ofWindow: windowTrial(feeds, placement.budget(1)) },
      allowed,
    );
    if (raised.length === 0) return false;
    liftLimits(placement.limits, feeds, raised);
    this.because(
      raised.map(({ key }) => key),
      'room',
    );
    this.stepAtMs = nowMs;
    this.trials = probing ? this.trials + 1 : 0;
    this.lastRaise.made(raised, nowMs);
    return true;
  }

  /** Tiles that have just come were lowered because their streams were thought dearer than they turn out to be: all of it fits with ease, and nothing was learned that says otherwise. */
  private raiseCheaper(nowMs: number): void {
    if (!this.burst.isOn(nowMs)) return;
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

  /** Since when nobody was late together or was given less or more. */
  private quietSinceMs(): number {
    return Math.max(this.clocks.lateAtMs, this.stepAtMs, this.forecastAtMs);
  }

  private swap(nowMs: number): void {
    if (nowMs - this.quietSinceMs() < stepMs) return;
    const pair = swapStep(this.placement.table.all(), this.placement.budget(1));
    if (!pair) return;
    this.stepAtMs = nowMs;
    this.because([pair.up.key, pair.down.key], 'swap');
  }

  private because(keys: readonly string[], cause: 'room' | 'swap'): void {
    for (const key of keys) {
      const feed = this.placement.table.get(key);
      if (feed) feed.cause = cause;
    }
  }
}
