import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request as httpsRequest } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as tlsConnect } from 'node:tls';
import { io } from 'socket.io-client';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { HubFacts } from '../../shared/hub/sign-in.ts';
import { SnapshotHead, SnapshotRow } from '../../shared/hub/topic.ts';
import { type StartedTestHub, startTestHub } from '../start-test-hub.ts';
import { makeServerCertificate, openAuthority } from '../tls/certificate-authority.ts';

const open = new Set<StartedTestHub>();

async function start(...of: Parameters<typeof startTestHub>): Promise<StartedTestHub> {
  const started = await startTestHub(...of);
  open.add(started);
  return started;
}
afterEach(async () => {
  for (const started of open) await started.close();
  open.clear();
});

test('the hub says who it is, whether it is alive and whether it is ready', async () => {
  const { hub } = await start();
  const facts = HubFacts.parse(await (await fetch(`${hub.url}/api/hub`)).json());
  expect(facts).toMatchObject({ hubId: hub.hubId, demo: false, demoAccounts: [], protocols: [1] });
  expect(await (await fetch(`${hub.url}/healthz`)).json()).toEqual({ alive: true });
  expect(await (await fetch(`${hub.url}/readyz`)).json()).toEqual({ ready: true });
});

test.each([
  ['GET', '/nothing', 404, 'not-found'],
  ['GET', '/api/enrol', 405, 'method-not-allowed'],
  ['DELETE', '/api/hub', 405, 'method-not-allowed'],
  ['GET', '/api/snapshot?topic=book', 401, 'session-unknown'],
  ['GET', '/api/audit/export', 401, 'session-unknown'],
  ['GET', '/api/cameras/export', 401, 'session-unknown'],
  ['POST', '/api/cameras/import', 401, 'session-unknown'],
])('%s %s: %i %s', async (method, path, status, code) => {
  const { hub } = await start();
  const response = await fetch(`${hub.url}${path}`, { method });
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ fault: { code } });
});

test.each([
  ['no JSON', '{', 400, 'bad-input'],
  ['no UTF-8', Buffer.from([0x22, 0xff, 0x22]), 400, 'bad-input'],
  ['another form', '{"name":5}', 400, 'bad-input'],
  ['too much', `"${'x'.repeat(20_000)}"`, 413, 'too-large'],
])('a body that is %s is refused', async (_what, body, status, code) => {
  const { hub } = await start();
  const response = await fetch(`${hub.url}/api/enrol`, { method: 'POST', body });
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ fault: { code } });
});

test('a malformed sign-in is not repeated in the answer: a password may stand in the wrong field', async () => {
  const { hub, lines } = await start();
  const body = JSON.stringify({ protocol: 1, account: 'Geheim-Wort-1', password: 'x' });
  const answer = await (await fetch(`${hub.url}/api/sign-in`, { method: 'POST', body })).text();
  expect(answer).toContain('account');
  expect(answer + lines.join()).not.toContain('Geheim-Wort-1');
});

test('too many requests from one address wait', async () => {
  const { hub } = await start({ of: { requestsAtOnce: 5, requestsPerSecond: 1 } });
  const statuses: number[] = [];
  for (let count = 0; count < 8; count += 1) statuses.push((await fetch(`${hub.url}/healthz`)).status);
  expect(statuses.slice(0, 5)).toEqual(Array(5).fill(200));
  expect(statuses).toContain(429);
});

test('what is no HTTP at all does not disturb the hub', async () => {
  const { hub } = await start();
  const socket = connect(hub.port, '127.0.0.1', () => socket.write('\x16\x03\x01\x00\xff nonsense\r\n\r\n'));
  await new Promise((resolve) => {
    socket.once('error', resolve);
    socket.once('close', resolve);
    socket.resume();
  });
  expect((await fetch(`${hub.url}/healthz`)).status).toBe(200);
});

test('a snapshot is all rows of one moment, for whoever may have them', async () => {
  const started = await start();
  await started.addPerson('an');
  await started.addPerson('boss', ['administer']);
  const [an, boss] = [await started.sitDown('an'), await started.sitDown('boss')];
  const refused = await an.desk.get('/api/snapshot?topic=book', an.session.token);
  expect(refused.status).toBe(403);
  expect((await an.desk.get('/api/snapshot?topic=everything', an.session.token)).status).toBe(400);
  const answer = await boss.desk.get('/api/snapshot?topic=book', boss.session.token);
  expect(answer.headers.get('content-encoding')).toBe('gzip');
  const [head = '', ...rows] = (await answer.text()).trim().split('\n');
  const { count, offset } = SnapshotHead.parse(JSON.parse(head));
  expect(rows).toHaveLength(count);
  expect(offset).toBeGreaterThanOrEqual(count);
  const kinds = rows.map((row) => SnapshotRow.parse(JSON.parse(row)).kind);
  expect(new Set(kinds)).toEqual(new Set(['tier', 'unit', 'role', 'person']));
});

