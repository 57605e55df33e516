import type { TileReport } from '../../../shared/wall/tile-report.ts';
import type { LimitReason } from './limits.ts';

/** A tile's pictures are late or left out just now. */
export interface LateFeed {
  readonly key: string;
  /** How much of what came was lost in the last seconds. */
  readonly share: number;
  readonly reason: LimitReason;
  /** So much and for so long that it is the feed's or its window's own trouble, even if the machine has time. */
  readonly steady: boolean;
  /** No report of the last seconds was without a loss: no burst of work that a quiet second follows. */
  readonly unbroken: boolean;
  /** It shows next to nothing and nothing new is complained of: that is what a covered window looks like, which draws four times a second. */
  readonly covered: boolean;
  /** Something is complained of, be it only what was ordered for it. */
  readonly complains: boolean;
}

/** What a report is judged by. */
export interface ReportContext {
  readonly nowMs: number;
  /** The feed that the tile shows. */
  readonly key: string;
  readonly fps: number;
  /** Pictures that the feed's lane has left out so far before the window saw them; null where none can be, or it is not known. */
  readonly leftOut: number | null;
  /** The governor itself said so: then the tile's reason tells nothing new. */
  readonly ordered: string | null;
}

/** What one report told; most tell that nothing was lost. */
interface Mark {
  readonly atMs: number;
  readonly lost: number;
  readonly expected: number;
  readonly elapsedMs: number;
  /** Somebody says why pictures were left out, or left them out in the core; `complains`: or says what the governor itself said. */
  readonly told: boolean;
  readonly complains: boolean;
  /** Pictures come later and later. */
  readonly ages: boolean;
  readonly reason: LimitReason;
}

interface Watched {
  key: string;
  report: TileReport;
  leftOut: number | null;
  atMs: number;
  settledAtMs: number;
  /** Since when its camera has given nothing; null while it gives. */
  silentSinceMs: number | null;
  marks: Mark[];
}

/** What a camera that gives nothing leaves a tile in. */
const silentStates: ReadonlySet<TileReport['state']> = new Set(['connecting', 'reconnecting', 'failed']);
/** A feed whose camera has given nothing for so long takes nothing either. */
const idleMs = 30_000;
/** How long a feed that just began or changed may stumble. */
const settleMs = 3000;
const lateAgeMs = 500;
/** Late: so many pictures, and so much of all, lost within so long, in more than one report. */
const late = { withinMs: 3500, reports: 2, pictures: 4, share: 0.04 } as const;
/** Steadily late: so many reports within so long, of which each lost that much. */
const steady = { withinMs: 6500, reports: 4, pictures: 3, share: 0.08 } as const;
/** A window draws so often, a little more counted, while the browser does not show it. */
const coveredFps = 5;
/** Pictures that come late were not lost; for the size of a step they count as this much. */
const ageingShare = 0.08;

/** Reads from windows' reports whose pictures are late just now; the reports' own figures run since the tile was opened. */
export class Lateness {
  private readonly watched = new Map<string, Watched>();

  note(place: string, report: TileReport, context: ReportContext): void {
    const { nowMs, key, leftOut } = context;
    const before = this.watched.get(place);
    const silentSinceMs = silentStates.has(report.state) ? (before?.silentSinceMs ?? nowMs) : null;
    if (!before || before.key !== key || isAnew(before.report, report)) {
      const settledAtMs = nowMs + settleMs;
      this.watched.set(place, { key, report, leftOut, atMs: nowMs, settledAtMs, silentSinceMs, marks: [] });
      return;
    }
    const mark = nowMs >= before.settledAtMs ? judge(before, report, context) : null;
    before.marks = before.marks.filter(({ atMs }) => nowMs - atMs < steady.withinMs);
    if (mark) before.marks.push(mark);
    before.report = report;
    before.leftOut = leftOut;
    before.atMs = nowMs;
    before.silentSinceMs = silentSinceMs;
  }

  /** The feed was given something else: what it stumbles over now is no sign. */
  settle(key: string, nowMs: number): void {
    for (const one of this.watched.values()) {
      if (one.key !== key) continue;
      one.settledAtMs = nowMs + settleMs;
      one.marks = [];
    }
  }

