import { basename } from 'node:path';
import { CancelledError, ExpectedError } from '../../../shared/base/fault.ts';
import { createLogger, type Logger, stderrSink } from '../log/logger.ts';
import { announcePictures } from '../startup/announce-pictures.ts';
import { expectedExitCode } from '../startup/restart-rule.ts';
import { type StartedConsole, startConsole } from '../startup/start-console.ts';
import { goneOnly } from './gone-only.ts';
import { type CoreStart, coreCalls, mainCalls } from './host-calls.ts';
import { RemoteHost } from './remote-host.ts';
import { connectWire, type Handlers, type Port, type Wire } from './wire.ts';

/** Runs the console in this process for a host at the other end of the port, until that asks it to end; the exit code. */
export async function runCore(port: Port, start: CoreStart, signal: AbortSignal): Promise<number> {
  const logger = createLogger(stderrSink(start.verbose ? 'debug' : 'info'));
  const stop = new AbortController();
  const ended = new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => resolve()));
  signal.addEventListener('abort', () => stop.abort());
  const main: Wire<typeof mainCalls> = connectWire(port, {
    theirs: mainCalls,
    mine: coreCalls,
    handlers: answers(() => ({ host, started, logger, stop })),
  });
  const host = new RemoteHost(main, start, logger);
  const started = startConsole({
    wishes: { ...start.wishes, operator: true, headless: false },
    dataDirectory: start.dataDirectory,
    // The main process serves them.
    pagesDirectory: '',
    notices: start.restarted === null ? [] : [{ code: 'core-restarted', detail: start.restarted }],
    logger,
    openHost: async () => host,
  });
  try {
    const { console, dispose } = await started;
    await announcePictures(console, logger, stop.signal).catch((error: unknown) => {
      if (!(error instanceof CancelledError)) throw error;
    });
    await ended;
    await dispose();
    return 0;
  } catch (error) {
    return explain(error, logger, main);
  }
}

interface CoreParts {
  readonly host: RemoteHost;
  readonly started: Promise<StartedConsole<RemoteHost>>;
  readonly logger: Logger;
  readonly stop: AbortController;
}

/** `parts` are there when the first call comes. */
function answers(parts: () => CoreParts): Handlers<typeof coreCalls> {
  const tell = async (code: string, detail: string) => {
    (await parts().started).console.tell({ code, detail });
  };
  return {
    'displays.changed': () => parts().host.displaysChanged.fire(),
    'window.gone': ({ opening, why }) => parts().host.windowGone(opening, why),
    'files.open': ({ paths }) => tell('file-not-shown', paths.map((path) => basename(path)).join(', ')),
    woke: ({ asleepMs }) => {
      const minutes = Math.round(asleepMs / 60_000);
      parts().logger.warn(`the machine was asleep for ${minutes} min`);
      return tell('was-asleep', `${minutes} min`);
    },
    unsaved: async () => [...(await parts().started).console.unsaved()],
    end: () => parts().stop.abort(),
  };
}

async function explain(error: unknown, logger: Logger, main: Wire<typeof mainCalls>): Promise<number> {
  const expected = error instanceof ExpectedError;
  const message = error instanceof Error ? error.message : String(error);
  logger.error(expected || !(error instanceof Error) ? message : (error.stack ?? message));
  // Whether or not anybody hears it, the core ends.
  if (expected) await main.ask('failed', { message }).catch(goneOnly(logger));
  return expected ? expectedExitCode : 1;
}
