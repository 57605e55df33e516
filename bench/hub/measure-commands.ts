import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, give } from '../../src/server/test-console.ts';
import { type Percentiles, percentiles } from './percentiles.ts';
import type { SeatedConsole } from './seated-console.ts';

export interface CommandFigures {
  /** At a steady pace: acknowledged a second, and how long each took. */
  readonly steady: Percentiles & { readonly wantedPerSecond: number; readonly perSecond: number };
  /** As many as are answered when each console always has one under way. */
  readonly most: Percentiles & { readonly perSecond: number };
}

const steadyPerSecond = 1500;
const tickMs = 10;

/** Commands that change something (a private bookmark each), acknowledged once they are on disk. */
export async function measureCommands(
  consoles: readonly SeatedConsole[],
  seconds: number,
): Promise<CommandFigures> {
  return { steady: await steady(consoles, seconds), most: await most(consoles, seconds) };
}

async function steady(
  consoles: readonly SeatedConsole[],
  seconds: number,
): Promise<CommandFigures['steady']> {
  const times: number[] = [];
  const under: Promise<void>[] = [];
  const startedAtMs = performance.now();
  let sent = 0;
  while (performance.now() - startedAtMs < seconds * 1000) {
    const due = ((performance.now() - startedAtMs) / 1000) * steadyPerSecond;
    while (sent < due) {
      const seat = consoles[sent % consoles.length];
      sent += 1;
      if (seat) under.push(timed(seat, times));
    }
    await sleep(tickMs);
  }
  await Promise.all(under);
  const perSecond = Math.round(times.length / ((performance.now() - startedAtMs) / 1000));
  return { wantedPerSecond: steadyPerSecond, perSecond, ...percentiles(times) };
}

async function most(consoles: readonly SeatedConsole[], seconds: number): Promise<CommandFigures['most']> {
  const times: number[] = [];
  const startedAtMs = performance.now();
  const untilMs = startedAtMs + seconds * 1000;
  const loop = async (seat: SeatedConsole) => {
    while (performance.now() < untilMs) await timed(seat, times);
  };
  await Promise.all(consoles.slice(0, 200).map(loop));
  return {
    perSecond: Math.round(times.length / ((performance.now() - startedAtMs) / 1000)),
    ...percentiles(times),
  };
}

async function timed({ socket }: SeatedConsole, times: number[]): Promise<void> {
  const atMs = performance.now();
  const item = {
    kind: 'bookmark' as const,
    id: randomUUID(),
    scope: { kind: 'private' as const },
    ownerId: 'person-giamsat',
    cameraId: 'cam-0001',
    fromMs: 0,
    toMs: null,
    title: 'đo',
    note: '',
  };
  const code = codeOf(await give(socket, 'item.put', { item, version: 0 }));
  if (code !== 'ok') throw new Error(`refused: ${code}`);
  times.push(performance.now() - atMs);
}
