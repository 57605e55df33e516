import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wait } from '../src/shared/base/wait.ts';
import { parseCamerasFile } from '../src/shared/camera/cameras-file.ts';
import { layoutFor } from '../src/shared/wall/arrange.ts';
import { until } from '../test/support/until.ts';
import { startWall, type WallUnderTest } from '../test/support/wall-under-test.ts';
import type { OpeningFigures } from './opening.ts';

const pulledTurns = 4;
/** Between two turns: long enough that no window is still catching up. */
const restMs = 6000;

const [camerasFile = '', count = ''] = process.argv.slice(2);
process.stdout.write(`${JSON.stringify(await open(Number(count)))}\n`);

async function open(feeds: number): Promise<OpeningFigures> {
  const camerasJson = await readFile(camerasFile, 'utf8');
  const dataDirectory = await mkdtemp(join(tmpdir(), 'vonglau-opening-'));
  await writeFile(join(dataDirectory, 'console.json'), JSON.stringify(remembered(camerasJson, feeds)));
  const wall = await startWall({ camerasJson, layout: null, dataDirectory });
  try {
    const { id } = wall.console.wall.view().displays[0] ?? { id: '' };
    await until('the empty wall', () => wall.painted());
    wall.console.wall.setLayout(id, layoutFor(feeds), 'bench');
    const coldMs = await slowestFirstPicture(wall, feeds, 0);
    const pulledMs: number[] = [];
    for (let turn = 0; turn < pulledTurns; turn++) {
      await wait(restMs);
      const reloadedAtMs = performance.timeOrigin + performance.now();
      await wall.console.windows()[0]?.close();
      pulledMs.push(await slowestFirstPicture(wall, feeds, reloadedAtMs));
    }
    return { feeds, coldMs, pulledMs };
  } finally {
    await wall.dispose();
    await rm(dataDirectory, { recursive: true });
  }
}

/** Settings of a display whose one tile is empty and which has a camera for every tile of the large layout but that one. */
function remembered(camerasJson: string, feeds: number) {
  const ids = parseCamerasFile(camerasJson).cameras.map((camera) => camera.id);
  const display = { layout: '1x1', tiles: [null, ...ids.slice(0, feeds - 1)] };
  return { version: 1, preferences: { language: 'vi', theme: 'dark' }, displays: { 'headless-1': display } };
}

async function slowestFirstPicture(wall: WallUnderTest, feeds: number, afterMs: number): Promise<number> {
  const isNew = () =>
    wall.tiles().length === feeds - 1 &&
    wall.tiles().every((tile) => tile.firstPictureMs !== null && (tile.pictureAtMs ?? 0) > afterMs);
  await until('all first pictures', isNew, 60_000, () =>
    wall.tiles().map((tile) => [tile.state, tile.reason]),
  );
  return Math.max(...wall.tiles().map((tile) => tile.firstPictureMs ?? Number.POSITIVE_INFINITY));
}
