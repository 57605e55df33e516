import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FakeCore, startFakeCore } from '../../../test/video-wall/fake-core.ts';
import type { PaintedPicture, PainterName } from '../../../test/video-wall/painters-page.ts';
import { buildWallPage, chromiumPath, removeFolder } from '../../../test/video-wall/wall-page.ts';
import { fitPicture, type TileRect } from '../../shared/wall/layout.ts';
import type { PictureRegion } from '../../shared/wall/picture-region.ts';

const size = { width: 160, height: 90 };
const tile: TileRect = { x: 80, y: 0, width: 80, height: 90 };
const names: readonly PainterName[] = ['cpu', 'drawImage', 'webgl'];
const formats = ['I420', 'NV12'] as const;
const background = [0x0b, 0x0e, 0x12];

type Source = Omit<PaintedPicture, 'job'>;

describe.skipIf(chromiumPath() === null)('a part of a picture', { timeout: 60_000 }, () => {
  let folder = '';
  let core: FakeCore;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    folder = await buildWallPage('painters.html');
    core = await startFakeCore(folder);
    const args = ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
    browser = await chromium.launch({ executablePath: chromiumPath() ?? '', args });
    page = await browser.newPage();
    await page.goto(`${core.url}/painters.html`);
    await page.waitForFunction(() => globalThis.testedPainters !== undefined);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await core?.close();
    await removeFolder(folder);
  });

  function placed({ width, height }: Source, region: PictureRegion | null): TileRect {
    return fitPicture(tile, width * (region?.width ?? 1), height * (region?.height ?? 1));
  }

  /** Fits the part into the right half of the canvas, paints it and looks at these points. */
  async function paint(
    name: PainterName,
    source: Source,
    region: PictureRegion | null,
    points: readonly (readonly [number, number])[],
  ): Promise<number[][]> {
    const job = { rect: placed(source, region), region, ground: tile };
    const given = [name, size, { ...source, job }, points] as const;
    const seen = await page.evaluate((all) => globalThis.testedPainters.paint(...all), given);
    if (!seen) throw new Error(`${name} does not work here`);
    return seen;
  }

  const regions: readonly (readonly [string, PictureRegion | null])[] = [
    ['all of it', null],
    ['its middle', { x: 0.25, y: 0.25, width: 0.5, height: 0.5 }],
    ['its last corner', { x: 0.9, y: 0.9, width: 0.1, height: 0.1 }],
    ['a part between pixels', { x: 0.3337, y: 0.1113, width: 0.2217, height: 0.3331 }],
  ];
  const cases = names.flatMap((name) =>
    formats.flatMap((format) => [640, 321, 40].map((width) => ({ name, format, width }))),
  );

  it.each(cases)(
    'is drawn where it belongs by $name from $format, $width wide',
    async ({ name, format, width }) => {
      // A pixel's brightness says what of the picture it shows.
      const luma = { from: 20, across: 130, down: 65 };
      const source = { format, width, height: Math.round((width * 9) / 16), luma };
      for (const [what, region] of regions) {
        const part = region ?? { x: 0, y: 0, width: 1, height: 1 };
        const rect = placed(source, region);
        // At the very edge of so small a picture half a pixel is seen; inside it, one that is missed would be.
        const along = width === 40 ? [0.25, 0.5, 0.75] : [0, 0.5, 0.999];
        const corners = along.flatMap((x) => along.map((y) => [x, y] as const));
        const points = corners.map(
          ([x, y]) => [Math.floor(rect.x + x * rect.width), Math.floor(rect.y + y * rect.height)] as const,
        );
        const seen = await paint(name, source, region, points);
        const wanted = points.map(([x, y]) => {
          const across = part.x + (part.width * (x - rect.x + 0.5)) / rect.width;
          const down = part.y + (part.height * (y - rect.y + 0.5)) / rect.height;
          return ((luma.from + luma.across * across + luma.down * down - 16) * 255) / 219;
        });
        const wrong = seen.map(([red = -99], index) => Math.abs(red - (wanted[index] ?? -99)));
        expect(Math.max(...wrong), `${what}: ${seen.map(([red]) => red)} for ${wanted}`).toBeLessThanOrEqual(
          3,
        );
      }
    },
  );

  it.each(names)('leaves the ground beside it and nothing of the neighbour to %s', async (name) => {
    const region = { x: 0.2, y: 0.1, width: 0.2, height: 0.8 };
    const source = {
      format: 'I420',
      width: 640,
      height: 360,
      luma: { from: 235, across: 0, down: 0 },
    } as const;
    const rect = placed(source, region);
    expect(rect.width).toBeLessThan(50);
    const points = [rect.x, rect.x - 2, rect.x + rect.width + 1, 80, 79].map((x) => [x, 45] as const);
    expect(await paint(name, source, region, points)).toEqual([
      [255, 255, 255],
      background,
      background,
      background,
      [255, 0, 0],
    ]);
  });
});
