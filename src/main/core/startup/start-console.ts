import type { FeedLane } from '../../../shared/wall/feed-order.ts';
import { type Console, createConsole } from '../console.ts';
import type { ConsoleNotice } from '../console-handlers.ts';
import type { Host } from '../host.ts';
import type { Logger } from '../log/logger.ts';
import { defaultSnapshotFolder } from '../pictures/snapshot-folder.ts';
import { openCameraSource } from './camera-source.ts';
import { machineDirectory } from './data-directories.ts';
import { openStreams } from './open-streams.ts';

/** What a person asks of a console, whatever its host. `cameras` null: its own list; `layout` null: as remembered or what fits; `displays` null: all. */
export interface ConsoleWishes {
  readonly cameras: string | null;
  readonly layout: string | null;
  readonly displays: number | null;
  readonly operator: boolean;
  readonly headless: boolean;
  readonly lane: FeedLane | null;
  readonly measure: 'first' | 'never' | 'now';
  /** Address of the hub; null: as the desk has set it, if at all. */
  readonly hub: string | null;
  /** Who is signed in at a demo's hub. */
  readonly demoAccount?: string | null;
}

export interface ConsoleStart<H extends Host> {
  readonly wishes: ConsoleWishes;
  readonly dataDirectory: string;
  readonly pagesDirectory: string;
  readonly notices: readonly ConsoleNotice[];
  readonly logger: Logger;
  openHost(): Promise<H>;
}

/** A console with all that it runs on. */
export interface StartedConsole<H extends Host> {
  readonly console: Console;
  readonly host: H;
  dispose(): Promise<void>;
}

/** Opens cameras, streams, host and console, in that order. Throws ExpectedError for what the person can mend; nothing stays open then. */
export async function startConsole<H extends Host>(start: ConsoleStart<H>): Promise<StartedConsole<H>> {
  const { wishes, dataDirectory, pagesDirectory, logger } = start;
  const source = await openCameraSource(wishes.cameras, dataDirectory, logger);
  const { ffmpeg, streams } = await openStreams(logger);
  const closers: (() => unknown)[] = [() => streams.dispose()];
  const dispose = async () => {
    for (const close of closers.splice(0)) await close();
  };
  try {
    const host = await start.openHost();
    closers.unshift(() => host.dispose());
    const console = await createConsole({
      host,
      logger,
      hub: wishes.hub,
      demoAccount: wishes.demoAccount ?? null,
      streams,
      decoding: { ffmpeg, machineDirectory: machineDirectory(), lane: wishes.lane, measure: wishes.measure },
      pagesDirectory,
      dataDirectory,
      cameras: source.cameras,
      notices: [...start.notices, ...source.notices],
      catalogue: source.catalogue,
      snapshotFolder: await defaultSnapshotFolder(process.env),
      layout: wishes.layout,
      displayLimit: wishes.displays,
      operatorWindow: wishes.operator,
      headless: wishes.headless,
    });
    closers.unshift(() => console.dispose());
    closers.unshift(source.follow(console));
    return { console, host, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}
