import { readdirSync, readFileSync } from 'node:fs';

const ticksPerSecond = 100;

/** CPU time in seconds of a process and all below it, by what it does and by thread name. Linux only. */
export interface TreeUsage {
  readonly seconds: number;
  readonly byThread: Readonly<Record<string, number>>;
  readonly pssMb: number;
}

/** Reads /proc for `rootPid` and its descendants. Processes that end meanwhile are left out. */
export function treeUsage(rootPid: number): TreeUsage {
  const byThread: Record<string, number> = {};
  let pssMb = 0;
  for (const pid of descendants(rootPid)) {
    const kind = /--type=([\w-]+)/.exec(read(`/proc/${pid}/cmdline`))?.[1] ?? 'browser';
    pssMb += Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024;
    for (const task of list(`/proc/${pid}/task`)) {
      const stat = threadStat(`/proc/${pid}/task/${task}/stat`);
      if (!stat) continue;
      const name = `${kind}/${stat.name.replace(/[\d/]+$/, '')}`;
      byThread[name] = (byThread[name] ?? 0) + stat.seconds;
    }
  }
  const seconds = Object.values(byThread).reduce((sum, value) => sum + value, 0);
  return { seconds, byThread, pssMb };
}

/** CPU between two readings in percent of one core, threads with less than `least` percent left out. */
export function usageBetween(before: TreeUsage, after: TreeUsage, elapsedS: number, least = 0.5) {
  const percent = (seconds: number) => Math.round((seconds / elapsedS) * 1000) / 10;
  const threads = Object.entries(after.byThread)
    .map(([name, seconds]) => [name, percent(seconds - (before.byThread[name] ?? 0))] as const)
    .filter(([, value]) => value >= least)
    .sort((a, b) => b[1] - a[1]);
  return {
    totalPercent: percent(after.seconds - before.seconds),
    threads: Object.fromEntries(threads),
    pssMb: Math.round(after.pssMb),
  };
}

function descendants(rootPid: number): number[] {
  const parents = new Map<number, number>();
  for (const entry of list('/proc')) {
    const parent = / \(.*\) \S (\d+)/s.exec(` ${read(`/proc/${entry}/stat`)}`)?.[1];
    if (parent) parents.set(Number(entry), Number(parent));
  }
  const tree = [rootPid];
  for (const pid of tree) for (const [child, parent] of parents) if (parent === pid) tree.push(child);
  return tree;
}

function threadStat(path: string): { name: string; seconds: number } | null {
  const match = /^\d+ \((.*)\) (.*)$/s.exec(read(path).trim());
  const fields = match?.[2]?.split(' ');
  if (!match || !fields) return null;
  return { name: match[1] ?? '', seconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond };
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => /^\d+$/.test(name));
  } catch {
    // The process has ended since it was listed.
    return [];
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process has ended since it was listed, or is another user's.
    return '';
  }
}
