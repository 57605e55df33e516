import { type Disposable, DisposableStore } from '../../shared/base/disposable.ts';
import type { ConsoleNotice } from './console-handlers.ts';
import { coreTimeMs } from './core-time.ts';
import type { Logger } from './log/logger.ts';
import type { SettingsStore } from './settings/console-settings.ts';
import { CarouselRunner } from './wall/carousel-runner.ts';
import { WallService, type WallStart } from './wall/wall-service.ts';
import { WholeWall } from './wall/whole-wall.ts';
import { ZoomWindows } from './wall/zoom-windows.ts';
import { WallLog } from './wall-log/wall-log.ts';

const keepLogDays = 90;

/** The wall and all that follows it. */
export interface OpenWall extends Disposable {
  readonly wall: WallService;
  readonly whole: WholeWall;
  readonly zoomWindows: ZoomWindows;
  readonly log: WallLog;
  readonly notices: readonly ConsoleNotice[];
}

/** Brings the wall back as it was, turns its carousels and logs what it shows. A log that cannot be kept is told by `onProblem`; the wall runs on. */
export function openWall(
  settings: SettingsStore,
  start: WallStart,
  options: { dataDirectory: string; logger: Logger; onProblem(problem: ConsoleNotice): void },
): OpenWall {
  const { dataDirectory, logger, onProblem } = options;
  const held = new DisposableStore();
  const wall = new WallService(settings, start);
  const zoomWindows = new ZoomWindows(settings);
  const whole = held.add(new WholeWall(wall, zoomWindows));
  const { log, notice } = WallLog.open(dataDirectory, logger.child('wall-log'), {
    keepDays: keepLogDays,
    now: () => Date.now(),
    coreNow: coreTimeMs,
    onProblem,
  });
  held.add(log);
  held.add(
    wall.onLogged.on(({ by, act, display, now }) => {
      const { grid, tiles, maximised, zooms } = now;
      const { id: displayId, name: displayName } = display;
      log.record({
        by,
        act,
        displayId,
        displayName,
        grid,
        tiles: tiles.slice(0, grid.cells.length),
        maximised,
        zooms,
      });
    }),
  );
  wall.logStart();
  held.add(new CarouselRunner(wall));
  return { wall, whole, zoomWindows, log, notices: notice ? [notice] : [], dispose: () => held.dispose() };
}
