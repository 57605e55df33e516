import type { Disposable } from '../../shared/base/disposable.ts';

const slotMs = 5;

/** One timer for a whole city: runs each task in the slot of 5 ms its time falls into, late ones in order. Times are performance.now(). */
export class Pacer implements Disposable {
  private readonly slots = new Map<number, Array<() => void>>();
  private timer: NodeJS.Timeout | null = null;
  private timerSlot = Number.POSITIVE_INFINITY;
  private done = slotOf(performance.now());

  at(dueMs: number, run: () => void): void {
    const slot = Math.max(slotOf(dueMs), this.done + 1);
    const tasks = this.slots.get(slot);
    if (tasks) tasks.push(run);
    else this.slots.set(slot, [run]);
    if (slot < this.timerSlot) this.arm(slot);
  }

  dispose(): void {
    if (this.timer) clearTimeout(this.timer);
    this.slots.clear();
    this.timerSlot = Number.NEGATIVE_INFINITY;
  }

  private arm(slot: number): void {
    if (this.timer) clearTimeout(this.timer);
    this.timerSlot = slot;
    this.timer = setTimeout(() => this.tick(), Math.max(1, slot * slotMs - performance.now()));
  }

  private tick(): void {
    this.timer = null;
    this.timerSlot = Number.POSITIVE_INFINITY;
    const now = slotOf(performance.now());
    const due = [...this.slots.keys()].filter((slot) => slot <= now).sort((a, b) => a - b);
    for (const slot of due) {
      const tasks = this.slots.get(slot) ?? [];
      this.slots.delete(slot);
      this.done = slot;
      for (const run of tasks) run();
    }
    this.done = Math.max(this.done, now);
    const next = Math.min(...this.slots.keys());
    if (next < this.timerSlot) this.arm(next);
  }
}

function slotOf(timeMs: number): number {
  return Math.ceil(timeMs / slotMs);
}
