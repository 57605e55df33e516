import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CancelledError } from '../../shared/base/fault.ts';
import { wait } from '../../shared/base/wait.ts';
import type { Console } from '../core/console.ts';
import { createLogger, type Logger, stderrSink } from '../core/log/logger.ts';
import { makeReport } from '../core/report/make-report.ts';
import { announcePictures, firstPicturesWithinMs, picturesOn } from '../core/startup/announce-pictures.ts';
import { defaultDataDirectory } from '../core/startup/data-directories.ts';
import { startConsole } from '../core/startup/start-console.ts';
import type { KioskArguments } from './arguments.ts';
import { createKioskHost, type KioskHost } from './kiosk-host.ts';
import { writeScreenshots } from './screenshots.ts';
import { startUsageSpan } from './usage-span.ts';

const pagesDirectory = fileURLToPath(new URL('../../../out/renderer', import.meta.url));

/** Runs the console in Chromium windows until it was asked to end, or its seconds are over. Throws ExpectedError for what the person can mend. */
export async function runKiosk(args: KioskArguments, signal: AbortSignal): Promise<void> {
  const logger = createLogger(stderrSink(args.verbose ? 'debug' : args.report ? 'warn' : 'info'));
  const temporary = args.report && !args.data ? await mkdtemp(join(tmpdir(), 'vonglau-run-')) : null;
  const dataDirectory = args.data ?? temporary ?? defaultDataDirectory();
  const openHost = () => createKioskHost({ logger, headless: args.headless, displays: args.displays ?? 1 });
  try {
    const start = { wishes: args, dataDirectory, pagesDirectory, notices: [], logger, openHost };
    const { console, host, dispose } = await startConsole(start);
    try {
      await run(args, console, host, logger, signal);
    } finally {
      await dispose();
    }
  } finally {
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
