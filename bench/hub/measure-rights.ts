import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, give } from '../../src/server/test-console.ts';
import { Role } from '../../src/shared/rights/role.ts';
import { type Percentiles, percentiles } from './percentiles.ts';
import type { SeatedConsole } from './seated-console.ts';

const roleId = 'supervisor';

/** An administrator changes a role that everybody here has: from the command's sending until the last console has its new signed rights, each time. */
export async function measureRights(
  administrator: SeatedConsole,
  consoles: readonly SeatedConsole[],
  rounds: number,
): Promise<Percentiles & { each: Percentiles }> {
  const lasts: number[] = [];
  const all: number[] = [];
  let role = await currentRole(administrator);
  for (let round = 0; round < rounds; round++) {
    const without = role.row.rights.includes('push');
    const rights = without
      ? role.row.rights.filter((right) => right !== 'push')
      : [...role.row.rights, 'push' as const];
    const row = { ...role.row, rights };
    const sentAtMs = performance.now();
    const arrived = consoles.map(
      ({ socket }) =>
        new Promise<number>((resolve) => socket.once('rights', () => resolve(performance.now() - sentAtMs))),
    );
    const answer = await give(administrator.socket, 'role.put', { row, version: role.version });
    if (codeOf(answer) !== 'ok') throw new Error(`refused: ${codeOf(answer)}`);
    role = { row, version: role.version + 1 };
    const times = await Promise.all(arrived);
    lasts.push(Math.max(...times));
    all.push(...times);
    await sleep(500);
  }
  return { ...percentiles(lasts), each: percentiles(all) };
}

async function currentRole({ console, token }: SeatedConsole): Promise<{ row: Role; version: number }> {
  const text = await (await console.get('/api/snapshot?topic=book', token)).text();
  for (const line of text.split('\n').slice(1)) {
    if (line === '') continue;
    const { kind, id, row, version } = JSON.parse(line) as {
      kind: string;
      id: string;
      row: unknown;
      version: number;
    };
    if (kind === 'role' && id === roleId) return { row: Role.parse(row), version };
  }
  throw new Error(`no role ${roleId}`);
}
