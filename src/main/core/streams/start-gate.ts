import { type Disposable, toDisposable } from '../../../shared/base/disposable.ts';
import { CancelledError } from '../../../shared/base/fault.ts';
import { wait } from '../../../shared/base/wait.ts';

export interface StartGateOptions {
  /** How many starts may be under way at once. */
  readonly width: number;
  /** How long one start may hold its place; a camera that does not answer gives it back then, milliseconds. */
  readonly holdMs: number;
  /** How far two starts are apart; as close as they come without it. */
  readonly apart?: StartDistance;
}

/** A few starts at once are spread widely; of many, none has to wait for long. */
export interface StartDistance {
  /** Two starts are this far apart at most, milliseconds. */
  readonly mostMs: number;
  /** The n-th start without a pause has the next one this / n behind it, milliseconds. */
  readonly shareMs: number;
}

/** First come, first served: lets few starts be under way at once, so that a full wall does not begin with 64 processes in one instant. */
export class StartGate {
  private readonly options: StartGateOptions;
  private readonly waiting: Array<() => void> = [];
  private taken = 0;
  /** When the next start may be. */
  private freeFromMs = -Infinity;
  /** Starts since nobody had to stand apart. */
  private run = 0;

  constructor(options: StartGateOptions) {
    this.options = options;
  }

  /** Waits for a place. Dispose what it gives when the start is over; after `holdMs` the place is given back anyhow. */
  async enter(signal: AbortSignal): Promise<Disposable> {
    if (signal.aborted) throw new CancelledError();
    if (this.taken >= this.options.width) await this.queueUp(signal);
    else this.taken += 1;
    await this.standApart(signal);
    const leave = toDisposable(() => {
      clearTimeout(hold);
      this.passOn();
    });
    const hold = setTimeout(() => leave.dispose(), this.options.holdMs);
    return leave;
  }

  private async standApart(signal: AbortSignal): Promise<void> {
    const nowMs = performance.now();
    const startMs = Math.max(nowMs, this.freeFromMs);
    this.run = startMs === nowMs ? 1 : this.run + 1;
    this.freeFromMs = startMs + this.distanceMs();
    if (startMs === nowMs) return;
    try {
      await wait(startMs - nowMs, signal);
    } catch (error) {
      this.passOn();
      throw error;
    }
  }

  private distanceMs(): number {
    const { apart } = this.options;
    return apart ? Math.min(apart.mostMs, apart.shareMs / this.run) : 0;
  }

  private queueUp(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const turn = () => {
        signal.removeEventListener('abort', give);
        resolve();
      };
      const give = () => {
        this.waiting.splice(this.waiting.indexOf(turn), 1);
        reject(new CancelledError());
      };
      this.waiting.push(turn);
      signal.addEventListener('abort', give, { once: true });
    });
  }

  /** The place of one who leaves goes to the next in the queue. */
  private passOn(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.taken -= 1;
  }
}