test('the audit log is exported to inspectors, and that is logged', async () => {
  const started = await start();
  await started.addPerson('an');
  await started.addPerson('inspector', ['audit']);
  const [an, inspector] = [await started.sitDown('an'), await started.sitDown('inspector')];
  await started.hub.core.sealer.seal();
  expect((await an.desk.get('/api/audit/export', an.session.token)).status).toBe(403);
  const path = '/api/audit/export?format=ndjson&what=sign-in';
  const text = await (await inspector.desk.get(path, inspector.session.token)).text();
  const told = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).what);
  expect(told).toEqual(['sign-in.done', 'sign-in.done']);
  expect(await started.audited('audit.exported')).toHaveLength(1);
});

test('without TLS the hub listens on loopback only', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vonglau-hub-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { createServer, listen } = await import('./http-server.ts');
  const server = createServer(null, () => undefined);
  await expect(listen(server, { host: '0.0.0.0', port: 0, encrypted: false })).rejects.toThrow(
    'loopback only',
  );
});

test('off loopback it has TLS by an authority of its own, which consoles pin', async () => {
  const started = await start({ host: '0.0.0.0', of: { serverNames: ['hub.test'] } });
  const { hub, dataDirectory } = started;
  expect(hub.url).toMatch(/^https:/);
  for (const file of ['ca.key', 'ca.pem', 'signing.key', 'secrets.key'])
    expect(statSync(join(dataDirectory, file)).mode & 0o077).toBe(0);
  const authority = await openAuthority(dataDirectory, Date.now());
  expect(await ask(hub.port, { ca: authority.cert })).toBe(200);
  expect(await ask(hub.port, { ca: authority.cert, servername: 'hub.test' })).toBe(200);
  await expect(ask(hub.port, { ca: authority.cert, servername: 'elsewhere.test' })).rejects.toThrow();
  await expect(ask(hub.port, {})).rejects.toThrow();
  const stranger = mkdtempSync(join(tmpdir(), 'vonglau-hub-'));
  onTestFinished(() => rmSync(stranger, { recursive: true, force: true }));
  const other = await openAuthority(stranger, Date.now());
  await expect(ask(hub.port, { ca: other.cert })).rejects.toThrow();
  expect(await lastOfChain(hub.port)).toBe(hub.fingerprint);
  expect(await handshake(hub.port, authority.cert)).toBe('bad-input');
  expect(await handshake(hub.port, other.cert)).not.toBe('bad-input');
  await started.close('keep');
  open.delete(started);
  const again = await start({ host: '0.0.0.0', dataDirectory });
  expect(again.hub.fingerprint).toBe(hub.fingerprint);
});

test('a certificate of the city’s own is taken, one that is none is refused', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vonglau-hub-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const authority = await openAuthority(folder, Date.now());
  const { cert, key } = await makeServerCertificate(authority, ['127.0.0.1'], Date.now());
  const certificate = { certFile: join(folder, 'own.pem'), keyFile: join(folder, 'own.key') };
  writeFileSync(certificate.certFile, `${cert}\n${authority.cert}`);
  writeFileSync(certificate.keyFile, key);
  const { hub } = await start({ certificate });
  expect(hub.url).toMatch(/^https:/);
  expect(await ask(hub.port, { ca: authority.cert })).toBe(200);
  writeFileSync(certificate.keyFile, authority.key);
  await expect(start({ certificate })).rejects.toMatchObject({ fault: { code: 'certificate-bad' } });
});

test('a second hub on the same data, or on the same port, is refused and leaves nothing open', async () => {
  const { hub, dataDirectory } = await start();
  await expect(start({ dataDirectory })).rejects.toMatchObject({ fault: { code: 'database-locked' } });
  const elsewhere = mkdtempSync(join(tmpdir(), 'vonglau-hub-'));
  const taken = { dataDirectory: elsewhere, port: hub.port };
  await expect(start(taken)).rejects.toMatchObject({ fault: { code: 'port-taken' } });
  await start({ dataDirectory: elsewhere });
});

function ask(port: number, tls: { ca?: string; servername?: string }): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = httpsRequest(
      { host: '127.0.0.1', port, path: '/healthz', agent: false, ...tls },
      (response) => {
        response.resume();
        resolve(response.statusCode);
      },
    );
    asked.once('error', reject);
    asked.end();
  });
}

/** What the hub, or TLS, says to a socket without token and proof. */
function handshake(port: number, ca: string): Promise<string> {
  const socket = io(`https://127.0.0.1:${port}`, { ca, transports: ['websocket'], reconnection: false });
  onTestFinished(() => {
    socket.close();
  });
  return new Promise((resolve) => socket.once('connect_error', ({ message }) => resolve(message)));
}

function lastOfChain(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = tlsConnect({ host: '127.0.0.1', port, rejectUnauthorized: false }, () => {
      const { issuerCertificate } = socket.getPeerCertificate(true);
      socket.destroy();
      resolve(issuerCertificate.fingerprint256);
    });
    socket.once('error', reject);
  });
}
