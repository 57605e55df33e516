import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Console, createConsole } from '../../src/main/core/console.ts';
import { createLogger } from '../../src/main/core/log/logger.ts';
import { openStreams } from '../../src/main/core/startup/open-streams.ts';
import { createKioskHost, type KioskHost } from '../../src/main/kiosk/kiosk-host.ts';
import { parseCamerasFile } from '../../src/shared/camera/cameras-file.ts';
import type { TileReport } from '../../src/shared/wall/tile-report.ts';
import type { BarcodeValue } from '../../src/simulator/barcode.ts';
import { readTiles } from './screen.ts';
import { readScreenshot } from './screenshot-pixels.ts';
import { sharedLook } from './shared-look.ts';
import { until } from './until.ts';
import { untilMoving } from './until-moving.ts';

export interface WallOptions {
  readonly camerasJson: string;
  /** Null: as the data folder remembers it. */
  readonly layout: string | null;
  readonly displays?: number;
  /** False: on the monitors of the X server that DISPLAY names. */
  readonly headless?: boolean;
  readonly operator?: boolean;
  readonly dataDirectory?: string;
  /** Address of the hub that the console belongs to. */
  readonly hub?: string;
}

/** The whole console, headless, inside the test's process: real ffmpeg, real Chromium, the built pages. */
export interface WallUnderTest {
  readonly console: Console;
  readonly host: KioskHost;
  /** Everything that was logged. */
  readonly log: readonly string[];
  readonly snapshotFolder: string;
  /** Errors that pages printed. */
  readonly pageErrors: readonly string[];
  /** True once the first wall window has chosen its painter: its page is up. */
  painted(): boolean;
  tiles(display?: number): readonly TileReport[];
  tile(index: number, display?: number): TileReport | undefined;
  /** Waits until a tile is as wanted. */
  tileIs(index: number, want: Partial<TileReport>, timeoutMs?: number): Promise<TileReport>;
  /** Camera and frame on every tile of a display, read off its window's picture. */
  look(display?: number): Promise<(BarcodeValue | null)[]>;
  /** Waits until each of these tiles of the first display has shown two pictures, all of its own camera: camera N on tile N - 1. */
  moving(tiles: readonly number[], timeoutMs?: number): Promise<void>;
  dispose(): Promise<void>;
}

export async function startWall(options: WallOptions): Promise<WallUnderTest> {
  const temporary = await mkdtemp(join(tmpdir(), 'vonglau-e2e-'));
  const log: string[] = [];
  const pageErrors: string[] = [];
  const logger = createLogger((level, line) => log.push(`${level} ${line}`));
  const opened: (() => Promise<void>)[] = [() => rm(temporary, { recursive: true })];
  const dispose = async () => {
    for (let close = opened.pop(); close; close = opened.pop()) await close();
  };
  const open = async () => {
    const { ffmpeg, streams } = await openStreams(logger);
    opened.push(() => streams.dispose());
    const headless = options.headless ?? true;
    const host = await createKioskHost({ logger, headless, displays: options.displays ?? 1 });
    opened.push(() => host.dispose());
    host.onConsoleError(({ windowId, text }) => pageErrors.push(`${windowId}: ${text}`));
    const console = await createConsole({
      host,
      logger,
      hub: options.hub ?? null,
      streams,
      decoding: { ffmpeg, machineDirectory: join(temporary, 'machine'), lane: null, measure: 'never' },
      pagesDirectory: 'out/renderer',
      dataDirectory: options.dataDirectory ?? temporary,
      cameras: parseCamerasFile(options.camerasJson).cameras,
      notices: [],
      layout: options.layout,
      displayLimit: null,
      operatorWindow: options.operator ?? false,
      headless,
      catalogue: null,
      snapshotFolder: join(temporary, 'snapshots'),
    });
    opened.push(() => console.dispose());
    return { host, console };
  };
  // The file that starts a wall in vain has nothing that it could end.
  const { host, console } = await open().catch(async (error: unknown) => {
    await dispose();
    throw error;
  });
  const lookAt = async (display: number) => {
    const id = displayId(display);
    const window = console.windows().find(({ identity }) => identity.displayId === id);
    if (!window) return [];
    const layout = console.wall.view().displays[display]?.grid ?? '';
    return readTiles(readScreenshot(await window.screenshot()), layout);
  };
  const look = sharedLook(lookAt);
  const displayId = (display: number) => console.wall.view().displays[display]?.id ?? '';
  const tiles = (display = 0) => console.tiles.of(displayId(display));
  const tile = (index: number, display = 0) => tiles(display).find((report) => report.tile === index);
  return {
    console,
    host,
    log,
    snapshotFolder: join(temporary, 'snapshots'),
    pageErrors,
    painted: () => log.some((line) => line.includes(' paints with ')),
    tiles,
    tile,
    tileIs: (index, want, timeoutMs) =>
      until(
        `tile ${index} ${JSON.stringify(want)}`,
        () => {
          const seen = tile(index);
          return (
            seen &&
            Object.entries(want).every(([key, value]) => seen[key as keyof TileReport] === value) &&
            seen
          );
        },
        timeoutMs,
        () => tile(index),
      ),
    look,
    moving: (tiles, timeoutMs) => untilMoving(look, tiles, timeoutMs),
    dispose,
  };
}
