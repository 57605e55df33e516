import { hash } from 'node:crypto';
import { delimiter } from 'node:path';
import type { Page } from 'playwright-core';
import { measuredCapacity } from '../fakes/capacity-scenes.ts';
import { type PageBench, type PageOptions, showReports } from '../fakes/page-bench.ts';
import { cityPicture } from './city-picture.ts';
import { type Scene, sceneTimeMs } from './city-scene.ts';
import { type PaintedTile, paintPictures } from './paint-pictures.ts';
import type { Screen } from './screens.ts';

export interface ScreenChoices {
  readonly language: 'vi' | 'en';
  readonly theme: 'dark' | 'light';
  /** Scripts that are in the page before its own. */
  readonly scripts?: readonly string[];
}

/** How the windows of screens are made, per scripts: one object each, so that the bench uses a window again. */
const windowsWith = new Map<string, PageOptions>();

/** Opens one screen as it always is: same moment, same pictures. The caller leaves the page. */
export async function openScreen(bench: PageBench, screen: Screen, choices: ScreenChoices): Promise<Page> {
  const { language, theme, scripts = [] } = choices;
  const scene = screen.scene();
  bench.core.state.start = { ...scene.start, preferences: { language, theme, keys: {} } };
  bench.core.answers.clear();
  bench.core.answers.set('capacity.get', () => measuredCapacity(sceneTimeMs));
  for (const [name, answer] of screen.answers ?? []) bench.core.answers.set(name, () => answer);
  const page = await bench.page(
    screen.window,
    screen.window === 'wall' ? 'wall-1' : 'desk',
    windowWith(scripts),
  );
  await (screen.window === 'wall' ? fillWall(page, scene) : fillDesk(bench, page, scene));
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await screen.open?.(page, bench);
  return page;
}

function windowWith(scripts: readonly string[]): PageOptions {
  const name = scripts.join(delimiter);
  const made: PageOptions = windowsWith.get(name) ?? {
    context: { timezoneId: 'Asia/Ho_Chi_Minh', reducedMotion: 'reduce' },
    prepare: (fresh) => stopClock(fresh, scripts),
  };
  windowsWith.set(name, made);
  return made;
}

/** The page's time stands still at the scene's; timers run. */
async function stopClock(page: Page, scripts: readonly string[]): Promise<void> {
  for (const path of scripts) await page.addInitScript({ path });
  await page.clock.setFixedTime(sceneTimeMs);
  await page.addInitScript((time) => {
    Reflect.defineProperty(performance, 'timeOrigin', { value: time });
    Reflect.defineProperty(performance, 'now', { value: () => 0 });
  }, sceneTimeMs);
}

async function fillWall(page: Page, scene: Scene): Promise<void> {
  const display = scene.start.wall.displays[0];
  const reports = scene.reports.get('d1') ?? [];
  if (!display || reports.length === 0) return;
  await showReports(page, display.tiles.filter((camera) => camera !== null).length, reports);
  await paintPictures(page, paintedTiles(scene, 'd1'), { width: 0, height: 0 });
}

async function fillDesk(bench: PageBench, page: Page, scene: Scene): Promise<void> {
  const { displays } = scene.start.wall;
  await page.locator('.desk-middle > :not(.desk-line, .desk-waiting)').first().waitFor();
  for (const { id } of displays) {
    const tiles = [...(scene.reports.get(id) ?? [])];
    if (tiles.length === 0) continue;
    bench.core.broadcast('tiles.changed', { displayId: id, tiles });
    const jpeg = await stillOf(page, paintedTiles(scene, id));
    bench.core.broadcast('display.still', { displayId: id, atMs: sceneTimeMs, jpeg });
  }
  const filled = displays.filter(({ id }) => scene.reports.has(id)).length;
  await page.waitForFunction((count) => document.querySelectorAll('.plan-still').length === count, filled);
}

/** The desk's stills that are painted already: to paint one takes longer than to open the desk. */
const painted = new Map<string, string>();

async function stillOf(page: Page, tiles: readonly PaintedTile[]): Promise<string> {
  const key = hash('sha256', JSON.stringify(tiles));
  const jpeg = painted.get(key) ?? (await paintPictures(page, tiles, { width: 640, height: 360 }));
  painted.set(key, jpeg);
  return jpeg;
}

/** The pictures of a display's tiles that have one. */
function paintedTiles(scene: Scene, displayId: string): PaintedTile[] {
  const display = scene.start.wall.displays.find(({ id }) => id === displayId);
  if (!display) return [];
  const { columns, rows, cells } = display.grid;
  return (scene.reports.get(displayId) ?? []).flatMap(({ tile, cameraId, pictureAtMs }) => {
    const cell = cells[tile];
    if (!cell || pictureAtMs === null) return [];
    const picture = cityPicture(Number(cameraId.replace(/\D/g, '')));
    const place = { x: cell.column / columns, y: cell.row / rows };
    return [{ picture, ...place, width: cell.columns / columns, height: cell.rows / rows }];
  });
}
