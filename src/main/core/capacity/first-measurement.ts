import { ExpectedError } from '../../../shared/base/fault.ts';

export interface FirstMeasurementOptions {
  readonly wallWindow: () => string | null;
  /** How long a window has been open when it counts as calm. */
  readonly calmMs: number;
  readonly measure: () => Promise<void>;
}

const looksMs = 250;
/** A window that was closed in the middle comes back; one that cannot be measured in stays so. */
const mostTries = 3;

/** Measures a machine without figures by itself, once a wall window has been open for a while. */
export class FirstMeasurement {
  private readonly options: FirstMeasurementOptions;
  private looking: NodeJS.Timeout | null = null;
  private tries = 0;

  constructor(options: FirstMeasurementOptions) {
    this.options = options;
  }

  /** Waits for a calm window and measures. */
  await(): void {
    const { wallWindow, calmMs } = this.options;
    let seen: { windowId: string; sinceMs: number } | null = null;
    this.looking = setInterval(() => {
      const windowId = wallWindow();
      if (windowId === null) seen = null;
      else if (seen?.windowId !== windowId) seen = { windowId, sinceMs: performance.now() };
      else if (performance.now() - seen.sinceMs >= calmMs) void this.run();
    }, looksMs);
    this.looking.unref();
  }

  /** Gives up: somebody else measures, or the console ends. */
  cease(): void {
    if (this.looking) clearInterval(this.looking);
    this.looking = null;
  }

  private async run(): Promise<void> {
    this.cease();
    this.tries += 1;
    try {
      await this.options.measure();
    } catch (error) {
      // Why is in the log of who measured.
      if (error instanceof ExpectedError && this.tries < mostTries) this.await();
    }
  }
}
