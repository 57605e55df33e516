/** A longer step than this is a pause of the camera, not its rhythm. */
const maxStepMs = 15_000;

/** A stream's usual time between pictures, from the presentation times of its pictures in their order. */
export class FrameInterval {
  private lastPtsMs: number | null = null;
  private stepMs: number | null = null;
  private smoothedMs: number | null = null;

  /** Milliseconds, null before the second picture. */
  get valueMs(): number | null {
    return this.smoothedMs;
  }

  /** The last step, as it was; null before the second picture since the start or a restart. */
  get lastStepMs(): number | null {
    return this.stepMs;
  }

  /** `restSteps`: a step that is so many times longer than the usual one is a rest, no rhythm. */
  add(ptsMs: number, restSteps = Number.POSITIVE_INFINITY): void {
    const stepMs = this.lastPtsMs === null ? 0 : ptsMs - this.lastPtsMs;
    this.stepMs = this.lastPtsMs === null ? null : stepMs;
    this.lastPtsMs = ptsMs;
    const { smoothedMs } = this;
    if (stepMs <= 0 || stepMs > maxStepMs) return;
    if (smoothedMs === null) this.smoothedMs = stepMs;
    else if (stepMs < restSteps * smoothedMs) this.smoothedMs = smoothedMs + (stepMs - smoothedMs) / 8;
  }

  /** The stream's clock starts anew; its rhythm is taken to stay. */
  restart(): void {
    this.lastPtsMs = null;
    this.stepMs = null;
  }
}
