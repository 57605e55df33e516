import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { z } from 'zod';
import { type Hub, startHub } from '../../src/server/hub.ts';
import { createHubLogger } from '../../src/server/log/hub-logger.ts';
import { HubSettings } from '../../src/server/settings/hub-settings.ts';
import type { CommandInput, CommandName } from '../../src/shared/hub/commands.ts';
import { type DeskUnderTest, startDesk } from './desk-bench.ts';

const password = 'VongLau@2026';

/** A demo's hub on a folder of its own, and desks at it. */
export class HubWithDesks {
  readonly directory: string;
  readonly hubLog: string[];
  readonly desks: DeskUnderTest[] = [];
  hub: Hub;

  private constructor(directory: string, hub: Hub, hubLog: string[]) {
    this.directory = directory;
    this.hub = hub;
    this.hubLog = hubLog;
  }

  static async open(): Promise<HubWithDesks> {
    const directory = await mkdtemp(join(tmpdir(), 'vonglau-hub-'));
    const hubLog: string[] = [];
    return new HubWithDesks(directory, await openHub(directory, 0, hubLog), hubLog);
  }

  /** The folder with the hub's data. */
  get data(): string {
    return dataOf(this.directory);
  }

  /** Stops the hub, lets something happen to its data, and starts it where it was. */
  async restart(meanwhile: () => void | Promise<void> = () => undefined): Promise<void> {
    const { port } = this.hub;
    await this.hub.close();
    await meanwhile();
    this.hub = await openHub(this.directory, port, this.hubLog);
  }

  /** Somebody signed in at a desk of their own, with their cameras there. */
  async signedIn(account: string): Promise<DeskUnderTest> {
    const desk = await startDesk(this.hub.url);
    this.desks.push(desk);
    await expect.poll(() => desk.service.view().link).toBe('signed-out');
    await desk.service.person.signIn(account, password);
    await expect.poll(() => desk.service.view().link).toBe('online');
    await expect.poll(() => desk.service.cameras.all().length).toBeGreaterThan(0);
    return desk;
  }

  async close(): Promise<void> {
    for (const desk of this.desks) await desk.dispose();
    await this.hub.close();
    await rm(this.directory, { recursive: true, force: true });
  }
}

/** Given at a desk: a change at the hub itself would go round the rules. */
export async function administer<N extends CommandName>(
  desk: DeskUnderTest,
  name: N,
  input: CommandInput<N>,
) {
  const connection = desk.service.hub();
  if (!connection) throw new Error('no connection');
  return connection.ask(name, input);
}

/** A row of the book as an administrator's desk has it. */
export async function bookRow<S extends z.ZodType>(
  desk: DeskUnderTest,
  { kind, id }: { kind: string; id: string },
  schema: S,
) {
  const rows = await desk.service.rows('book');
  const found = rows.find((row) => row.kind === kind && row.id === id);
  return { row: schema.parse(found?.row), version: found?.version ?? 0 };
}

/** Watches a camera as a tile does; answers with the reasons that the tile is told, the latest last. */
export function watch(desk: DeskUnderTest, cameraId: string): readonly (string | null)[] {
  const reasons: (string | null)[] = [];
  desk.service.streams.stream(cameraId, 'sub')?.join({
    onStatus: ({ reason }) => reasons.push(reason),
    onConfig: () => undefined,
    onPacket: () => undefined,
  });
  return reasons;
}

function dataOf(directory: string): string {
  return join(directory, 'hub');
}

function openHub(directory: string, port: number, hubLog: string[]): Promise<Hub> {
  return startHub({
    dataDirectory: dataOf(directory),
    databaseUrl: null,
    host: '127.0.0.1',
    port,
    certificate: null,
    demo: { cityCameras: [], total: 400 },
    settings: HubSettings.parse({ accounts: { hashMemoryKib: 64, hashPasses: 1 } }),
    log: createHubLogger((level, line) => hubLog.push(`${level} ${line}`)),
  });
}
