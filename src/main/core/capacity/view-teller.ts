import type { Disposable } from '../../../shared/base/disposable.ts';

const leastMs = 250;
const watchMs = 1000;

/** Calls `fire` for what has changed, at most four times a second, the last change always. */
export class ViewTeller implements Disposable {
  private readonly fire: () => void;
  private last = -Infinity;
  private waiting: NodeJS.Timeout | null = null;
  private watching: NodeJS.Timeout | null = null;
  private disposed = false;

  constructor(fire: () => void) {
    this.fire = fire;
  }

  tell(): void {
    if (this.waiting || this.disposed) return;
    const inMs = Math.max(0, this.last + leastMs - performance.now());
    this.waiting = setTimeout(() => {
      this.waiting = null;
      this.last = performance.now();
      this.fire();
    }, inMs);
  }

  /** Looks once a second whether `text` has changed, and tells it. */
  watch(text: () => string): void {
    if (this.watching) clearInterval(this.watching);
    let before = text();
    this.watching = setInterval(() => {
      const now = text();
      if (now === before) return;
      before = now;
      this.tell();
    }, watchMs);
    this.watching.unref();
  }

  dispose(): void {
    this.disposed = true;
    if (this.waiting) clearTimeout(this.waiting);
    if (this.watching) clearInterval(this.watching);
    this.waiting = null;
    this.watching = null;
  }
}
