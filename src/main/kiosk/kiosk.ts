import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CancelledError } from '../../shared/base/fault.ts';
import { wait } from '../../shared/base/wait.ts';
import { type Console, createConsole } from '../core/console.ts';
import { createLogger, type Logger, stderrSink } from '../core/log/logger.ts';
import { defaultSnapshotFolder } from '../core/pictures/snapshot-folder.ts';
import { makeReport } from '../core/report/make-report.ts';
import { openCameraSource } from '../core/startup/camera-source.ts';
import { openStreams } from '../core/startup/open-streams.ts';
import type { KioskArguments } from './arguments.ts';
import { createKioskHost, type KioskHost } from './kiosk-host.ts';
import { writeScreenshots } from './screenshots.ts';
import { startUsageSpan } from './usage-span.ts';

const pagesDirectory = fileURLToPath(new URL('../../../out/renderer', import.meta.url));

/** At most this long is waited for every tile's first picture before measuring begins. */
const firstPicturesWithinMs = 10_000;

/** Runs the console in Chromium windows until it was asked to end, or its seconds are over. Throws ExpectedError for what the person can mend. */
export async function runKiosk(args: KioskArguments, signal: AbortSignal): Promise<void> {
  const logger = createLogger(stderrSink(args.verbose ? 'debug' : args.report ? 'warn' : 'info'));
  const temporary = args.report && !args.data ? await mkdtemp(join(tmpdir(), 'vonglau-run-')) : null;
  const dataDirectory = args.data ?? temporary ?? defaultDataDirectory();
  const source = await openCameraSource(args.cameras, dataDirectory, logger);
  const { ffmpeg, streams } = await openStreams(logger);
  const host = await createKioskHost({ logger, headless: args.headless, displays: args.displays ?? 1 });
  const closers: (() => unknown)[] = [() => host.dispose(), () => streams.dispose()];
  try {
    const console = await createConsole({
      host,
      logger,
      streams,
      decoding: { ffmpeg, machineDirectory: machineDirectory(), lane: args.lane, measure: args.measure },
      pagesDirectory,
      dataDirectory,
      cameras: source.cameras,
      notices: source.notices,
      catalogue: source.catalogue,
      snapshotFolder: await defaultSnapshotFolder(process.env),
      layout: args.layout,
      displayLimit: args.displays,
      operatorWindow: args.operator,
      headless: args.headless,
    });
    closers.unshift(() => console.dispose());
    closers.unshift(source.follow(console));
    await run(args, console, host, logger, signal);
  } finally {
    for (const close of closers) await close();
    if (temporary) await rm(temporary, { recursive: true, force: true });
  }
}

async function run(
  args: KioskArguments,
  console: Console,
  host: KioskHost,
  logger: Logger,
  signal: AbortSignal,
): Promise<void> {
  const startedAtMs = performance.now();
  const endAtMs = startedAtMs + (args.seconds ?? Number.POSITIVE_INFINITY) * 1000;
  const photos = args.screenshots
    ? photograph(console, args.screenshots, args.screenshotEvery, logger)
    : null;
  try {
    if (args.report) await measure(args.report, console, host, endAtMs, signal);
    else {
      await announcePictures(console, logger, signal);
      await waitUntil(endAtMs, signal);
    }
  } catch (error) {
    if (!(error instanceof CancelledError)) throw error;
  } finally {
    await photos?.stop();
    if (args.screenshots) await writeScreenshots(console.windows(), args.screenshots);
  }
}

/** Measures from the moment every tile has its first picture (or has had its time) to the end, and writes the report. */
async function measure(
  path: string,
  console: Console,
  host: KioskHost,
  endAtMs: number,
  signal: AbortSignal,
): Promise<void> {
  const measureFromMs = Math.min(performance.now() + firstPicturesWithinMs, endAtMs - 1000);
  while (!picturesOn(console).all && performance.now() < measureFromMs) await wait(100, signal);
  const span = startUsageSpan(host);
  const fromMs = performance.now();
  await waitUntil(endAtMs, signal);
  const usage = await span.finish();
  const seconds = (performance.now() - fromMs) / 1000;
  const report = makeReport({
    host: host.name,
    seconds,
    wall: console.wall.view(),
    tiles: console.tiles,
    capacity: console.decoding.capacity.view(),
    usage,
  });
  await writeFile(path, `${JSON.stringify(report, null, 2)}\n`);
}

/** How many of the tiles that have a camera have shown a picture; `all` when the others have failed for a reason they can name. */
function picturesOn({ wall, tiles }: Console): { shown: number; wanted: number; all: boolean } {
  const { displays } = wall.view();
  const wanted = displays.flatMap((display) => display.tiles).filter((camera) => camera !== null).length;
  const reports = displays.flatMap(({ id }) => tiles.of(id));
  const shown = reports.filter(({ firstPictureMs }) => firstPictureMs !== null).length;
  const failed = reports.filter((tile) => tile.firstPictureMs === null && tile.state === 'failed').length;
  return { shown, wanted, all: shown + failed >= wanted };
}

/** Says once when the pictures are up, all of them or as many as came in time. */
async function announcePictures(console: Console, logger: Logger, signal: AbortSignal): Promise<void> {
  const untilMs = performance.now() + firstPicturesWithinMs;
  while (!picturesOn(console).all && performance.now() < untilMs) await wait(100, signal);
  const { shown, wanted } = picturesOn(console);
  logger.info(`pictures on ${shown} of ${wanted} tiles`);
}

async function waitUntil(atMs: number, signal: AbortSignal): Promise<void> {
  // A timer holds 2^31 ms at most; a wall runs longer.
  while (performance.now() < atMs) await wait(Math.min(atMs - performance.now(), 3_600_000), signal);
}

function photograph(console: Console, directory: string, everySeconds: number | null, logger: Logger) {
  if (everySeconds === null) return null;
  const stop = new AbortController();
  const loop = async () => {
    while (true) {
      try {
        await wait(everySeconds * 1000, stop.signal);
        await writeScreenshots(console.windows(), directory, stop.signal);
      } catch (error) {
        if (stop.signal.aborted) return;
        logger.warn(`no screenshots this time: ${String(error)}`);
      }
    }
  };
  const running = loop();
  return {
    async stop() {
      stop.abort();
      await running;
    },
  };
}

/** Where figures of this machine are kept, for all who run a console on it as this user. */
function machineDirectory(): string {
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'vonglau');
}

function defaultDataDirectory(): string {
  return join(process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'vonglau');
}
