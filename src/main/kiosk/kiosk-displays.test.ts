import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalPages, startLocalPages } from '../../../test/local-pages.ts';
import { until } from '../../../test/support/until.ts';
import { startXDisplays, type XDisplays } from '../../../test/x-displays.ts';
import type { Bounds } from '../../shared/wall/wall-view.ts';
import type { RgbaPixels } from '../../simulator/barcode.ts';
import type { HostDisplay, WindowSpec } from '../core/host.ts';
import { createLogger } from '../core/log/logger.ts';
import { createKioskHost, type KioskHost } from './kiosk-host.ts';
import { parseMonitors } from './x-monitors.ts';

const monitors: readonly Bounds[] = [
  { x: 0, y: 0, width: 1280, height: 720 },
  { x: 1280, y: 0, width: 1920, height: 1080 },
  { x: 0, y: 1080, width: 1920, height: 1080 },
];
const colours = ['#ff0000', '#00ff00', '#0000ff'] as const;
const started = await startXDisplays(monitors);
const x: XDisplays | null = 'unavailable' in started ? null : started;
if ('unavailable' in started) console.warn(`kiosk-displays is skipped: ${started.unavailable}`);

let pages: LocalPages;
let host: KioskHost;

beforeAll(async () => {
  if (!x) return;
  process.env.DISPLAY = x.display;
  const page = (colour: string) => `<body style="margin:0;background:${colour}"><script>
    const tell = () => say([innerWidth, innerHeight, screenX, screenY].join());
    // Moving a window is no event of its page: it tells again and again where it is.
    setInterval(tell, 100); tell();</script>`;
  pages = await startLocalPages(
    Object.fromEntries(colours.map((colour, index) => [`/${index}`, page(colour)])),
  );
  host = await createKioskHost({ logger: createLogger(() => undefined), headless: false });
});

afterAll(async () => {
  await host?.dispose();
  await pages?.close();
  await x?.dispose();
});

function spec(display: HostDisplay, page: number, over: Partial<WindowSpec> = {}): WindowSpec {
  return {
    identity: { windowId: `wall-${page}`, kind: 'wall', displayId: display.id },
    bounds: display.bounds,
    fullscreen: true,
    title: 'wall',
    url: `${pages.origin}/${page}`,
    bridge: { origin: pages.origin, token: 'none' },
    ...over,
  };
}

function photograph(): Promise<RgbaPixels> {
  if (!x) throw new Error('there is no X server');
  return x.photograph();
}

function colourAt({ data, width }: RgbaPixels, x: number, y: number): string {
  const at = (y * width + x) * 4;
  return `#${Buffer.from(data.subarray(at, at + 3)).toString('hex')}`;
}

test('reads monitors, also left of the first and off the main one', () => {
  const listing = `Monitors: 3
 0: +*HDMI-1 1920/508x1080/286+1280+0  HDMI-1
 1: +DP-2 1280/300x720/200+0+-20  DP-2
 2: whole 3840/1x1080/1+-5+0  DP-3 DP-4
`;
  expect(parseMonitors(listing)).toEqual([
    { connector: 'HDMI-1', bounds: { x: 1280, y: 0, width: 1920, height: 1080 }, primary: true },
    { connector: 'DP-2', bounds: { x: 0, y: -20, width: 1280, height: 720 }, primary: false },
    { connector: 'whole', bounds: { x: -5, y: 0, width: 3840, height: 1080 }, primary: false },
  ]);
});

test.skipIf(!x)('each wall covers its monitor and no other', async () => {
  const displays = await host.displays();
  expect(displays.map(({ id, bounds, primary }) => ({ id, bounds, primary }))).toEqual(
    monitors.map((bounds, index) => ({ id: x?.connectors[index], bounds, primary: index === 0 })),
  );
  const windows = await Promise.all(displays.map((display, index) => host.openWindow(spec(display, index))));
  const shots = await Promise.all(windows.map((window) => window.screenshot()));
  const sizes = shots
    .map((shot) => PNG.sync.read(Buffer.from(shot)))
    .map(({ width, height }) => ({ width, height }));
  expect(sizes).toEqual(monitors.map(({ width, height }) => ({ width, height })));
  let seen: string[][] = [];
  await until(
    'every corner and the middle of each monitor has its colour',
    async () => {
      const photo = await photograph();
      seen = monitors.map(({ x, y, width, height }) =>
        // On a bare X server the bottom row stays dark.
        [
          [x, y],
          [x + width - 1, y],
          [x + (width >> 1), y + (height >> 1)],
          [x, y + height - 2],
          [x + width - 1, y + height - 2],
        ].map(([px = 0, py = 0]) => colourAt(photo, px, py)),
      );
      return seen.every((points, index) => points.every((colour) => colour === colours[index]));
    },
    15_000,
    () => seen,
  );
  for (const window of windows) await window.close();
});

test.skipIf(!x)('a window that is not full screen has no tabs and stands where it was asked to', async () => {
  const [display] = await host.displays();
  if (!display) throw new Error('no display');
  const bounds = { x: 100, y: 50, width: 900, height: 600 };
  const from = pages.said.length;
  const window = await host.openWindow(spec(display, 1, { bounds, fullscreen: false }));
  await until(
    'the page has all of the window',
    () => pages.said.slice(from).includes('900,600,100,50'),
    30_000,
    () => pages.said.slice(from).at(-1),
  );
  const photo = () => photograph().then((picture) => colourAt(picture, 105, 55));
  await until('its colour shows', async () => (await photo()) === colours[1]);
  await window.close();
});

test.skipIf(!x)('tells when a monitor comes or goes', async () => {
  await host.displays();
  let changes = 0;
  const listener = host.onDisplaysChanged(() => {
    changes += 1;
  });
  await x?.arrange(monitors.slice(0, 2));
  await until('the change is told', () => changes > 0);
  expect((await host.displays()).map(({ id }) => id)).toEqual(x?.connectors.slice(0, 2));
  listener.dispose();
});
