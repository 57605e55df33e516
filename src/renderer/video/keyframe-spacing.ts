/** Closer together they are every picture of a stream, or the last ones of a tier that has just ended; farther apart there is no rhythm. */
const minStepMs = 300;
const maxStepMs = 60_000;
const remembered = 4;

/** How far apart a stream's keyframes are: the longest of the last few steps, since cameras stretch them when nothing moves. */
export class KeyframeSpacing {
  private lastPtsMs: number | null = null;
  private steps: number[] = [];

  /** Milliseconds, null while nothing is known. */
  get valueMs(): number | null {
    return this.steps.length === 0 ? null : Math.max(...this.steps);
  }

  add(ptsMs: number): void {
    const stepMs = this.lastPtsMs === null ? 0 : ptsMs - this.lastPtsMs;
    this.lastPtsMs = ptsMs;
    if (stepMs >= minStepMs && stepMs <= maxStepMs) this.steps = [...this.steps, stepMs].slice(-remembered);
  }

  /** The stream's clock starts anew; its rhythm is taken to stay. */
  restart(): void {
    this.lastPtsMs = null;
  }
}
