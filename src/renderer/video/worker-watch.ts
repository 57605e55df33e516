/** How often `look` wants to be called. */
export const lookEveryMs = 250;
/** A worker that has said nothing this long hangs: nothing on the glass counts as live then. */
const silentAfterMs = 1500;
/** It is given up after so many looks in silence, fifteen seconds. Looks are counted: after a pause of the page itself its words have yet to be read. */
const deadAfterLooks = 60;

/** Finds a worker that hangs by its silence. One that never spoke may still be starting, and is not given up. */
export class WorkerWatch {
  private heardAtMs: number;
  private spoke = false;
  private silent = false;
  private looks = 0;

  /** Times are milliseconds of any steady clock. */
  constructor(nowMs: number) {
    this.heardAtMs = nowMs;
  }

  heard(nowMs: number): void {
    this.heardAtMs = nowMs;
    this.spoke = true;
    this.silent = false;
    this.looks = 0;
  }

  /** `silent` and `dead` are said once in each silence. */
  look(nowMs: number): 'silent' | 'dead' | null {
    this.looks++;
    if (this.spoke && this.looks === deadAfterLooks) return 'dead';
    if (this.silent || nowMs - this.heardAtMs < silentAfterMs) return null;
    this.silent = true;
    return 'silent';
  }
}
