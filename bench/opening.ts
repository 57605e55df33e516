import { readFile } from 'node:fs/promises';
import { layoutFor } from '../src/shared/wall/arrange.ts';
import { until } from '../test/support/until.ts';
import { startWall, type WallUnderTest } from '../test/support/wall-under-test.ts';

export interface OpeningFigures {
  readonly feeds: number;
  /** From the layout's opening to the slowest tile's first picture, milliseconds. */
  readonly coldMs: number;
  readonly pulledMs: number;
}

/** Opens a layout whose cameras nobody pulls yet, then again in a new window while the core still pulls them. */
export async function measureOpening(camerasFile: string, feeds: number): Promise<OpeningFigures> {
  const wall = await startWall({
    camerasJson: await readFile(camerasFile, 'utf8'),
    layout: layoutFor(feeds),
  });
  try {
    const coldMs = await slowestFirstPicture(wall, feeds, 0);
    const reloadedAtMs = performance.timeOrigin + performance.now();
    await wall.console.windows()[0]?.close();
    const pulledMs = await slowestFirstPicture(wall, feeds, reloadedAtMs);
    return { feeds, coldMs, pulledMs };
  } finally {
    await wall.dispose();
  }
}

async function slowestFirstPicture(wall: WallUnderTest, feeds: number, afterMs: number): Promise<number> {
  const isNew = () =>
    wall.tiles().length === feeds &&
    wall.tiles().every((tile) => tile.firstPictureMs !== null && (tile.pictureAtMs ?? 0) > afterMs);
  await until('all first pictures', isNew, 60_000, () =>
    wall.tiles().map((tile) => [tile.state, tile.reason]),
  );
  return Math.max(...wall.tiles().map((tile) => tile.firstPictureMs ?? Number.POSITIVE_INFINITY));
}
