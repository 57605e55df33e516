import { readFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';

/** The processors that this process may run on. */
export interface OurCpus {
  /** Places in os.cpus() of those that it is pinned to; all of them where it is not, or the system does not tell. */
  readonly indexes: readonly number[];
  /** How many of them it may use at a time: fewer where a quota is set. */
  readonly cores: number;
}

/** The processors that this process, and so its children, may run on: on a machine shared by pinning the others' load is no concern. */
export function ourCpus(): OurCpus {
  const all = cpus().map((_, index) => index);
  const allowed = process.platform === 'linux' ? allowedCpus(readFileSync('/proc/self/status', 'utf8')) : [];
  const indexes = allowed.filter((index) => index < all.length);
  const usable = indexes.length > 0 ? indexes : all;
  return { indexes: usable, cores: Math.max(1, Math.min(usable.length, availableParallelism())) };
}

/** Reads the line Cpus_allowed_list, such as `0-3,8`, of /proc/PID/status (proc(5)); empty when it is not there. */
export function allowedCpus(status: string): number[] {
  const list = /^Cpus_allowed_list:\s*(\S+)/m.exec(status)?.[1] ?? '';
  return list.split(',').flatMap((part) => {
    const [first = Number.NaN, last = first] = part.split('-').map((text) => Number.parseInt(text, 10));
    return Number.isNaN(first) ? [] : Array.from({ length: last - first + 1 }, (_, step) => first + step);
  });
}
