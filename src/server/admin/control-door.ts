import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { faultOf } from '../../shared/base/fault.ts';
import type { HubLogger } from '../log/hub-logger.ts';
import { logError } from '../log/log-error.ts';
import { requestExchange } from '../net/request-exchange.ts';
import { writePrivateFile } from '../tls/private-file.ts';
import { type AdminAnswer, AdminRequest } from './hub-admin.ts';

/** Where a hub that runs says how its own machine reaches it: readable by its account only. */
export function controlFile(dataDirectory: string): string {
  return join(dataDirectory, 'control.json');
}

export interface ControlDoorOptions {
  readonly dataDirectory: string;
  readonly answer: (request: AdminRequest) => Promise<AdminAnswer>;
  readonly log: HubLogger;
}

const mostBytes = 16 * 1024;

/** A door on loopback for the commands given at the hub's own machine: whoever may read the data folder has its token. Closes with `close`. */
export async function openControlDoor({ dataDirectory, answer, log }: ControlDoorOptions) {
  const token = randomBytes(32).toString('base64url');
  const closing = new AbortController();
  const server = createServer((request, response) => {
    const exchange = requestExchange(request, response, new URLSearchParams(), closing.signal);
    handle().catch((error: unknown) => {
      logError(log, 'control.refused', error);
      exchange.sendJson(422, { fault: faultOf(error) });
    });

    async function handle(): Promise<void> {
      if (!hasToken(request, token))
        return exchange.sendJson(401, { fault: { code: 'not-allowed', message: 'No.' } });
      exchange.sendJson(200, await answer(AdminRequest.parse(await exchange.json(mostBytes))));
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  // A server that listens on TCP has an address of this form.
  const { port } = server.address() as AddressInfo;
  const path = controlFile(dataDirectory);
  writePrivateFile(path, `${JSON.stringify({ port, token })}\n`);
  return {
    async close(): Promise<void> {
      rmSync(path, { force: true });
      closing.abort();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function hasToken({ headers }: IncomingMessage, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${token}`));
}
