import type { CapacityView } from '../../../shared/capacity/capacity.ts';
import type { PerProcess, Report } from '../../../shared/report/report.ts';
import type { DisplayView } from '../../../shared/wall/wall-view.ts';
import type { TileReports } from './tile-reports.ts';

export interface ReportInput {
  readonly host: string;
  readonly seconds: number;
  readonly wall: { readonly displays: readonly DisplayView[] };
  readonly tiles: TileReports;
  readonly capacity: CapacityView;
  readonly usage: { readonly cpuPercent: PerProcess; readonly memoryMb: PerProcess };
}

/** Puts a run's report together. A tile whose window never spoke is there too, as `connecting`: nothing that was asked for is missing. */
export function makeReport({ host, seconds, wall, tiles, capacity, usage }: ReportInput): Report {
  return {
    host,
    seconds,
    displays: wall.displays.map(({ id, bounds, layout }) => ({ id, bounds, layout })),
    tiles: wall.displays.flatMap((display) => displayTiles(display, tiles)),
    cpuPercent: usage.cpuPercent,
    memoryMb: usage.memoryMb,
    capacity,
  };
}

function displayTiles(display: DisplayView, tiles: TileReports): Report['tiles'] {
  const spoken = new Map(tiles.of(display.id).map((report) => [report.tile, report]));
  return display.tiles.flatMap((cameraId, tile) => {
    if (cameraId === null) return [];
    const report = spoken.get(tile);
    if (report?.cameraId !== cameraId) return [unspoken(display.id, tile, cameraId)];
    const { detail: _detail, attempt: _attempt, pictureAtMs: _pictureAtMs, ...rest } = report;
    return [{ displayId: display.id, ...rest }];
  });
}

function unspoken(displayId: string, tile: number, cameraId: string): Report['tiles'][number] {
  return {
    displayId,
    tile,
    cameraId,
    state: 'connecting',
    reason: null,
    codec: null,
    width: null,
    height: null,
    stream: null,
    lane: null,
    receivedFps: 0,
    presentedFps: 0,
    dropped: 0,
    firstPictureMs: null,
    ageMs: null,
  };
}
