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

  add(ptsMs: number): void {
    const stepMs = this.lastPtsMs === null ? 0 : ptsMs - this.lastPtsMs;
    this.stepMs = this.lastPtsMs === null ? null : stepMs;
    this.lastPtsMs = ptsMs;
    if (stepMs <= 0 || stepMs > maxStepMs) return;
    this.smoothedMs = this.smoothedMs === null ? stepMs : this.smoothedMs + (stepMs - this.smoothedMs) / 8;
  }

  /** The stream's clock starts anew; its rhythm is taken to stay. */
  restart(): void {
    this.lastPtsMs = null;
    this.stepMs = null;
  }
}
