import { listPids, type ProcessStat, readProcessStat } from './process-stat.ts';

/**
 * Finds the processes that belong to some roots: their descendants and whoever is in a session that a root leads (a helper that was
 * handed to init is still there). Processes once found foreign are not looked at again: reading all of a busy machine every second would cost more
 * than what is measured.
 */
export class ProcessTree {
  private foreign = new Set<number>();
  private roots = '';

  /** All living members, the roots included. */
  members(roots: readonly number[]): readonly ProcessStat[] {
    const pids = listPids();
    const present = new Set(pids);
    // Whoever came before its root was known is looked at again.
    if (this.roots !== roots.join()) this.foreign.clear();
    this.roots = roots.join();
    this.foreign = new Set([...this.foreign].filter((pid) => present.has(pid)));
    const looked = pids
      .filter((pid) => roots.includes(pid) || !this.foreign.has(pid))
      .map(readProcessStat)
      .filter((stat) => stat !== null);
    const byPid = new Map(looked.map((stat) => [stat.pid, stat]));
    const members = looked.filter((stat) => belongs(stat, roots, byPid));
    const ours = new Set(members.map(({ pid }) => pid));
    for (const { pid } of looked) if (!ours.has(pid)) this.foreign.add(pid);
    return members;
  }
}

function belongs(
  stat: ProcessStat,
  roots: readonly number[],
  byPid: ReadonlyMap<number, ProcessStat>,
): boolean {
  for (let at: ProcessStat | undefined = stat; at; at = byPid.get(at.parentPid)) {
    if (roots.includes(at.pid) || roots.includes(at.sessionId)) return true;
  }
  return false;
}
