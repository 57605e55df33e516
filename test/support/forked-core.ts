import { fork } from 'node:child_process';
import { coreNodeFlags } from '../../src/main/core/node-flags.ts';
import { type CoreStart, coreCalls, mainCalls } from '../../src/main/core/remote-host/host-calls.ts';
import { connectWire, type Handlers } from '../../src/main/core/remote-host/wire.ts';

/** The core as Electron's main process starts it, in plain Node. */
export interface ForkedCore {
  /** All that it logged so far. */
  log(): string;
  /** Resolves when it has ended, asked or not. */
  readonly ended: Promise<number | null>;
  /** Asks it to end and waits; its exit code, null of one that did not end within 20 s and was killed. */
  end(): Promise<number | null>;
}

export interface ForkedCoreOptions {
  /** Such as `out/main/core.js`. */
  readonly entry: string;
  readonly cameras: string;
  readonly dataDirectory: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly nodeFlags?: readonly string[];
  /** Opens a window for the core; nothing by default. */
  readonly openWindow?: Handlers<typeof mainCalls>['window.open'];
}

const display = {
  id: 'screen-1',
  name: 'Screen 1',
  bounds: { x: 0, y: 0, width: 1280, height: 720 },
  primary: true,
};

/** Starts the core of that entry and answers it in the main process's place: one display, windows as `openWindow` opens them. */
export function forkCore(options: ForkedCoreOptions): ForkedCore {
  const start: CoreStart = {
    wishes: {
      cameras: options.cameras,
      hub: null,
      layout: null,
      displays: null,
      lane: null,
      measure: 'never',
    },
    dataDirectory: options.dataDirectory,
    ...{ verbose: false, restarted: null, language: null, keepsSecrets: false },
  };
  const child = fork(options.entry, [JSON.stringify(start)], {
    execArgv: [...coreNodeFlags, ...(options.nodeFlags ?? [])],
    env: { ...process.env, ...options.env },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let log = '';
  child.stderr?.on('data', (data: Buffer) => {
    log += data;
  });
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const port = {
    post: (message: unknown) => void (child.connected && child.send(Object(message))),
    onMessage: (listener: (message: unknown) => void) => void child.on('message', listener),
  };
  const handlers: Handlers<typeof mainCalls> = {
    displays: () => [display],
    'window.open': options.openWindow ?? (() => ({ pids: [] })),
    'window.focus': () => undefined,
    'window.screenshot': () => new Uint8Array(),
    'window.close': () => undefined,
    'secret.seal': (plain) => plain,
    'secret.open': (sealed) => sealed,
    language: () => undefined,
    failed: () => undefined,
  };
  const wire = connectWire(port, { mine: mainCalls, theirs: coreCalls, handlers });
  return {
    log: () => log,
    ended: exit,
    async end() {
      wire.ask('end', {}).catch((error: unknown) => {
        log += String(error);
      });
      const patience = setTimeout(() => child.kill('SIGKILL'), 20_000);
      const code = await exit;
      clearTimeout(patience);
      wire.end();
      return code;
    },
  };
}
