import { type Disposable, toDisposable } from '../../src/shared/base/disposable.ts';
import type { TileReport } from '../../src/shared/wall/tile-report.ts';
import type { WallUnderTest } from './wall-under-test.ts';

/** What the first display's window said of its tiles, word by word. */
export interface RecordedReports extends Disposable {
  readonly all: readonly (readonly TileReport[])[];
  /** States of one tile in order, each said once, such as `live`, `stale timeout`, `live`; from report `since` on. */
  story(tile: number, since?: number): string[];
}

const lookEveryMs = 50;

/** Keeps every report from now on: a window speaks once a second. */
export function recordReports(wall: WallUnderTest): RecordedReports {
  const all: (readonly TileReport[])[] = [];
  const look = () => {
    const said = wall.tiles();
    if (said !== all.at(-1)) all.push(said);
  };
  look();
  const timer = setInterval(look, lookEveryMs);
  return {
    ...toDisposable(() => clearInterval(timer)),
    all,
    story(tile, since = 0) {
      const words = all.slice(since).flatMap((reports) => {
        const { state, reason } = reports.find((report) => report.tile === tile) ?? {};
        return state ? [reason ? `${state} ${reason}` : state] : [];
      });
      return words.filter((word, index) => word !== words[index - 1]);
    },
  };
}

/**
 * The oldest picture that was called live, as milliseconds behind the newest picture of the same report. Both times are the core's, written
 * down by the window at one moment: how fast the machine is does not count.
 */
export function oldestCalledLiveMs(reports: RecordedReports): number {
  return oldestMs(reports, ({ reason }) => !rests(reason));
}

/** The same of tiles that say that they leave pictures out. */
export function oldestRestCalledLiveMs(reports: RecordedReports): number {
  return oldestMs(reports, ({ reason }) => rests(reason));
}

/** Where pictures are left out one stands until the next keyframe comes, and the tile says so. */
function rests(reason: TileReport['reason']): boolean {
  return reason === 'keyframes-only' || reason === 'half-rate';
}

function oldestMs({ all }: RecordedReports, isMeant: (report: TileReport) => boolean): number {
  const behind = all.flatMap((reports) => {
    const newestMs = Math.max(...reports.map(({ pictureAtMs }) => pictureAtMs ?? 0));
    const live = reports.filter((report) => report.state === 'live' && isMeant(report));
    return live.map(({ pictureAtMs }) => newestMs - (pictureAtMs ?? 0));
  });
  return Math.max(0, ...behind);
}
