import { cpus, getPriority } from 'node:os';
import { type ProcessStat, ticksPerSecond } from '../report/process-stat.ts';
import { ProcessTree } from '../report/process-tree.ts';
import type { MachineLoad } from './governor-world.ts';
import { ourCpus } from './our-cpus.ts';

/** CPU time of each process so far, by what names it for ever. */
type UsedMs = ReadonlyMap<string, number>;

/** Times of all processors that we may run on together, milliseconds since boot, and of our processes where the system tells. */
export interface LoadSample {
  readonly atMs: number;
  readonly idleMs: number;
  readonly totalMs: number;
  /** Processors that these times are of, and how many of them we may use. */
  readonly cpus: number;
  readonly cores: number;
  readonly own: {
    readonly ms: UsedMs;
    /** Of those that give way to everybody else: what they use is free for whoever wants it. */
    readonly backgroundMs: UsedMs;
  } | null;
}

/** Over what time the load is averaged: long enough for a group of pictures, short enough to be of now. */
const spanMs = 4000;
const lookEveryMs = 900;
/** From this niceness on a process is in the background: our own encoders of clips are, no part of the browser is. */
const backgroundNiceness = 15;

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

/** The load between two looks, without what our own background work uses. */
export function loadBetween(from: LoadSample, to: LoadSample): MachineLoad {
  const { cores } = to;
  const passedMs = to.totalMs - from.totalMs;
  const share = passedMs <= 0 ? 0 : 1 - (to.idleMs - from.idleMs) / passedMs;
  const busy = share * to.cpus;
  const within = (cpu: number) => Math.min(cores, Math.max(0, cpu));
  const elapsedMs = to.atMs - from.atMs;
  if (!from.own || !to.own || elapsedMs <= 0) return { busyCores: within(busy), cores, ownCores: null };
  const background = usedMs(from.own.backgroundMs, to.own.backgroundMs) / elapsedMs;
  const ownCores = Math.min(cores, usedMs(from.own.ms, to.own.ms) / elapsedMs);
  return { busyCores: within(busy - background), cores, ownCores };
}

function usedMs(from: UsedMs, to: UsedMs): number {
  let used = 0;
  // What a process used before it was first seen belongs to the time since: it began then.
  for (const [key, ms] of to) used += ms - (from.get(key) ?? 0);
  return used;
}

/** Looks at this machine. `rootPids`: whoever descends from these processes is one of us. Our share is known on Linux only. */
export function lookAtMachine(rootPids: () => readonly number[], now: () => number): () => LoadSample {
  const tree = new ProcessTree();
  const ours = ourCpus();
  const background = Math.max(backgroundNiceness, getPriority() + 1);
  const used = (stats: readonly ProcessStat[]): UsedMs =>
    new Map(stats.map((stat) => [`${stat.pid} ${stat.startTicks}`, (stat.cpuTicks * 1000) / ticksPerSecond]));
  const own = () => {
    const members = tree.members(rootPids());
    const isBackground = ({ niceness }: ProcessStat) => niceness >= background;
    return {
      ms: used(members.filter((stat) => !isBackground(stat))),
      backgroundMs: used(members.filter(isBackground)),
    };
  };
  return () => {
    const all = cpus();
    const times = ours.indexes.flatMap((index) => all[index]?.times ?? []);
    const idleMs = times.reduce((sum, { idle }) => sum + idle, 0);
    const totalMs = times.reduce(
      (sum, { user, nice, sys, idle, irq }) => sum + user + nice + sys + idle + irq,
      0,
    );
    const known = process.platform === 'linux' ? own() : null;
    return { atMs: now(), idleMs, totalMs, cpus: Math.max(1, times.length), cores: ours.cores, own: known };
  };
}
