/** Work of a person that is being kept right now: an import of cameras, a snapshot. */
export type UnsavedWork = 'cameras' | 'snapshot';

/** Knows what would be lost if the console ended this moment. */
export class WorkInHand {
  private readonly running = new Map<Promise<unknown>, UnsavedWork>();

  /** Counts as unsaved until it is settled, whichever way. */
  during<T>(name: UnsavedWork, work: T | Promise<T>): Promise<T> {
    const kept = Promise.resolve(work).finally(() => this.running.delete(kept));
    this.running.set(kept, name);
    return kept;
  }

  /** Each kind once. */
  names(): readonly UnsavedWork[] {
    return [...new Set(this.running.values())];
  }
}
