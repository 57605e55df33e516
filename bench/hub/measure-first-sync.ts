import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createLogger } from '../../src/main/core/log/logger.ts';
import { HubService } from '../../src/main/core/sync/hub-service.ts';
import { demoPassword } from '../../src/server/demo/demo-accounts.ts';
import { tokenHash } from '../../src/server/sessions/session-token.ts';
import { proofHeader } from '../../src/shared/hub/sign-in.ts';
import { ListedStreams } from '../../test/hub/desk-bench.ts';
import type { RunningHub } from './run-hub.ts';
import type { SeatedConsole } from './seated-console.ts';

export interface FirstSyncFigures {
  readonly cameras: number;
  /** The catalogue as it crosses the wire, gzip. */
  readonly wireBytes: number;
  readonly wireMs: number;
  /** A real console's core: from sign-in until its whole list is there, on disk. */
  readonly consoleMs: number;
  /** Its longest task meanwhile. */
  readonly longestTaskMs: number;
}

/** A console's first meeting with the whole catalogue. */
export async function measureFirstSync(hub: RunningHub, seat: SeatedConsole): Promise<FirstSyncFigures> {
  const wire = await fetchCatalogue(hub, seat);
  const folder = await mkdtemp(join(tmpdir(), 'vonglau-first-sync-'));
  const service = await HubService.open({
    dataDirectory: folder,
    secrets: null,
    logger: createLogger(() => undefined),
    consoleName: 'bench',
    streams: new ListedStreams(),
    fixedAddress: hub.url,
    enabled: true,
    demoAccount: null,
  });
  try {
    await when(
      () => service.view().link === 'signed-out',
      (listener) => service.onChanged.on(listener),
    );
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const fromMs = performance.now();
    await service.person.signIn('giamsat', demoPassword);
    await when(
      () => service.cameras.all().length > 1000,
      (listener) => service.cameras.onChanged.on(listener),
    );
    const consoleMs = Math.round(performance.now() - fromMs);
    delay.disable();
    return {
      ...wire,
      cameras: service.cameras.all().length,
      consoleMs,
      longestTaskMs: Math.round(delay.max / 1e6),
    };
  } finally {
    await service.dispose();
    await rm(folder, { recursive: true, force: true });
  }
}

function when(isSo: () => boolean, on: (listener: () => void) => { dispose(): void }): Promise<void> {
  return new Promise((resolve) => {
    if (isSo()) return resolve();
    const listening = on(() => {
      if (!isSo()) return;
      listening.dispose();
      resolve();
    });
  });
}

async function fetchCatalogue(
  { url }: RunningHub,
  { console, token }: SeatedConsole,
): Promise<{ wireBytes: number; wireMs: number }> {
  const proof = await console.proof('request', tokenHash(token));
  const fromMs = performance.now();
  const wireBytes = await new Promise<number>((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      [proofHeader]: Buffer.from(JSON.stringify(proof)).toString('base64'),
    };
    request(`${url}/api/snapshot?topic=cameras`, { headers }, (response) => {
      let bytes = 0;
      response.on('data', (part: Buffer) => {
        bytes += part.length;
      });
      response.on('end', () => resolve(bytes));
      response.on('error', reject);
    })
      .on('error', reject)
      .end();
  });
  return { wireBytes, wireMs: Math.round(performance.now() - fromMs) };
}
