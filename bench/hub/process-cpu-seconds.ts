import { readFile } from 'node:fs/promises';

/** Linux counts in hundredths of a second: USER_HZ, proc(5). */
const ticksPerSecond = 100;

/** Processor time that a process has used, user and system (fields 14 and 15 of /proc/PID/stat). */
export async function processCpuSeconds(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}
