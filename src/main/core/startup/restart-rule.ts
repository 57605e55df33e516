/** Exit code of a core that ended because of what was asked of it: starting it again would end the same way. */
export const expectedExitCode = 2;

/** Waits before the core is started again after it died, milliseconds. */
const delaysMs = [0, 500, 2000, 5000] as const;

/** A core that ran this long was well: its next death counts as the first. */
const settledMs = 60_000;

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

  /** The core has ended: milliseconds to wait before the next start, or null when it ended on purpose. `code` null: a signal ended it. */
  ended(code: number | null): number | null {
    if (code === 0 || code === expectedExitCode) return null;
    if (this.nowMs() - this.startedAtMs > settledMs) this.deaths = 0;
    return delaysMs[Math.min(this.deaths++, delaysMs.length - 1)] ?? 0;
  }
}
