import type { Disposable } from '../../../shared/base/disposable.ts';
import { CancelledError } from '../../../shared/base/fault.ts';
import { delay } from '../process/delay.ts';
import type { StartGate } from '../streams/start-gate.ts';

/** When the decoder of one feed may start: after its back-off, and when the gate that all decoders share lets it in. */
export class StartTurn implements Disposable {
  private readonly gate: StartGate;
  private waiting: AbortController | null = null;
  private place: Disposable | null = null;

  constructor(gate: StartGate) {
    this.gate = gate;
  }

  get isWaiting(): boolean {
    return this.waiting !== null;
  }

  /** Calls `start` when it is time, once; a request that still waits is replaced. The place at the gate is held until `over`. */
  request(waitMs: number, start: () => void): void {
    this.dispose();
    const waiting = new AbortController();
    this.waiting = waiting;
    this.wait(waitMs, waiting.signal).then(
      (place) => {
        if (waiting.signal.aborted) return place.dispose();
        this.waiting = null;
        this.place = place;
        start();
      },
      (error: unknown) => {
        // Nobody wants it any more.
        if (!(error instanceof CancelledError)) throw error;
      },
    );
  }

  /** The start is over: the decoder gives pictures, or is gone. */
  over(): void {
    this.place?.dispose();
    this.place = null;
  }

  dispose(): void {
    this.waiting?.abort();
    this.waiting = null;
    this.over();
  }

  private async wait(waitMs: number, signal: AbortSignal): Promise<Disposable> {
    if (waitMs > 0) await delay(waitMs, signal);
    return this.gate.enter(signal);
  }
}
