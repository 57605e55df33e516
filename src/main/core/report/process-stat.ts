import { readdirSync, readFileSync } from 'node:fs';

/** What /proc/PID/stat tells of a process (proc(5)); times in clock ticks. */
export interface ProcessStat {
  readonly pid: number;
  readonly parentPid: number;
  readonly sessionId: number;
  /** From -20 to 19; the higher, the more it gives way to others. */
  readonly niceness: number;
  /** Since boot: with the pid it names the process for ever. */
  readonly startTicks: number;
  /** Its own CPU time, all threads. */
  readonly cpuTicks: number;
  /** CPU time of its children that ended and were waited for. */
  readonly endedChildrenTicks: number;
}

/** USER_HZ, which is 100 on every Linux that Node runs on. */
export const ticksPerSecond = 100;

/** Reads a process's stat; null when there is no such process. */
export function readProcessStat(pid: number): ProcessStat | null {
  try {
    return parseProcessStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')) {
      return null;
    }
    throw error;
  }
}

/** Parses a line of /proc/PID/stat. The name, second field, may hold spaces and brackets: what counts is the last bracket. */
export function parseProcessStat(line: string): ProcessStat {
  const pid = Number.parseInt(line, 10);
  const fields = line
    .slice(line.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  // proc(5) counts fields from 1; the first one after the name is field 3.
  const field = (number: number) => fields[number - 3] ?? 0;
  return {
    pid,
    parentPid: field(4),
    sessionId: field(6),
    cpuTicks: field(14) + field(15),
    endedChildrenTicks: field(16) + field(17),
    niceness: field(19),
    startTicks: field(22),
  };
}

/** Ids of all processes there are. */
export function listPids(): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}
