import { expect, onTestFinished, test } from 'vitest';
import { childPids } from '../../src/main/core/process/child-registry.ts';
import { startTestCity } from '../support/city-for-tests.ts';
import { oneDecoderEach } from '../support/decoders.ts';
import { killDecoders } from '../support/kill-decoders.ts';
import { laneCameras } from '../support/lane-cameras.ts';
import { startWall } from '../support/wall-under-test.ts';

const minutes = Number(process.env.VONGLAU_KILL_MINUTES ?? 5);
/** One every 2 s. */
const kills = 30 * minutes;
const tiles = [0, 1, 2, 3, 4, 5, 6, 7, 8];

test(`decoders killed for ${minutes} minutes: never a wrong picture, all live again, nothing left`, async ({
  annotate,
}) => {
  const city = await startTestCity({ cameras: 9, samePhase: true, overrides: [...laneCameras] });
  onTestFinished(() => city.dispose());
  const wall = await startWall({ camerasJson: city.camerasJson(), layout: '3x3' });
  try {
    await wall.moving(tiles, 90_000);
    await annotate(`${await killDecoders(wall, kills)} decoders killed`);
    // A lane that died three times in a row is tried now and then only.
    for (const tile of tiles) await wall.tileIs(tile, { state: 'live' }, 300_000);
    await wall.moving(tiles, 90_000);
    await oneDecoderEach(wall);
    expect(wall.pageErrors).toEqual([]);
  } finally {
    await wall.dispose();
  }
  expect(childPids()).toEqual([]);
});
