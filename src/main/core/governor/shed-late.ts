import type { MachineLoad } from './governor-world.ts';
import type { LateFeed } from './lateness.ts';
import type { LimitReason, Scope } from './limits.ts';
import { canSoften, coresOf, type PlannedFeed, stageBelow, totalCores } from './planned-feed.ts';

/** A scope that takes too much, and what it may take from now on, uncorrected cores. */
export interface LateScope {
  readonly scope: Scope;
  readonly cores: number;
  readonly reason: LimitReason;
  /** The feed whose own trouble it is; null of more than one. */
  readonly feed: PlannedFeed | null;
}

/** A machine this busy is what makes tiles late. */
const busyShare = 0.9;
/** What a step takes away beyond the pictures that were lost, and its bounds: what is lost is not all that is too much, nor is it all of it too much. */
const beyond = 0.08;
const smallestStep = 0.1;
const largestStep = 0.25;
/** Where nothing but the last movement can be taken a step is no larger than that, unless so much is lost that nothing moves as it should. */
const largestStillStep = 0.12;
const muchLost = 0.3;
/** So many of a window's feeds late together: it is the window, not the feeds. */
const windowShare = 0.25;
const windowFeeds = 3;
/**
 * So much of all may be lost in bursts before a busy machine takes tiles their pictures: where all keyframes come in the same instant that much is lost although
 * there is time between, and all tiles at 23 of 25 pictures a second are better to watch than a few at one in two seconds. Where it is lost without a break the
 * machine has no time between. A main stream is given up sooner: its tile goes on with the substream.
 */
const bearable = { inBursts: 0.08, unbroken: 0.02 } as const;

/**
 * Who takes too much, from who is late. On a busy machine that loses more than can be borne it is all of them together. Otherwise it is a window whose drawing
 * does not keep up, or the late feed itself, and only where that lasts; what waits for the network is not helped by others at all. Empty when nothing is certain.
 */
export function lateScopes(
  feeds: readonly PlannedFeed[],
  late: readonly LateFeed[],
  load: MachineLoad,
): LateScope[] {
  if (isBusy(load) && late.length > 0 && (hasMainToGive(feeds) || isTooMuch(feeds, late)))
    return [less('machine', feeds, late)];
  const lateByKey = new Map(late.filter((one) => one.steady).map((one) => [one.key, one]));
  return [...Map.groupBy(feeds, ({ windowId }) => windowId)].flatMap(([windowId, group]) => {
    const here = group.flatMap(({ key }) => lateByKey.get(key) ?? []);
    const slow = here.filter(({ reason }) => reason === 'cpu');
    const whole = isWholeWindow(group, slow);
    const scopes = whole ? [less(`window ${windowId}`, group, slow)] : [];
    const alone = whole ? here.filter(({ reason }) => reason === 'network') : here;
    return [...scopes, ...group.flatMap((feed) => lessAlone(feed, alone))];
  });
}

/**
 * Late feeds without those of covered windows: these lose pictures because nobody sees them. One tile that has another trouble does not uncover a window. On a busy
 * machine a tile that complains shows next to nothing for that.
 */
export function withoutCovered(
  feeds: readonly PlannedFeed[],
  late: readonly LateFeed[],
  load: MachineLoad,
): LateFeed[] {
  const windows = new Map(feeds.map(({ key, windowId }) => [key, windowId]));
  const busy = isBusy(load);
  const looksCovered = ({ covered, complains }: LateFeed) => covered && !(busy && complains);
  return [...Map.groupBy(late, ({ key }) => windows.get(key)).values()].flatMap((here) =>
    here.filter(looksCovered).length * 2 > here.length ? [] : here,
  );
}

/** Late feeds that may tell of more than themselves: all on a busy machine, else those of a window that many are late in. A camera that loses pictures by itself is no reason to keep the others low. */
export function lateTogether(
  feeds: readonly PlannedFeed[],
  late: readonly LateFeed[],
  load: MachineLoad,
): readonly LateFeed[] {
  if (isBusy(load)) return late;
  const windows = new Map(feeds.map(({ key, windowId }) => [key, windowId]));
  const byWindow = Map.groupBy(late, ({ key }) => windows.get(key));
  return [...Map.groupBy(feeds, ({ windowId }) => windowId)].flatMap(([windowId, group]) => {
    const slow = (byWindow.get(windowId) ?? []).filter(({ reason }) => reason === 'cpu');
    return isWholeWindow(group, slow) ? slow : [];
  });
}

function isBusy({ busyCores, cores }: MachineLoad): boolean {
  return busyCores >= busyShare * cores;
}

function isWholeWindow(group: readonly PlannedFeed[], slow: readonly LateFeed[]): boolean {
  return slow.length >= Math.max(windowFeeds, windowShare * group.length);
}

/** The machine was full for a while although no tile is late yet: a small step. */
export function fullMachine(feeds: readonly PlannedFeed[]): LateScope {
  return { scope: 'machine', cores: totalCores(feeds) * (1 - smallestStep), reason: 'cpu', feed: null };
}

function less(scope: Scope, feeds: readonly PlannedFeed[], late: readonly LateFeed[]): LateScope {
  const total = totalCores(feeds);
  const lost = lostShare(feeds, late);
  const wished = Math.max(smallestStep, lost + beyond);
  // A tile that is looked at is never lowered: what it takes is not to be saved on the others at one stroke.
  const sheddable = totalCores(feeds.filter(({ locked }) => !locked));
  const largest = canSoften(feeds) || lost >= muchLost ? largestStep : largestStillStep;
  return { scope, cores: total - Math.min(wished * total, largest * sheddable), reason: 'cpu', feed: null };
}

/** How much of all that is decoded is lost, each feed counted by what it takes. */
function lostShare(feeds: readonly PlannedFeed[], late: readonly LateFeed[]): number {
  const shares = new Map(late.map(({ key, share }) => [key, share]));
  const lost = feeds.reduce((sum, feed) => sum + coresOf(feed) * (shares.get(feed.key) ?? 0), 0);
  return lost / Math.max(totalCores(feeds), 1e-9);
}

function isTooMuch(feeds: readonly PlannedFeed[], late: readonly LateFeed[]): boolean {
  const unbroken = late.filter((one) => one.unbroken);
  return lostShare(feeds, late) >= bearable.inBursts || lostShare(feeds, unbroken) >= bearable.unbroken;
}

function hasMainToGive(feeds: readonly PlannedFeed[]): boolean {
  return feeds.some((feed) => !feed.locked && stageBelow(feed, feed.rung) === 'sub');
}

function lessAlone(feed: PlannedFeed, late: readonly LateFeed[]): LateScope[] {
  const found = late.find(({ key }) => key === feed.key);
  if (!found || feed.locked) return [];
  return [
    { scope: `feed ${feed.key}`, cores: coresOf(feed) * (1 - smallestStep), reason: found.reason, feed },
  ];
}
