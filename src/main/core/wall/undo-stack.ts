import type { Arrangement } from '../../../shared/wall/arrange.ts';

const mostSteps = 10;

/** What displays showed before each of the last changes. */
export class UndoStack {
  private readonly steps: ReadonlyMap<string, Arrangement>[] = [];

  get size(): number {
    return this.steps.length;
  }

  push(before: ReadonlyMap<string, Arrangement>): void {
    this.steps.push(before);
    if (this.steps.length > mostSteps) this.steps.shift();
  }

  pop(): ReadonlyMap<string, Arrangement> | null {
    return this.steps.pop() ?? null;
  }
}
