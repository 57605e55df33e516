import { CpuAccount } from '../report/cpu-account.ts';
import { type ProcessStat, readProcessStat, ticksPerSecond } from '../report/process-stat.ts';

/** CPU time from the making on. */
export interface CpuSpan {
  /** Core milliseconds used so far, user and system. */
  usedMs(): number;
}

/**
 * Counts the CPU time of the processes that `look` finds, and of this one when `own`. Null where the system does not tell it: anywhere but on Linux.
 */
export function startCpuSpan(options: { look(): readonly ProcessStat[]; own: boolean }): CpuSpan | null {
  if (process.platform !== 'linux') return null;
  const account = new CpuAccount(options.look());
  const ownAtStart = process.cpuUsage();
  return {
    usedMs() {
      account.look(options.look());
      const { user, system } = process.cpuUsage(ownAtStart);
      const others = (account.usedTicks() * 1000) / ticksPerSecond;
      return others + (options.own ? (user + system) / 1000 : 0);
    },
  };
}

/** Stats of the processes with these ids that are still there. */
export function statsOf(pids: readonly (number | undefined)[]): ProcessStat[] {
  return pids.map((pid) => (pid === undefined ? null : readProcessStat(pid))).filter((stat) => stat !== null);
}
