import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { type WebSocket as ServerSocket, WebSocketServer } from 'ws';
import { CancelledError, ExpectedError } from '../shared/base/fault.ts';
import { CallMessage } from '../shared/contract/envelope.ts';
import { Bridge } from './bridge.ts';

const closers: (() => void)[] = [];

afterEach(() => {
  for (const close of closers.splice(0)) close();
});

type Answerer = (call: CallMessage, socket: ServerSocket) => void;

async function listen(answer: Answerer, port = 0): Promise<{ server: WebSocketServer; port: number }> {
  const server = new WebSocketServer({ host: '127.0.0.1', port, handleProtocols: () => 'vonglau.v1' });
  await once(server, 'listening');
  server.on('connection', (socket) =>
    socket.on('message', (data) => answer(CallMessage.parse(JSON.parse(String(data))), socket)),
  );
  closers.push(() => stop(server));
  // A TCP server's address is an AddressInfo.
  return { server, port: (server.address() as AddressInfo).port };
}

function stop(server: WebSocketServer): void {
  for (const socket of server.clients) socket.terminate();
  server.close();
}

function connect(port: number): Bridge {
  const bridge = new Bridge({ origin: `http://127.0.0.1:${port}`, token: 'abc' });
  closers.push(() => bridge.dispose());
  return bridge;
}

function phase(bridge: Bridge, wanted: string): Promise<void> {
  return new Promise((resolve) => {
    if (bridge.status.phase === wanted) resolve();
    const watch = bridge.onStatus((status) => {
      if (status.phase !== wanted) return;
      watch.dispose();
      resolve();
    });
  });
}

const faultCode = (promise: Promise<unknown>) =>
  promise.then(
    () => 'answered',
    (error: unknown) => (error instanceof ExpectedError ? error.fault.code : String(error)),
  );

describe('Bridge', () => {
  test("carries a call, its answer, and the core's fault as data", async () => {
    const { port } = await listen(({ id, input }, socket) => {
      const refused = JSON.stringify(input).includes('9x9');
      const fault = { code: 'unknown-layout', message: 'no layout "9x9"' };
      socket.send(JSON.stringify(refused ? { id, ok: false, fault } : { id, ok: true, output: {} }));
    });
    const bridge = connect(port);
    await phase(bridge, 'connected');
    expect(await bridge.call('wall.set-layout', { displayId: 'd', layout: '2x2' })).toEqual({});
    expect(await faultCode(bridge.call('wall.set-layout', { displayId: 'd', layout: '9x9' }))).toBe(
      'unknown-layout',
    );
  });

  test('an answer that breaks the contract is a fault, not a value', async () => {
    const { port } = await listen(({ id }, socket) =>
      socket.send(JSON.stringify({ id, ok: true, output: { wall: 'none' } })),
    );
    const bridge = connect(port);
    await phase(bridge, 'connected');
    expect(await faultCode(bridge.call('session.start', {}))).toBe('bad-answer');
  });

  test('parses events and drops those that are not as agreed', async () => {
    const { port } = await listen(({ id }, socket) => {
      socket.send('not JSON');
      socket.send(JSON.stringify({ event: 'no-such-event', value: 1 }));
      socket.send(JSON.stringify({ event: 'notice', value: { code: 7 } }));
      socket.send(JSON.stringify({ event: 'notice', value: { code: 'good', detail: 'x' } }));
      socket.send(JSON.stringify({ id, ok: true, output: {} }));
    });
    const bridge = connect(port);
    const heard: string[] = [];
    bridge.on('notice', ({ code }) => heard.push(code));
    await phase(bridge, 'connected');
    await bridge.call('preferences.set', {});
    expect(heard).toEqual(['good']);
  });

  test('calls under way fail when the core goes, later ones at once, and it connects again by itself', async () => {
    const { server, port } = await listen(() => stop(server));
    const bridge = connect(port);
    await phase(bridge, 'connected');
    expect(await faultCode(bridge.call('preferences.set', {}))).toBe('disconnected');
    expect(await faultCode(bridge.call('preferences.set', {}))).toBe('disconnected');
    await listen(({ id }, socket) => socket.send(JSON.stringify({ id, ok: true, output: {} })), port);
    await phase(bridge, 'connected');
    expect(await bridge.call('preferences.set', {})).toEqual({});
  });

  test('a token that the core does not know is told apart from a core that is away', async () => {
    const { server, port } = await listen(() => undefined);
    server.on('connection', (socket) => socket.close(4401, 'unknown token'));
    const bridge = connect(port);
    await phase(bridge, 'refused');
    expect(bridge.status).toEqual({ phase: 'refused' });
  });

  test('a cancelled call rejects as cancelled', async () => {
    const { port } = await listen(() => undefined);
    const bridge = connect(port);
    await phase(bridge, 'connected');
    const controller = new AbortController();
    const call = bridge.call('preferences.set', {}, controller.signal);
    controller.abort();
    await expect(call).rejects.toBeInstanceOf(CancelledError);
    await expect(bridge.call('preferences.set', {}, controller.signal)).rejects.toBeInstanceOf(
      CancelledError,
    );
  });
});
