import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CancelledError } from '../../../shared/base/fault.ts';
import type { CameraImportLine, CameraImportResult } from '../../../shared/hub/camera-import.ts';
import { CatalogueExchange } from './catalogue-exchange.ts';
import { HubHttp } from './hub-http.ts';

const result: CameraImportResult = {
  dryRun: true,
  rows: 2,
  added: 1,
  changed: 0,
  same: 1,
  refused: 0,
  problems: [],
  warnings: [],
  unusedColumns: [],
};

let hub: Server;
let exchange: CatalogueExchange;
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeEach(async () => {
  hub = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve));
  const address = hub.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  exchange = new CatalogueExchange({
    http: new HubHttp(new URL(`http://127.0.0.1:${address.port}`), null),
    headers: async () => ({ authorization: 'Bearer t' }),
  });
});

afterEach(() => {
  exchange.dispose();
  hub.closeAllConnections();
  hub.close();
});

const line = (said: CameraImportLine) => `${JSON.stringify(said)}\n`;

test('a table goes as it is, tells how far it is, and comes to a result', async () => {
  let sent = '';
  answer = (request, response) => {
    request.setEncoding('utf8').on('data', (text: string) => {
      sent += text;
    });
    request.on('end', () => {
      response.write(line({ progress: { checked: 1, kept: 0 } }));
      response.end(line({ result }));
    });
    expect([
      request.method,
      request.url,
      request.headers.authorization,
      request.headers['content-type'],
    ]).toEqual(['POST', '/api/cameras/import?dryRun=1', 'Bearer t', 'text/csv; charset=utf-8']);
  };
  const told: unknown[] = [];
  exchange.onProgress.on((progress) => told.push(progress));
  const csv = 'số,tên\n1,Tràng Tiền\n';
  expect(await exchange.import({ importId: 'a', csv, dryRun: true })).toEqual(result);
  expect(sent).toBe(csv);
  expect(told).toEqual([{ importId: 'a', checked: 1, kept: 0 }]);
});

test('an import that is broken off ends at the hub as well', async () => {
  const gone = new Promise<void>((resolve) => {
    answer = (_request, response) => {
      response.on('close', resolve);
      response.write(line({ progress: { checked: 1, kept: 0 } }));
    };
  });
  exchange.onProgress.on(({ importId }) => exchange.cancel(importId));
  const importing = exchange.import({ importId: 'a', csv: 'number\n1\n', dryRun: false });
  await expect(importing).rejects.toBeInstanceOf(CancelledError);
  await gone;
});

test('a hub that breaks off, or refuses, is a fault', async () => {
  const file = { importId: 'a', csv: 'number\n1\n', dryRun: false };
  answer = (_request, response) => response.end(line({ progress: { checked: 1, kept: 0 } }));
  await expect(exchange.import(file)).rejects.toMatchObject({ fault: { code: 'hub-away' } });
  const fault = { code: 'not-allowed', message: 'no', detail: 'no-role-right' };
  answer = (_request, response) => response.writeHead(403).end(JSON.stringify({ fault }));
  await expect(exchange.import(file)).rejects.toMatchObject({ fault });
  await expect(exchange.export()).rejects.toMatchObject({ fault });
});
