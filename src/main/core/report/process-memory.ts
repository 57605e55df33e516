import { readFile } from 'node:fs/promises';

/** Memory of a process in kB. `exact` is false when only the resident size could be read, which counts shared pages fully. */
export interface ProcessMemory {
  readonly kilobytes: number;
  readonly exact: boolean;
}

/**
 * Proportional set size from /proc/PID/smaps_rollup. A sandboxed renderer keeps that file from everybody but root: then VmRSS of
 * /proc/PID/status. null when the process is gone.
 */
export async function readProcessMemory(pid: number): Promise<ProcessMemory | null> {
  const rollup = await readOrNull(`/proc/${pid}/smaps_rollup`);
  const pss = kilobytesOf('Pss', rollup);
  if (pss !== null) return { kilobytes: pss, exact: true };
  const rss = kilobytesOf('VmRSS', await readOrNull(`/proc/${pid}/status`));
  return rss === null ? null : { kilobytes: rss, exact: false };
}

function kilobytesOf(field: string, text: string | null): number | null {
  const value = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(text ?? '')?.[1];
  return value === undefined ? null : Number(value);
}

const unreadable = new Set(['ENOENT', 'ESRCH', 'EACCES', 'EPERM']);

async function readOrNull(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && unreadable.has(String(error.code))) return null;
    throw error;
  }
}
