import { cpus } from 'node:os';
import { ticksPerSecond } from '../report/process-stat.ts';
import { ProcessTree } from '../report/process-tree.ts';
import type { MachineLoad } from './governor-world.ts';

/** Times of all cores together, milliseconds since boot, and of our processes where the system tells. */
export interface LoadSample {
  readonly atMs: number;
  readonly idleMs: number;
  readonly totalMs: number;
  readonly cores: number;
  /** CPU time of each of our processes, by what names it for ever; null where the system does not tell. */
  readonly ownMs: ReadonlyMap<string, number> | null;
}

/** Over what time the load is averaged: long enough for a group of pictures, short enough to be of now. */
const spanMs = 4000;
const lookEveryMs = 900;

/** How busy the machine was over the last seconds, and how much of that was us. */
export class MachineLoadMeter {
  private readonly look: () => LoadSample;
  private samples: LoadSample[] = [];

  constructor(look: () => LoadSample) {
    this.look = look;
    this.samples.push(look());
  }

  /** Looks anew, at most about once a second, and tells the load since 4 s ago. */
  load(): MachineLoad {
    const last = this.samples.at(-1);
    const now = this.look();
    if (!last || now.atMs - last.atMs >= lookEveryMs) this.samples.push(now);
    // The newest one that is old enough stays as the beginning.
    const beginning = this.samples.findLastIndex(({ atMs }) => now.atMs - atMs >= spanMs);
    if (beginning > 0) this.samples.splice(0, beginning);
    const [first = now] = this.samples;
    return loadBetween(first, now);
  }
}

/** The load between two looks. */
export function loadBetween(from: LoadSample, to: LoadSample): MachineLoad {
  const { cores } = to;
  const passedMs = to.totalMs - from.totalMs;
  const share = passedMs <= 0 ? 0 : 1 - (to.idleMs - from.idleMs) / passedMs;
  const busyCores = Math.min(cores, Math.max(0, share * cores));
  const { ownMs } = from;
  if (!ownMs || !to.ownMs || to.atMs <= from.atMs) return { busyCores, cores, ownCores: null };
  let usedMs = 0;
  // What a process used before it was first seen belongs to the time since: it began then.
  for (const [key, ms] of to.ownMs) usedMs += ms - (ownMs.get(key) ?? 0);
  return { busyCores, cores, ownCores: Math.min(cores, usedMs / (to.atMs - from.atMs)) };
}

/** Looks at this machine. `rootPids`: whoever descends from these processes is one of us. Our share is known on Linux only. */
export function lookAtMachine(rootPids: () => readonly number[], now: () => number): () => LoadSample {
  const tree = new ProcessTree();
  const own = () =>
    new Map(
      tree
        .members(rootPids())
        .map(({ pid, startTicks, cpuTicks }) => [`${pid} ${startTicks}`, (cpuTicks * 1000) / ticksPerSecond]),
    );
  return () => {
    const times = cpus().map((cpu) => cpu.times);
    const idleMs = times.reduce((sum, { idle }) => sum + idle, 0);
    const totalMs = times.reduce(
      (sum, { user, nice, sys, idle, irq }) => sum + user + nice + sys + idle + irq,
      0,
    );
    const ownMs = process.platform === 'linux' ? own() : null;
    return { atMs: now(), idleMs, totalMs, cores: Math.max(1, times.length), ownMs };
  };
}
