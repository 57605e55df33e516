import type { Disposable } from '../../shared/base/disposable.ts';

/** A decoder that keeps its keyframe to itself, or a wall whose tiles come one by one, holds nobody back for longer. */
const longestWaitMs = 500;

/** One feed among those that open. */
export interface OpeningTurn extends Disposable {
  /** Its keyframe has come out of the decoder. */
  opened(): void;
}

interface Waiting {
  readonly goOn: () => void;
  readonly timer: ReturnType<typeof setTimeout>;
  opening: boolean;
}

/**
 * Feeds of one window that open together decode the keyframes of their cached runs first, all of them, and only then what follows: the slowest tile of 64 has its
 * picture after 64 keyframes, not after 64 runs of half a GOP.
 */
export class OpeningTurns {
  private readonly waiting = new Set<Waiting>();

  /** A keyframe went to its decoder. `goOn` is called once, in a task of its own: when no keyframe is under way any more, or half a second later. */
  begin(goOn: () => void): OpeningTurn {
    const one: Waiting = { goOn, timer: setTimeout(() => this.release(one), longestWaitMs), opening: true };
    this.waiting.add(one);
    const opened = () => {
      one.opening = false;
      this.releaseAll();
    };
    return {
      opened,
      dispose: () => {
        clearTimeout(one.timer);
        this.waiting.delete(one);
        opened();
      },
    };
  }

  private releaseAll(): void {
    for (const { opening } of this.waiting) if (opening) return;
    for (const one of [...this.waiting]) {
      clearTimeout(one.timer);
      this.release(one);
    }
  }

  /** Between one feed's run and the next the window paints and reads: 64 runs at one stroke are 50 ms. */
  private release(one: Waiting): void {
    this.waiting.delete(one);
    setTimeout(one.goOn);
    if (one.opening) this.releaseAll();
  }
}
