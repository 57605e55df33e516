import type { ProcessStat } from './process-stat.ts';

interface Entry {
  readonly baseTicks: number;
  lastTicks: number;
}

/**
 * CPU time that a group of processes used since a moment. A process that was there before counts from its first look, one born later
 * counts whole; of one that ended, the last look stays.
 */
export class CpuAccount {
  private readonly entries = new Map<string, Entry>();
  private readonly bornBefore: Set<string>;

  constructor(atStart: readonly ProcessStat[]) {
    this.bornBefore = new Set(atStart.map(keyOf));
    this.look(atStart);
  }

  look(stats: readonly ProcessStat[]): void {
    for (const stat of stats) {
      const key = keyOf(stat);
      const entry = this.entries.get(key);
      if (entry) entry.lastTicks = stat.cpuTicks;
      else {
        const baseTicks = this.bornBefore.has(key) ? stat.cpuTicks : 0;
        this.entries.set(key, { baseTicks, lastTicks: stat.cpuTicks });
      }
    }
  }

  usedTicks(): number {
    return sum([...this.entries.values()].map(({ baseTicks, lastTicks }) => lastTicks - baseTicks));
  }

  /** Last known CPU time, since their birth, of those that are not among `living`. */
  endedTicks(living: readonly ProcessStat[]): number {
    const alive = new Set(living.map(keyOf));
    return sum([...this.entries].filter(([key]) => !alive.has(key)).map(([, { lastTicks }]) => lastTicks));
  }
}

function keyOf({ pid, startTicks }: ProcessStat): string {
  return `${pid}:${startTicks}`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
