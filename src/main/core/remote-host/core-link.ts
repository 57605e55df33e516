import { wait } from '../../../shared/base/wait.ts';
import { createLogger, stderrSink } from '../log/logger.ts';
import { RestartRule } from '../startup/restart-rule.ts';
import type { UnsavedWork } from '../work-in-hand.ts';
import { goneOnly } from './gone-only.ts';
import { type CoreStart, coreCalls, mainCalls } from './host-calls.ts';
import { connectWire, type Handlers, type Input, type Output, type Port, type Wire } from './wire.ts';

const logger = createLogger(stderrSink(), '[core-link] ');

/** Time for the core to end when it was asked to. */
const endWithinMs = 10_000;
/** How long the core may think before the program closes without its word. */
const answerWithinMs = 1_000;

/** A core's process that was started. */
export interface LaunchedCore {
  readonly port: Port;
  pid(): number | undefined;
  /** Its exit code. */
  readonly ended: Promise<number | null>;
  kill(): void;
}

/** The main process's hold on the core: starts it again by the rule of every host when it dies, and asks it. */
export class CoreLink {
  private readonly handlers: Handlers<typeof mainCalls>;
  private readonly launch: (start: CoreStart) => LaunchedCore;
  private readonly stop = new AbortController();
  private core: LaunchedCore | null = null;
  private wire: Wire<typeof coreCalls> | null = null;

  constructor(launch: (start: CoreStart) => LaunchedCore, handlers: Handlers<typeof mainCalls>) {
    this.launch = launch;
    this.handlers = handlers;
  }

  get isRunning(): boolean {
    return this.core !== null;
  }

  get pid(): number | undefined {
    return this.core?.pid();
  }

  /** Asks the core that runs; null when there is none, or when it ends or fails before it answers. */
  async ask<N extends keyof typeof coreCalls>(
    name: N,
    input: Input<typeof coreCalls, N>,
  ): Promise<Output<typeof coreCalls, N> | null> {
    return this.wire?.ask(name, input).catch(goneOnly(logger)) ?? null;
  }

  /** What would be lost if the core ended now; a core that does not answer has nothing to lose. */
  async unsaved(): Promise<readonly UnsavedWork[]> {
    const late = wait(answerWithinMs).then(() => null);
    return (await Promise.race([this.ask('unsaved', {}), late])) ?? [];
  }

  /** Runs the core until it ends on purpose or `end` was called; `onEnded` after each of its ends. */
  async run(start: Omit<CoreStart, 'restarted'>, onEnded: () => void): Promise<void> {
    const rule = new RestartRule();
    await rule.keep(async (restarted) => {
      const core = this.launch({ ...start, restarted });
      const tables = { mine: mainCalls, theirs: coreCalls, handlers: this.handlers };
      const wire = connectWire(core.port, tables);
      this.core = core;
      this.wire = wire;
      const code = await core.ended;
      this.core = null;
      wire.end();
      onEnded();
      return { code, signal: null };
    }, this.stop.signal);
  }

  /** Asks the core to end; it is killed when it takes too long. It is not started again. */
  end(): void {
    this.stop.abort();
    void this.ask('end', {});
    setTimeout(() => this.core?.kill(), endWithinMs).unref();
  }
}
