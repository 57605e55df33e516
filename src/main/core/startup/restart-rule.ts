import { CancelledError } from '../../../shared/base/fault.ts';
import { wait } from '../../../shared/base/wait.ts';

/** Exit code of a core that ended because of what was asked of it: starting it again would end the same way. */
export const expectedExitCode = 2;

/** Waits before the core is started again after it died, milliseconds. */
const delaysMs = [0, 500, 2000, 5000] as const;

/** A core that ran this long was well: its next death counts as the first. */
const settledMs = 60_000;

/** How a process ended: by its exit code, or by a signal. */
export interface CoreEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** When a core that died is started again; the same rule in every host. */
export class RestartRule {
  private readonly nowMs: () => number;
  private startedAtMs = 0;
  private deaths = 0;

  constructor(nowMs: () => number = () => performance.now()) {
    this.nowMs = nowMs;
  }

  /** A core was started. */
  started(): void {
    this.startedAtMs = this.nowMs();
  }

  /** Runs the core again and again until it ends on purpose or the signal fires; how it ended last. `restarted` says how the one before it died. */
  async keep(run: (restarted: string | null) => Promise<CoreEnd>, signal: AbortSignal): Promise<CoreEnd> {
    let restarted: string | null = null;
    while (true) {
      this.started();
      const end = await run(restarted);
      const delayMs = this.ended(end.code);
      if (signal.aborted || delayMs === null) return end;
      restarted = end.signal ?? `code ${end.code}`;
      process.stderr.write(`the core ended (${restarted}); starting it again\n`);
      // Whoever is told to end in this wait has no core that could end.
      await wait(delayMs, signal).catch((error: unknown) => {
        if (!(error instanceof CancelledError)) throw error;
      });
      if (signal.aborted) return end;
    }
  }

  /** The core has ended: milliseconds to wait before the next start, or null when it ended on purpose. `code` null: a signal ended it. */
  ended(code: number | null): number | null {
    if (code === 0 || code === expectedExitCode) return null;
    if (this.nowMs() - this.startedAtMs > settledMs) this.deaths = 0;
    return delaysMs[Math.min(this.deaths++, delaysMs.length - 1)] ?? 0;
  }
}
