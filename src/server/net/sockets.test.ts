import { createPublicKey } from 'node:crypto';
import { request } from 'node:http';
import { io } from 'socket.io-client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { AuditHead } from '../../shared/hub/audit-entry.ts';
import type { Change } from '../../shared/hub/topic.ts';
import { isSignedHead } from '../audit/audit-head.ts';
import { type StartedTestHub, startTestHub } from '../start-test-hub.ts';
import { codeOf, connected, give } from '../test-console.ts';

let started: StartedTestHub;

beforeEach(async () => {
  started = await startTestHub();
});
afterEach(() => started.close());

/** Sends an event that the protocol does not have. */
type Raw = {
  emitWithAck(event: string, ...args: unknown[]): Promise<unknown>;
  emit(event: string, ...args: unknown[]): void;
};

test('browsers are not served, whatever page they show', async () => {
  const { url } = started.hub;
  const asked = await fetch(`${url}/api/hub`, { headers: { origin: 'http://127.0.0.1' } });
  expect(asked.status).toBe(403);
  const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
    origin: url,
  });
  const answer = await new Promise((resolve) => {
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode));
    socket.once('open', () => resolve('open'));
  });
  expect(answer).not.toBe('open');
});

test('there is no long polling', async () => {
  const response = await fetch(`${started.hub.url}/socket.io/?EIO=4&transport=polling`);
  expect(response.status).toBe(400);
});

test('a handshake without token and proof is refused by name', async () => {
  const desk = await started.desk();
  await expect(connected(desk.socketWith({}))).rejects.toThrow('bad-input');
  const proof = await desk.proof('socket', 'x');
  await expect(connected(desk.socketWith({ protocol: 1, token: 'x', proof }))).rejects.toThrow(
    'console-unknown',
  );
});

test('other namespaces are not there', async () => {
  const socket = io(`${started.hub.url}/admin`, { transports: ['websocket'], reconnection: false });
  const error = await new Promise<Error>((resolve) => socket.once('connect_error', resolve));
  expect(error.message).toBe('Invalid namespace');
});

test('events that the protocol does not have are refused, and a console that goes on with them is cut', async () => {
  await started.addPerson('an');
  const { socket } = await started.sitDown('an');
  const raw = socket as unknown as Raw;
  const over = new Promise((resolve) => socket.once('ended', ({ fault }) => resolve(fault.code)));
  expect(await raw.emitWithAck('rights', {})).toMatchObject({ fault: { code: 'unknown-event' } });
  expect(await raw.emitWithAck('__proto__', {})).toMatchObject({ fault: { code: 'unknown-event' } });
  expect(await raw.emitWithAck('error', {})).toMatchObject({ fault: { code: 'unknown-event' } });
  expect(await raw.emitWithAck('command', { id: 'x' })).toMatchObject({ fault: { code: 'bad-input' } });
  expect(await raw.emitWithAck('command')).toMatchObject({ fault: { code: 'bad-input' } });
  expect(await raw.emitWithAck('follow', { places: [{ topic: 'all' }] })).toMatchObject({
    fault: { code: 'bad-input' },
  });
  for (let more = 0; more < 50; more += 1) raw.emit('nonsense', more);
  expect(await over).toBe('malformed');
});

test('a command that the hub does not know, or that is malformed, is refused by name', async () => {
  await started.addPerson('an');
  const { socket } = await started.sitDown('an');
  const raw = socket as unknown as Raw;
  const send = (name: string, input: unknown) =>
    raw.emitWithAck('command', { id: crypto.randomUUID(), name, input });
  expect(await send('constructor', {})).toMatchObject({ fault: { code: 'unknown-command' } });
  expect(await send('session.revoke', { sessionId: 1 })).toMatchObject({ fault: { code: 'bad-input' } });
});

test('a message that is too large closes the connection, and the hub goes on', async () => {
  await started.addPerson('an');
  const first = await started.sitDown('an');
  const closed = new Promise((resolve) => first.socket.once('disconnect', resolve));
  (first.socket as unknown as Raw).emit('command', 'x'.repeat(600_000));
  await closed;
  const { socket } = await started.sitDown('an');
  expect(codeOf(await give(socket, 'session.list', {}))).toBe('ok');
});

test('more commands than a session may give are refused', async () => {
  await started.close();
  started = await startTestHub({ of: { commandsAtOnce: 5, commandsPerSecond: 1 } });
  await started.addPerson('an');
  const { socket } = await started.sitDown('an');
  const answers = await Promise.all(Array.from({ length: 8 }, () => give(socket, 'session.list', {})));
  expect(answers.map(codeOf).sort()).toEqual([...Array(5).fill('ok'), ...Array(3).fill('too-many')]);
});

test('rights that change are told at once, to every console of the person and nobody else', async () => {
  await started.addPerson('an');
  await started.addPerson('binh');
  const [one, two, binh] = [
    await started.sitDown('an'),
    await started.sitDown('an'),
    await started.sitDown('binh'),
  ];
  let told = 0;
  binh.socket.on('rights', () => {
    told += 1;
  });
  const next = ({ socket }: typeof one) =>
    new Promise<string>((resolve) => socket.once('rights', ({ snapshot }) => resolve(snapshot.text)));
  const both = [next(one), next(two)];
  await started.put('role', {
    id: 'role-an',
    name: 'An',
    unitId: null,
    rights: ['view', 'ptz'],
    document: null,
    validFromMs: null,
    validToMs: null,
  });
  const rightsIn = (text: string) => JSON.parse(text).book.roles[0].rights;
  expect((await Promise.all(both)).map(rightsIn)).toEqual([
    ['view', 'ptz'],
    ['view', 'ptz'],
  ]);
  // What comes after a later answer would have come before it.
  expect(codeOf(await give(binh.socket, 'session.list', {}))).toBe('ok');
  expect(told).toBe(0);
});

