import type { Report } from '../src/shared/report/report.ts';

type Tile = Report['tiles'][number];

/** Some of the wall's tiles in one line. */
export interface TileFigures {
  readonly tiles: number;
  readonly live: number;
  readonly slowestFps: number;
  readonly meanFps: number;
  readonly ageP95Ms: number;
  readonly dropped: number;
}

/** The console's figures: all tiles, and the same by what the tiles have in common. `reasons`: why so many tiles are not at their best. */
export interface WallFigures extends TileFigures {
  readonly firstPictureMaxMs: number;
  readonly cpuPercent: Report['cpuPercent'];
  readonly cpuPerFeedPercent: number;
  readonly memoryMb: Report['memoryMb'];
  readonly lanes: Readonly<Record<string, TileFigures>>;
  readonly roles: Readonly<Record<string, TileFigures>>;
  readonly reasons: Readonly<Record<string, number>>;
}

export function figuresOf({ tiles, cpuPercent, memoryMb }: Report): WallFigures {
  const reasons = grouped(tiles, ({ reason }) => reason ?? 'none');
  return {
    ...tileFigures(tiles),
    firstPictureMaxMs: Math.max(...tiles.map((tile) => tile.firstPictureMs ?? Number.POSITIVE_INFINITY)),
    cpuPercent,
    cpuPerFeedPercent: cpuPercent.total / tiles.length,
    memoryMb,
    lanes: mapped(
      grouped(tiles, ({ lane }) => lane ?? 'none'),
      tileFigures,
    ),
    roles: mapped(
      grouped(tiles, ({ stream }) => stream ?? 'none'),
      tileFigures,
    ),
    reasons: mapped(reasons, (some) => some.length),
  };
}

function tileFigures(tiles: readonly Tile[]): TileFigures {
  const fps = tiles.map((tile) => tile.presentedFps);
  return {
    tiles: tiles.length,
    live: tiles.filter((tile) => tile.state === 'live').length,
    slowestFps: Math.min(...fps),
    meanFps: fps.reduce((sum, one) => sum + one, 0) / tiles.length,
    ageP95Ms: Math.max(...tiles.map((tile) => tile.ageMs?.p95 ?? Number.POSITIVE_INFINITY)),
    dropped: tiles.reduce((sum, tile) => sum + tile.dropped, 0),
  };
}

function grouped(tiles: readonly Tile[], keyOf: (tile: Tile) => string): Record<string, Tile[]> {
  const keys = [...new Set(tiles.map(keyOf))];
  return Object.fromEntries(keys.map((key) => [key, tiles.filter((tile) => keyOf(tile) === key)]));
}

function mapped<From, To>(groups: Record<string, From>, change: (group: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(groups).map(([key, group]) => [key, change(group)]));
}
