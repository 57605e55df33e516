import { type ChildProcess, spawn } from 'node:child_process';
import { Readable, Writable } from 'node:stream';
import { assert } from '../../shared/base/assert.ts';
import { Emitter } from '../../shared/base/emitter.ts';
import { ExpectedError } from '../../shared/base/fault.ts';
import type { Logger } from '../core/log/logger.ts';
import { hasGpu } from '../core/startup/has-gpu.ts';
import { CdpPipe } from './cdp-pipe.ts';
import { BrowserVersion, Ignored } from './cdp-schema.ts';
import { type ChromiumFlagsOptions, chromiumFlags, flagsBeside } from './chromium-flags.ts';
import { makeProfile, removeProfile } from './chromium-profile.ts';
import { killGroup } from './kill-group.ts';
import { keepTail } from './text-tail.ts';

export type LaunchOptions = Pick<ChromiumFlagsOptions, 'headless' | 'screens' | 'extraFlags'> & {
  readonly path: string;
  readonly gpu?: boolean | undefined;
  readonly logger: Logger;
  readonly signal?: AbortSignal | undefined;
};

/** A running browser. `onGone` fires once, when it has ended for whatever reason. */
export interface RunningChromium {
  readonly pid: number;
  readonly headless: boolean;
  readonly path: string;
  /** Flags of a second start that talks to this browser. */
  readonly flagsBeside: readonly string[];
  readonly profileDir: string;
  readonly cdp: CdpPipe;
  readonly alive: boolean;
  readonly gone: Emitter<void>;
  /** Ends the browser (Browser.close, then TERM, then KILL) and removes its profile. */
  close(): Promise<void>;
}

const startDeadlineMs = 30_000;
const gentleMs = 3_000;

/**
 * Starts the browser with a profile of its own and waits until it answers on the pipe. Its process group is its own, so Ctrl-C reaches
 * it only through `close`; when this process dies, the pipe closes and the browser ends by itself. Throws ExpectedError
 * `chromium-failed` with the last of its standard error.
 */
export async function launchChromium(options: LaunchOptions): Promise<RunningChromium> {
  const { headless, screens, extraFlags, path, logger, signal } = options;
  const gpu = options.gpu ?? hasGpu();
  const sandbox = process.getuid?.() !== 0;
  if (!sandbox) logger.warn('running as root: Chromium runs without its sandbox');
  const profileDir = await makeProfile();
  const flags = chromiumFlags({
    headless,
    screens,
    profileDir,
    gpu,
    sandbox,
    ...(extraFlags && { extraFlags }),
  });
  const child = spawn(path, flags, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'], detached: true });
  const running = new ChromiumProcess({
    child,
    headless,
    path,
    profileDir,
    flagsBeside: flagsBeside({ profileDir, sandbox }),
  });
  try {
    const wait = { deadlineMs: startDeadlineMs, signal };
    const { product } = await running.cdp.browser.send('Browser.getVersion', {}, BrowserVersion, wait);
    logger.info(
      `${product} started, process ${running.pid}, ${headless ? 'headless' : 'on X11'}, GPU ${gpu ? 'on' : 'off'}`,
    );
    return running;
  } catch (error) {
    await running.close();
    if (!(error instanceof ExpectedError)) throw error;
    const message = `${path} could not be started: ${error.message}`;
    throw new ExpectedError({ code: 'chromium-failed', message, detail: running.lastWords() });
  }
}

type ProcessParts = Pick<RunningChromium, 'headless' | 'path' | 'profileDir' | 'flagsBeside'> & {
  readonly child: ChildProcess;
};

class ChromiumProcess implements RunningChromium {
  readonly headless: boolean;
  readonly path: string;
  readonly flagsBeside: readonly string[];
  readonly profileDir: string;
  readonly cdp: CdpPipe;
  readonly gone = new Emitter<void>();
  readonly lastWords: () => string;
  alive = true;
  private readonly child: ChildProcess;
  private readonly exited: Promise<void>;

  constructor({ child, headless, path, profileDir, flagsBeside }: ProcessParts) {
    this.child = child;
    this.headless = headless;
    this.path = path;
    this.profileDir = profileDir;
    this.flagsBeside = flagsBeside;
    const [, , stderr, commands, messages] = child.stdio;
    assert(stderr && commands instanceof Writable && messages instanceof Readable, 'pipes were asked for');
    assert(stderr instanceof Readable, 'standard error is read');
    this.lastWords = keepTail(stderr).text;
    this.cdp = new CdpPipe(commands, messages, () => this.end());
    this.exited = new Promise((resolve) => {
      child.once('exit', () => resolve());
      child.once('error', () => resolve());
    });
    void this.exited.then(() => this.end());
  }

  /** 0 when the program could not even be started. */
  get pid(): number {
    return this.child.pid ?? 0;
  }

  async close(): Promise<void> {
    if (this.alive) await this.askToClose();
    this.cdp.dispose();
    const harder = [
      setTimeout(() => killGroup(this.child, 'SIGTERM'), gentleMs),
      setTimeout(() => killGroup(this.child, 'SIGKILL'), 2 * gentleMs),
    ];
    await this.exited;
    for (const timer of harder) clearTimeout(timer);
    // Its helpers outlive a browser that was killed, and write into the profile.
    killGroup(this.child, 'SIGKILL');
    await removeProfile(this.profileDir);
  }

  private async askToClose(): Promise<void> {
    try {
      await this.cdp.browser.send('Browser.close', {}, Ignored, { deadlineMs: gentleMs });
    } catch (error) {
      // It is about to be told by signal; a browser that hangs or is just gone answers nothing.
      if (!(error instanceof ExpectedError)) throw error;
    }
  }

  private end(): void {
    if (!this.alive) return;
    this.alive = false;
    this.gone.fire();
  }
}
