import type { TileReport } from '../../../shared/wall/tile-report.ts';
import type { LimitReason } from './limits.ts';

/** A tile's pictures are late or left out. `share`: how much of what came was lost. */
export interface LateFeed {
  readonly key: string;
  readonly share: number;
  readonly reason: LimitReason;
  /** Late reports of the last 3 s and of the last 6 s. */
  readonly lately: number;
  readonly longer: number;
}

/** What a report is judged by. */
export interface ReportContext {
  readonly nowMs: number;
  /** The feed that the tile shows. */
  readonly key: string;
  readonly fps: number;
  /** The governor itself said so: then the tile's reason tells nothing new. */
  readonly ordered: string | null;
}

interface Mark {
  readonly atMs: number;
  readonly share: number;
  readonly reason: LimitReason;
}

interface Watched {
  key: string;
  report: TileReport;
  atMs: number;
  settledAtMs: number;
  marks: Mark[];
}

/** How long a feed that just began or changed may stumble. */
const settleMs = 3000;
const latelyMs = 3500;
const longerMs = 6500;
const lateAgeMs = 500;
/** Fewer pictures left out than these are an accident. */
const fewPictures = 3;
const smallShare = 0.08;

/** Reads from windows' reports whose pictures are late just now; the reports' own figures run since the tile was opened. */
export class Lateness {
  private readonly watched = new Map<string, Watched>();

  note(place: string, report: TileReport, context: ReportContext): void {
    const { nowMs, key } = context;
    const before = this.watched.get(place);
    if (!before || before.key !== key || isAnew(before.report, report)) {
      this.watched.set(place, { key, report, atMs: nowMs, settledAtMs: nowMs + settleMs, marks: [] });
      return;
    }
    const mark = nowMs >= before.settledAtMs ? judge(before, report, context) : null;
    before.marks = before.marks.filter(({ atMs }) => nowMs - atMs < longerMs);
    if (mark) before.marks.push(mark);
    before.report = report;
    before.atMs = nowMs;
  }

  /** The feed was given something else: what it stumbles over now is no sign. */
  settle(key: string, nowMs: number): void {
    for (const one of this.watched.values()) {
      if (one.key !== key) continue;
      one.settledAtMs = nowMs + settleMs;
      one.marks = [];
    }
  }

  /** True when a tile of the feed was reported with a picture. */
  hasPicture(key: string): boolean {
    return [...this.watched.values()].some((one) => one.key === key && one.report.firstPictureMs !== null);
  }

  late(nowMs: number): LateFeed[] {
    const feeds = new Map<string, LateFeed>();
    for (const { key, marks } of this.watched.values()) {
      const longer = marks.filter(({ atMs }) => nowMs - atMs < longerMs);
      const lately = longer.filter(({ atMs }) => nowMs - atMs < latelyMs);
      const last = lately.at(-1);
      if (!last || (feeds.get(key)?.lately ?? 0) > lately.length) continue;
      const share = lately.reduce((sum, mark) => sum + mark.share, 0) / lately.length;
      feeds.set(key, { key, share, reason: last.reason, lately: lately.length, longer: longer.length });
    }
    return [...feeds.values()];
  }

  retain(lives: (place: string) => boolean): void {
    for (const place of this.watched.keys()) if (!lives(place)) this.watched.delete(place);
  }
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

function judge(before: Watched, report: TileReport, { nowMs, fps, ordered }: ReportContext): Mark | null {
  const lost = report.dropped - before.report.dropped;
  const expected = Math.max(1, (fps * (nowMs - before.atMs)) / 1000);
  const share = Math.min(1, lost / expected);
  const leavesOut = lost >= fewPictures && share >= smallShare;
  // The age runs over the tile's whole life: only while it grows is it of now.
  const p95 = report.ageMs?.p95 ?? 0;
  const grows = p95 > lateAgeMs && p95 > (before.report.ageMs?.p95 ?? p95);
  if (!leavesOut && !grows) return null;
  const reason = report.reason === 'network' && ordered !== 'network' ? 'network' : 'cpu';
  return { atMs: nowMs, share: Math.max(share, smallShare), reason };
}
