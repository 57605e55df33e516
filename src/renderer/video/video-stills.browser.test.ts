import { PNG } from 'pngjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { coloured, fourColours } from '../../../test/video-wall/coloured-pictures.ts';
import { h264, hello, packet } from '../../../test/video-wall/fake-core.ts';
import { tileWish as wish } from '../../../test/video-wall/tile-wish.ts';
import { wallBench } from '../../../test/video-wall/wall-bench.ts';
import { chromiumPath, type WallPage } from '../../../test/video-wall/wall-page.ts';

const red = [255, 0, 0] as const;
const green = [0, 255, 0] as const;
const blue = [0, 0, 255] as const;
const white = [255, 255, 255] as const;
const background = [0x0b, 0x0e, 0x12] as const;
const lowerLeft = { x: 0, y: 0.5, width: 0.5, height: 0.5 };

function expectColours(seen: readonly number[][], wanted: readonly (readonly number[])[]): void {
  expect(seen).toHaveLength(wanted.length);
  for (const [index, colour] of seen.entries())
    for (const [channel, value] of colour.entries())
      expect(Math.abs(value - (wanted[index]?.[channel] ?? -99))).toBeLessThanOrEqual(6);
}

describe.skipIf(chromiumPath() === null)(
  'pictures that the video wall gives out, in Chromium',
  { timeout: 60_000 },
  () => {
    const bench = wallBench();
    const { live, slotOf } = bench;
    let wall: WallPage;
    beforeEach(() => {
      wall = bench.wall;
    });

    it('makes a small still of the whole canvas', async () => {
      await wall.setTiles([wish(0, 'red'), wish(3, 'blue')]);
      await live('red', coloured(red));
      await live('blue', coloured(blue));
      await wall.colour(160, 90, red);
      await wall.colour(480, 270, blue);
      const points = [
        [40, 22],
        [120, 22],
        [120, 67],
      ] as const;
      const still = await wall.page.evaluate((at) => globalThis.testedWall.still(160, at), points);
      expect(still).toMatchObject({ type: 'image/jpeg', width: 160, height: 90 });
      expectColours(still?.colours ?? [], [red, background, blue]);
      const large = await wall.page.evaluate(() => globalThis.testedWall.still(4000, []));
      expect(large).toMatchObject({ width: 640, height: 360 });
    });

    it('gives out the whole picture of a tile in its stream size, whatever part of it is shown', async () => {
      const shown = fourColours()[0];
      await wall.setTiles([wish(0, 'one', { region: lowerLeft }), wish(1, 'dark')]);
      const slot = await slotOf('one');
      wall.core.send(hello(slot, 1, h264));
      const record = shown && packet(slot, 1, shown, { ptsMs: 0 });
      wall.core.send(record ? [record] : []);
      await wall.colour(160, 90, blue);
      const picture = await wall.page.evaluate(() => globalThis.testedWall.picture(0));
      expect(picture).toMatchObject({
        cameraId: 'one',
        width: 640,
        height: 360,
        stream: 'sub',
        arrivedAtMs: record?.kind === 'packet' ? record.arrivedAtMs : 0,
      });
      const { data, width, height } = PNG.sync.read(Buffer.from(picture?.base64 ?? '', 'base64'));
      expect([width, height]).toEqual([640, 360]);
      const at = (x: number, y: number) => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)];
      expectColours([at(100, 100), at(500, 100), at(100, 300), at(500, 300)], [red, green, blue, white]);
      expect(await wall.page.evaluate(() => globalThis.testedWall.picture(1))).toBeNull();
      expect(await wall.page.evaluate(() => globalThis.testedWall.picture(7))).toBeNull();
    });
  },
);