test('followers get what is committed, in order; who may not follow a topic is told so', async () => {
  await started.addPerson('an');
  await started.addPerson('boss', ['administer']);
  const [an, boss] = [await started.sitDown('an'), await started.sitDown('boss')];
  const from = (topic: string) => ({ places: [{ topic, epoch: '', offset: 0 }] });
  const refused = await an.socket.emitWithAck('follow', from('book'));
  expect(refused.topics).toMatchObject([{ mode: 'refused' }]);
  const { topics } = await boss.socket.emitWithAck('follow', from('book'));
  expect(topics).toMatchObject([{ topic: 'book', mode: 'snapshot' }]);
  const offset = topics[0]?.offset ?? 0;
  const got: Change[] = [];
  boss.socket.on('changes', ({ changes }) => got.push(...(changes as Change[])));
  const anGot: unknown[] = [];
  an.socket.on('changes', (value) => anGot.push(value));
  for (const name of ['a', 'b', 'c'])
    await started.put('sector', { id: `sector-${name}`, name, validFromMs: null, validToMs: null });
  await expect.poll(() => got.map(({ id }) => id)).toEqual(['sector-a', 'sector-b', 'sector-c']);
  expect(got.map((change) => change.offset)).toEqual([offset + 1, offset + 2, offset + 3]);
  expect(anGot).toEqual([]);
});

test('many consoles that follow the same all get it', async () => {
  await started.addPerson('boss', ['administer']);
  const sitting = [];
  for (let desk = 0; desk < 5; desk += 1) sitting.push(await started.sitDown('boss'));
  const all = sitting.map(async ({ socket }) => {
    const got = new Promise<string | undefined>((resolve) =>
      socket.once('changes', ({ changes }) => resolve(changes[0]?.id)),
    );
    await socket.emitWithAck('follow', { places: [{ topic: 'book', epoch: '', offset: 0 }] });
    return { got };
  });
  const following = await Promise.all(all);
  await started.put('sector', { id: 'sector-x', name: 'x', validFromMs: null, validToMs: null });
  expect(await Promise.all(following.map(({ got }) => got))).toEqual(Array(5).fill('sector-x'));
});

test('a console that does not read is cut, and the others go on', async () => {
  await started.addPerson('boss', ['administer']);
  await started.addPerson('other', ['administer']);
  const [slow, other] = [await started.sitDown('boss'), await started.sitDown('other')];
  const places = { places: [{ topic: 'book', epoch: '', offset: 0 }] };
  await slow.socket.emitWithAck('follow', places);
  await other.socket.emitWithAck('follow', places);
  let last = '';
  other.socket.on('changes', ({ changes }) => {
    last = changes.at(-1)?.id ?? last;
  });
  const transport = slow.socket.io.engine.transport as unknown as { ws: { _socket: { pause(): void } } };
  transport.ws._socket.pause();
  const name = 'x'.repeat(500);
  let count = 0;
  await expect
    .poll(
      async () => {
        const { queue } = started.hub.core;
        await queue.change(async ({ putEntity }) => {
          for (let row = 0; row < 2000; row += 1) {
            count += 1;
            const sector = { id: `sector-${count}`, name, validFromMs: null, validToMs: null };
            await putEntity({ kind: 'sector', id: sector.id, row: sector, seenVersion: 0, topics: ['book'] });
          }
        });
        return started.hub.links.of(slow.desk.id);
      },
      { timeout: 50_000, interval: 10 },
    )
    .toBeNull();
  expect(started.lines.some((line) => line.includes('socket.too-slow'))).toBe(true);
  await expect.poll(() => last).toBe(`sector-${count}`);
  expect(started.hub.links.of(other.desk.id)).not.toBeNull();
});

test('a hub that closes says so', async () => {
  await started.addPerson('an');
  const { socket } = await started.sitDown('an');
  const said = new Promise((resolve) => socket.once('ended', ({ fault }) => resolve(fault.code)));
  const { dataDirectory } = started;
  await started.close('keep');
  expect(await said).toBe('hub-closing');
  started = await startTestHub({ dataDirectory });
});

test('a request line that is no address is refused, not a fall', async () => {
  const { port } = started.hub;
  const status = await new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path: '//[', method: 'GET' }, ({ statusCode }) =>
      resolve(statusCode),
    );
    asked.once('error', reject);
    asked.end();
  });
  expect(status).toBe(400);
});

test('consoles are told the signed end of the audit log as it grows', async () => {
  await started.addPerson('an');
  const { socket } = await started.sitDown('an');
  const head = await new Promise<AuditHead>((resolve) => socket.once('audit-head', resolve));
  const publicKey = createPublicKey(started.hub.core.signing.privateKey);
  expect(isSignedHead(head, publicKey)).toBe(true);
  expect(head.seq).toBeGreaterThan(0);
});
