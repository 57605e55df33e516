import { ExpectedError } from '../../shared/base/fault.ts';

/** Lets so many run at once and so many wait; more are refused with `busy`, so that nobody fills the hub's memory and processors with hashing. */
export class HashGate {
  private running = 0;
  private readonly waiting: Array<() => void> = [];
  private readonly atOnce: number;
  private readonly mostWaiting: number;

  constructor({ atOnce, mostWaiting }: { atOnce: number; mostWaiting: number }) {
    this.atOnce = atOnce;
    this.mostWaiting = mostWaiting;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.enter();
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private async enter(): Promise<void> {
    if (this.running < this.atOnce) {
      this.running += 1;
      return;
    }
    if (this.waiting.length >= this.mostWaiting)
      throw new ExpectedError({ code: 'busy', message: 'Too many people sign in at once; try again.' });
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** The place goes straight to who waits longest. */
  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.running -= 1;
  }
}
