import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtInArrangement } from '../../src/shared/wall/arrange.ts';
import { openDesk } from '../../test/support/desk.ts';
import { until } from '../../test/support/until.ts';
import { startWall, type WallUnderTest } from '../../test/support/wall-under-test.ts';

const displayId = 'headless-1';
const side = 16;

/** Milliseconds. */
interface Spread {
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly maxMs: number;
  readonly samples: number;
}

export interface PictureFigures {
  /** From the press of Enter to the picture drawn. */
  readonly enterPulled: Spread;
  readonly enterCold: Spread;
  /** From the key of a saved layout to the last of its 16 pictures. */
  readonly switch16Pulled: Spread;
}

/** Puts cameras on a tile and switches layouts at the real desk. The cameras file must have at least 48 cameras; the wall shows 16 of them. */
export async function measureDeskPictures(camerasJson: string, rounds: number): Promise<PictureFigures> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'vonglau-desk-'));
  const ids = (JSON.parse(camerasJson) as { cameras: { id: string; number: number }[] }).cameras;
  const idAt = (index: number) => ids[index % ids.length]?.id ?? '';
  const first = Array.from({ length: side }, (_, index) => idAt(index));
  const second = Array.from({ length: side }, (_, index) => idAt(side + index));
  await writeFile(join(dataDirectory, 'console.json'), JSON.stringify(settings(first, second)));
  const wall = await startWall({ camerasJson, layout: null, dataDirectory, operator: true });
  try {
    const desk = await openDesk(wall);
    await allLive(wall, first);
    const enterCold: number[] = [];
    const enterPulled: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const fresh = ids[2 * side + (round % (ids.length - 2 * side))];
      const known = ids[round % (side - 1)];
      if (!fresh || !known) break;
      enterCold.push(await enter(wall, desk, fresh));
      // A camera that another tile shows, and the one that stood here before: both are pulled.
      enterPulled.push(await enter(wall, desk, known));
    }
    const switches: number[] = [];
    // A camera that made room for others is not pulled any more: both layouts are seen once before they are measured.
    await desk.press('Ctrl+Digit1');
    await allLive(wall, first);
    await desk.press('Ctrl+Digit2');
    await allLive(wall, second);
    for (let round = 0; round < rounds; round++) {
      switches.push(await switchTo(wall, desk, 'Ctrl+Digit1', first));
      switches.push(await switchTo(wall, desk, 'Ctrl+Digit2', second));
    }
    return {
      enterPulled: spread(enterPulled),
      enterCold: spread(enterCold),
      switch16Pulled: spread(switches),
    };
  } finally {
    await wall.dispose();
    await rm(dataDirectory, { recursive: true });
  }
}

type Desk = Awaited<ReturnType<typeof openDesk>>;

/** Puts a camera on the selected tile (the last one) and waits for its picture. */
async function enter(
  wall: WallUnderTest,
  desk: Desk,
  camera: { id: string; number: number },
): Promise<number> {
  const tile = side - 1;
  await desk.press(...Array.from({ length: 4 }, () => ['ArrowRight', 'ArrowDown']).flat());
  await desk.press(...[...String(camera.number)].map((digit) => `Digit${digit}`));
  const asked = askedAt(wall);
  const pressedAtMs = now();
  await desk.press('Enter');
  const report = await until(`camera ${camera.number}`, () => {
    const seen = wall.tile(tile);
    return seen?.cameraId === camera.id && seen.firstPictureMs !== null && seen;
  });
  return asked.atMs() - pressedAtMs + (report.firstPictureMs ?? 0);
}

async function switchTo(
  wall: WallUnderTest,
  desk: Desk,
  key: string,
  cameras: readonly string[],
): Promise<number> {
  const asked = askedAt(wall);
  const pressedAtMs = now();
  await desk.press(key);
  await allLive(wall, cameras);
  const slowest = Math.max(...wall.tiles().map((tile) => tile.firstPictureMs ?? 0));
  return asked.atMs() - pressedAtMs + slowest;
}

/** When the core next told the windows of another wall; a tile counts its first picture from there, but for the way to its window. */
function askedAt(wall: WallUnderTest): { atMs(): number } {
  let atMs = 0;
  const listening = wall.console.wall.onChanged.on(() => {
    atMs ||= now();
  });
  return {
    atMs() {
      listening.dispose();
      return atMs;
    },
  };
}

async function allLive(wall: WallUnderTest, cameras: readonly string[]): Promise<void> {
  const all = () =>
    cameras.every((id, tile) => wall.tile(tile)?.cameraId === id && wall.tile(tile)?.firstPictureMs !== null);
  await until('all pictures', all, 90_000, () =>
    wall.tiles().map(({ cameraId, state }) => [cameraId, state]),
  );
}

function settings(first: string[], second: string[]) {
  const { grid } = builtInArrangement('4x4', []);
  const layout = (id: string, key: number, tiles: string[]) => ({ id, name: id, key, grid, tiles });
  return {
    version: 1,
    preferences: { language: 'vi', theme: 'dark' },
    displays: { [displayId]: { layout: '4x4', tiles: first } },
    layouts: [layout('first', 1, first), layout('second', 2, second)],
  };
}

function now(): number {
  return performance.timeOrigin + performance.now();
}

function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return { p50Ms: at(0.5), p95Ms: at(0.95), maxMs: at(1), samples: sorted.length };
}
