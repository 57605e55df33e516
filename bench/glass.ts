import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wait } from '../src/shared/base/wait.ts';
import { layoutFor } from '../src/shared/wall/arrange.ts';
import type { FeedLane } from '../src/shared/wall/feed-order.ts';
import { type BarcodeValue, type RgbaPixels, readBarcode } from '../src/simulator/barcode.ts';
import { startCity } from '../src/simulator/city.ts';
import { pictureRects } from '../test/support/screen.ts';
import { spawnConsole } from './spawn-console.ts';
import { startXvfb } from './xvfb.ts';

export interface GlassFigures {
  readonly feeds: number;
  readonly samples: number;
  readonly unreadable: number;
  readonly ageMs: { readonly p50: number; readonly p95: number; readonly max: number };
}

/**
 * Camera to glass: the console runs on an X server whose framebuffer is a file; every half second the file is read, each tile's barcode names
 * the frame it shows, and the city knows when that frame went out. The X server is the glass: no screenshot stands in between.
 */
export async function measureGlass(
  feeds: number,
  seconds: number,
  lane: FeedLane | null,
): Promise<GlassFigures> {
  const directory = await mkdtemp(join(tmpdir(), 'vonglau-glass-'));
  const city = await startCity({ cameras: feeds, h264Only: true, cacheDir: '.cache/city' });
  const display = await startXvfb(1920, 1080, directory);
  const camerasFile = join(directory, 'cameras.json');
  await writeFile(camerasFile, city.camerasJson());
  const layout = layoutFor(feeds);
  const console = spawnConsole(
    [
      ...['--cameras', camerasFile, '--layout', layout, '--no-operator', '--data', directory],
      ...['--measure', 'never'],
      ...(lane === null ? [] : ['--lane', lane]),
    ],
    {
      DISPLAY: display.name,
    },
  );
  const ages: number[] = [];
  let unreadable = 0;
  try {
    await wait(15_000);
    for (let sample = 0; sample < seconds * 2; sample++) {
      await wait(450 + (sample % 10) * 10);
      const { pixels, atMs } = await readFramebuffer(join(directory, 'Xvfb_screen0'));
      for (const seen of pictureRects(layout, { x: 0, y: 0, width: 1920, height: 1080 }).map((rect) =>
        readBarcode(pixels, rect),
      )) {
        const sentAtMs = seen && sentAt(city, seen);
        if (sentAtMs) ages.push(atMs - sentAtMs);
        else unreadable++;
      }
    }
  } finally {
    await console.stop();
    display.dispose();
    await city.dispose();
    await rm(directory, { recursive: true, force: true });
  }
  ages.sort((one, other) => one - other);
  const at = (share: number) => ages[Math.floor(share * (ages.length - 1))] ?? Number.NaN;
  return { feeds, samples: ages.length, unreadable, ageMs: { p50: at(0.5), p95: at(0.95), max: at(1) } };
}

function sentAt(city: Awaited<ReturnType<typeof startCity>>, { camera, frame }: BarcodeValue): number | null {
  return city.camera(camera).frameSentAtMs('sub', frame);
}

/** Reads an XWD framebuffer file (X11/XWDFile.h): big-endian header words, then rows of 32-bit BGRX pixels. */
async function readFramebuffer(path: string): Promise<{ pixels: RgbaPixels; atMs: number }> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const bytes = Buffer.alloc(size);
    await file.read(bytes, 0, size, 0);
    const atMs = performance.timeOrigin + performance.now();
    const word = (index: number) => bytes.readUInt32BE(index * 4);
    const [width, height, rowBytes] = [word(4), word(5), word(12)];
    const from = word(0) + word(19) * 12;
    const data = new Uint8Array(width * height * 4);
    for (let row = 0; row < height; row++)
      for (let column = 0; column < width; column++) {
        const source = from + row * rowBytes + column * 4;
        const target = (row * width + column) * 4;
        data[target] = bytes[source + 2] ?? 0;
        data[target + 1] = bytes[source + 1] ?? 0;
        data[target + 2] = bytes[source] ?? 0;
      }
    return { pixels: { data, width, height }, atMs };
  } finally {
    await file.close();
  }
}
