import { Agent, createServer, request } from 'node:http';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { CameraImportLine } from '../../../shared/hub/camera-import.ts';
import { createHubLogger } from '../../log/hub-logger.ts';
import { createRouter } from '../../net/router.ts';
import { openTestHub, type TestHub, testCamera } from '../test-hub.ts';
import { catalogueRoutes } from './catalogue-routes.ts';

let hub: TestHub;

beforeEach(async () => {
  hub = await openTestHub({ cameras: [testCamera(1)], handlers: () => ({}) });
});

afterEach(() => hub.dispose());

/** The routes behind the hub's router; who calls is said by a header. */
async function serve(): Promise<string> {
  const { queue, city, catalogue, now } = hub;
  const router = createRouter({
    open: [],
    signedIn: catalogueRoutes({ queue, city, catalogue, now }),
    callerOf: ({ headers }) => hub.caller(String(headers['x-account'])),
    admits: () => true,
    closing: new AbortController().signal,
    log: createHubLogger(() => undefined),
  });
  const server = createServer(router);
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  return `http://127.0.0.1:${address.port}`;
}

const as = (account: string) => ({ 'x-account': account, connection: 'close' });

test('what is exported can be imported again, over HTTP', async () => {
  const hubUrl = await serve();
  const exported = await fetch(`${hubUrl}/api/cameras/export`, { headers: as('quantri') });
  expect(exported.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const body = (await exported.text()).replace('Camera 1', 'Tên mới');
  const answer = await fetch(`${hubUrl}/api/cameras/import`, {
    method: 'POST',
    headers: as('quantri'),
    body,
  });
  const lines = (await answer.text()).trim().split('\n');
  const parsed = lines.map((line) => CameraImportLine.parse(JSON.parse(line)));
  expect(parsed.at(-1)).toMatchObject({ result: { rows: 1, changed: 1, refused: 0 } });
  expect(parsed.slice(0, -1).every((line) => 'progress' in line)).toBe(true);
  expect(hub.city.camera('cam-1')?.name).toBe('Tên mới');
});

test('a large file that is refused at its beginning is answered all the same, and the connection ends well', async () => {
  const hubUrl = await serve();
  const body = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.alloc(16 * 1024 * 1024, 0x41)]);
  const answer = await post(`${hubUrl}/api/cameras/import?dryRun=1`, body);
  expect(JSON.parse(answer)).toMatchObject({
    result: { dryRun: true, problems: [{ reason: 'not-utf8', value: 'UTF-16' }] },
  });
});

/** Rejects when the connection breaks before or after the answer. */
function post(url: string, body: Buffer): Promise<string> {
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  return new Promise((resolve, reject) => {
    let answer = '';
    const headers = { 'x-account': 'quantri', 'content-length': body.length };
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      response.setEncoding('utf8').on('data', (text: string) => {
        answer += text;
      });
    });
    sent.on('error', reject).on('close', () => resolve(answer));
    sent.end(body);
  });
}

test('who administers nothing is refused before anything is sent', async () => {
  const hubUrl = await serve();
  const exported = await fetch(`${hubUrl}/api/cameras/export`, { headers: as('giamsat') });
  expect(exported.status).toBe(403);
  const url = `${hubUrl}/api/cameras/import`;
  const imported = await fetch(url, { method: 'POST', headers: as('giamsat'), body: 'number\n1' });
  expect(imported.status).toBe(403);
  expect(await imported.json()).toMatchObject({ fault: { code: 'not-allowed' } });
});
