import type { CallOutput } from '../../src/shared/contract/calls.ts';
import type { TileReport } from '../../src/shared/wall/tile-report.ts';
import { type DisplayView, noWall } from '../../src/shared/wall/wall-view.ts';
import { badNight, cityCameras, displayOf, reportOf } from '../fakes/wall-scenes.ts';

/** The moment of every screen: 2 September 2026, 08:15:30 in Hanoi. */
export const sceneTimeMs = Date.UTC(2026, 8, 2, 1, 15, 30);

export type Start = Omit<CallOutput<'session.start'>, 'window' | 'cameraTotal'>;

/** What one window is opened on: what the core knows, and how its tiles are. */
export interface Scene {
  readonly start: Start;
  readonly reports: ReadonlyMap<string, readonly TileReport[]>;
}

/** A morning in the city: two displays, nearly all well. */
export function cityScene(): Scene {
  const displays = [
    named(displayOf('d1', '3x3', 8, 9), 'DELL U2720Q'),
    named(displayOf('d2', '1+5', 6), 'LG 27UP'),
  ];
  const tiles = new Map(displays.map((display) => [display.id, liveReports(display)]));
  const first = tiles.get('d1') ?? [];
  const odd: Record<number, Partial<TileReport>> = {
    2: { reason: 'small-tile' },
    4: { state: 'stale', reason: 'timeout', pictureAtMs: sceneTimeMs - 9_400 },
    6: { state: 'reconnecting', reason: 'closed-by-camera', attempt: 3, pictureAtMs: sceneTimeMs - 74_000 },
  };
  tiles.set(
    'd1',
    first.map((report) => ({ ...report, ...odd[report.tile] })),
  );
  const layouts = displays.map(({ grid, tiles: cameras }, index) => ({
    id: `layout-${index + 1}`,
    name: ['Ca sáng', 'Sự kiện Hồ Gươm'][index] ?? '',
    key: index + 1,
    grid,
    // One camera of the second is not in the list any more.
    tiles: cameras.map((cameraId, tile) => (index === 1 && tile === 5 ? 'cam-removed' : cameraId)),
  }));
  return sceneOf({ ...noWall, displays, layouts, undoable: 2 }, tiles);
}

/** Every fault that a tile can have, on one display. */
export function badNightScene(): Scene {
  const display = named(displayOf('d1', '4x4', 16), 'DELL U2720Q');
  const night = badNight(sceneTimeMs);
  const reports = liveReports(display).map((report, at) => ({ ...report, ...night[at - 1] }));
  return sceneOf({ ...noWall, displays: [display] }, new Map([['d1', reports]]));
}

/** A display that asks for more than its machine can decode: tiles are low for every reason there is. */
export function overloadedScene(): Scene {
  const display = named(displayOf('d1', '4x4', 16), 'DELL U2720Q');
  const reasons = ['small-tile', 'cpu', 'network', 'half-rate', 'keyframes-only'] as const;
  const reports = liveReports(display).map((report, at) => ({
    ...report,
    reason: at < 4 ? null : (reasons[at % 5] ?? null),
    ...(at === 4 ? { reason: 'cpu' as const, lane: 'ffmpeg' as const, codec: 'hevc' } : {}),
  }));
  return sceneOf({ ...noWall, displays: [display] }, new Map([['d1', reports]]));
}

/** A console that has just been set up: displays, but no camera. */
export function emptyScene(): Scene {
  const displays = [named(displayOf('d1', '3x3', 0, 9), 'DELL U2720Q')];
  const scene = sceneOf({ ...noWall, displays }, new Map());
  return { ...scene, start: { ...scene.start, cameras: [] } };
}

/** The same scene with something else about the wall. */
export function changeWall(scene: Scene, change: Partial<Start['wall']>): Scene {
  return { ...scene, start: { ...scene.start, wall: { ...scene.start.wall, ...change } } };
}

function sceneOf(wall: Start['wall'], reports: Scene['reports']): Scene {
  const preferences = { language: 'vi' as const, theme: 'dark' as const, keys: {} };
  const cameras = cityCameras(60);
  return { start: { preferences, wall, cameras, notices: [], version: '0.0.0' }, reports };
}

function named(display: DisplayView, name: string): DisplayView {
  return { ...display, name };
}

function liveReports(display: DisplayView): TileReport[] {
  return display.tiles.flatMap((cameraId, tile) =>
    cameraId === null ? [] : [reportOf(tile, sceneTimeMs, { cameraId })],
  );
}
