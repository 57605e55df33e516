import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { give } from '../../src/server/test-console.ts';
import { type Percentiles, percentiles } from './percentiles.ts';
import type { SeatedConsole } from './seated-console.ts';

/** One change a second that every console follows: from the command's sending to its arrival at each of them. `lost`: arrivals that never came. */
export async function measureFanOut(
  consoles: readonly SeatedConsole[],
  seconds: number,
): Promise<Percentiles & { lost: number }> {
  const sentAtMs = new Map<string, number>();
  const times: number[] = [];
  for (const { socket } of consoles) {
    await socket.emitWithAck('follow', { places: [{ topic: 'items:city', epoch: '', offset: 0 }] });
    socket.on('changes', ({ changes }) => {
      for (const { id } of changes) {
        const sent = sentAtMs.get(id);
        if (sent !== undefined) times.push(performance.now() - sent);
      }
    });
  }
  const [first] = consoles;
  if (!first) throw new Error('no console');
  for (let second = 0; second < seconds; second++) {
    const nextAtMs = performance.now() + 1000;
    const id = randomUUID();
    sentAtMs.set(id, performance.now());
    await give(first.socket, 'item.put', { item: bookmark(id), version: 0 });
    await sleep(Math.max(0, nextAtMs - performance.now()));
  }
  await sleep(1000);
  return { ...percentiles(times), lost: seconds * consoles.length - times.length };
}

export function bookmark(id: string) {
  return {
    kind: 'bookmark' as const,
    id,
    scope: { kind: 'city' as const },
    ownerId: 'person-giamsat',
    cameraId: 'cam-0001',
    fromMs: 0,
    toMs: null,
    title: 'đo',
    note: '',
  };
}