  /** Feeds that were reported with a picture, or with a camera that does not answer: neither is opening any more. */
  settled(): ReadonlySet<string> {
    const settled = new Set<string>();
    for (const { key, report } of this.watched.values())
      if (report.firstPictureMs !== null || inTrouble(report)) settled.add(key);
    return settled;
  }

  /** Feeds whose cameras have given nothing for half a minute. */
  idle(nowMs: number): ReadonlySet<string> {
    const idle = new Set<string>();
    for (const { key, silentSinceMs } of this.watched.values())
      if (silentSinceMs !== null && nowMs - silentSinceMs >= idleMs) idle.add(key);
    return idle;
  }

  /** Of a camera in several tiles of a window the worst counts. */
  late(nowMs: number): LateFeed[] {
    const feeds = new Map<string, LateFeed>();
    for (const { key, marks } of this.watched.values()) {
      const found = lateFeed(key, marks, nowMs);
      if (found && found.share > (feeds.get(key)?.share ?? 0)) feeds.set(key, found);
    }
    return [...feeds.values()];
  }

  retain(lives: (place: string) => boolean): void {
    for (const place of this.watched.keys()) if (!lives(place)) this.watched.delete(place);
  }
}

function inTrouble({ state, attempt }: TileReport): boolean {
  return state === 'failed' || state === 'reconnecting' || (state === 'connecting' && attempt > 1);
}

function isAnew(before: TileReport, now: TileReport): boolean {
  return (
    before.cameraId !== now.cameraId ||
    before.stream !== now.stream ||
    before.lane !== now.lane ||
    before.dropped > now.dropped ||
    (before.firstPictureMs === null) !== (now.firstPictureMs === null)
  );
}

function lateFeed(key: string, marks: readonly Mark[], nowMs: number): LateFeed | null {
  const recent = marks.filter(({ atMs }) => nowMs - atMs < late.withinMs);
  const lossy = recent.filter((mark) => mark.lost > 0 || mark.ages);
  const last = lossy.at(-1);
  if (!last || lossy.length < late.reports) return null;
  const lost = recent.reduce((sum, mark) => sum + mark.lost, 0);
  const share = Math.min(1, lost / recent.reduce((sum, { expected }) => sum + expected, 0));
  const ages = recent.filter((mark) => mark.ages).length >= late.reports;
  if (!ages && (lost < late.pictures || share < late.share)) return null;
  const heavy = marks.filter(
    (mark) =>
      nowMs - mark.atMs < steady.withinMs &&
      (mark.ages || (mark.lost >= steady.pictures && mark.lost >= steady.share * mark.expected)),
  );
  const { reason } = last;
  const seconds = recent.reduce((sum, { elapsedMs }) => sum + elapsedMs, 0) / 1000;
  const shown = recent.reduce((sum, mark) => sum + mark.expected - mark.lost, 0);
  const covered = !ages && recent.every(({ told }) => !told) && shown <= coveredFps * seconds;
  return {
    covered,
    complains: recent.some((mark) => mark.complains),
    key,
    share: Math.max(share, ages ? ageingShare : 0),
    reason,
    steady: heavy.length >= steady.reports,
    unbroken: lossy.length === recent.length,
  };
}

function judge(before: Watched, report: TileReport, context: ReportContext): Mark {
  const { nowMs, fps, ordered, leftOut } = context;
  const unseen = leftOut === null || before.leftOut === null ? 0 : Math.max(0, leftOut - before.leftOut);
  const lost = report.dropped - before.report.dropped + unseen;
  const elapsedMs = nowMs - before.atMs;
  const expected = Math.max(1, (fps * elapsedMs) / 1000);
  // The age runs over the tile's whole life: only while it grows is it of now.
  const p95 = report.ageMs?.p95 ?? 0;
  const ages = p95 > lateAgeMs && p95 > (before.report.ageMs?.p95 ?? p95);
  const reason = report.reason === 'network' && ordered !== 'network' ? 'network' : 'cpu';
  const complains = unseen > 0 || report.reason === 'cpu' || report.reason === 'network';
  const told = unseen > 0 || (complains && report.reason !== ordered);
  return { atMs: nowMs, lost, expected, elapsedMs, told, complains, ages, reason };
}
