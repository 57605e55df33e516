import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { ExpectedError } from '../../../shared/base/fault.ts';
import { createLogger } from '../log/logger.ts';
import { type CallHandlers, ControlSockets } from './control-sockets.ts';
import { loadPageFiles } from './page-files.ts';
import { type PageServer, startPageServer } from './page-server.ts';
import { openSocketGate } from './socket-gate.ts';
import { WindowTokens } from './window-tokens.ts';

const identity = { windowId: 'wall-1', kind: 'wall', displayId: 'd1' } as const;
const tokens = new WindowTokens();
let directory: string;
let pages: PageServer;
let gate: { close(): void };
let control: ControlSockets;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'vonglau-pages-'));
  await mkdir(join(directory, 'assets'));
  await writeFile(join(directory, 'wall.html'), '<!doctype html>');
  await writeFile(join(directory, 'assets', 'a.js'), '1');
  pages = await startPageServer(await loadPageFiles(directory));
  const refuse = () => {
    throw new ExpectedError({ code: 'unknown-layout', message: 'no layout' });
  };
  const handlers = {
    'wall.set-layout': refuse,
    'window.focus': (_input: unknown, caller: { windowId: string }) => {
      throw new ExpectedError({ code: 'caller', message: caller.windowId });
    },
    // Only the calls that these tests make are answered.
  } as unknown as CallHandlers;
  const logger = createLogger(() => undefined);
  control = new ControlSockets(handlers, logger);
  gate = openSocketGate({ pages, pageOrigin: pages.origin }, tokens, { '/control': control.accept }, logger);
});

afterEach(async () => {
  gate.close();
  await pages.close();
  await rm(directory, { recursive: true });
});

function get(path: string, headers: Record<string, string> = {}): Promise<{ status: number; csp: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(`${pages.origin}${path}`, { headers }, (answer) => {
      answer.resume();
      resolve({
        status: answer.statusCode ?? 0,
        csp: String(answer.headers['content-security-policy'] ?? ''),
      });
    });
    asked.on('error', reject).end();
  });
}

/** Opens a socket; resolves with it, or with the close code or HTTP status that refused it. */
function connect(
  options: { origin?: string; token?: string; path?: string; host?: string } = {},
): Promise<WebSocket | number> {
  const url = `${pages.origin.replace('http', 'ws')}${options.path ?? '/control'}`;
  const socket = new WebSocket(url, ['vonglau.v1', `token.${options.token ?? tokens.issue(identity)}`], {
    origin: options.origin ?? pages.origin,
    ...(options.host ? { headers: { Host: options.host } } : {}),
  });
  return new Promise((resolve, reject) => {
    socket.on('unexpected-response', (_request, answer) => resolve(answer.statusCode ?? 0));
    socket.on('close', (code) => resolve(code));
    socket.on('error', reject);
    socket.on('open', () => {
      socket.ping();
      socket.once('pong', () => resolve(socket));
    });
  });
}

async function open(): Promise<WebSocket> {
  const socket = await connect();
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
  return socket;
}

function ask(socket: WebSocket, message: unknown): Promise<unknown> {
  return new Promise((resolve) => {
    socket.once('message', (data) => resolve(JSON.parse(String(data))));
    socket.send(JSON.stringify(message));
  });
}

test('built pages are served with a policy that allows no inline script', async () => {
  const page = await get('/wall.html');
  expect(page.status).toBe(200);
  expect(page.csp).toContain("default-src 'none'");
  expect(page.csp).not.toContain('unsafe-inline');
});

test('nothing but the built files is served, and only to our own Host', async () => {
  expect((await get('/assets/a.js')).status).toBe(200);
  expect((await get('/../package.json')).status).toBe(404);
  expect((await get('/%2e%2e/package.json')).status).toBe(404);
  expect((await get('/wall.html', { Host: 'camera.example' })).status).toBe(421);
});

test('a socket needs our Origin, our Host, a known path and a token that was issued', async () => {
  expect(await connect({ origin: 'http://evil.example' })).toBe(403);
  expect(await connect({ host: 'evil.example' })).toBe(403);
  expect(await connect({ path: '/other' })).toBe(403);
  expect(await connect({ path: '/constructor' })).toBe(403);
  expect(await connect({ token: 'guess' })).toBe(4401);
});

test('where the host serves the pages, only their origin is let in, not the own one', async () => {
  const tokensOfApp = new WindowTokens();
  const server = await startPageServer(new Map());
  const handlers = { '/control': control.accept };
  const door = { pages: server, pageOrigin: 'app://vonglau' };
  const appGate = openSocketGate(
    door,
    tokensOfApp,
    handlers,
    createLogger(() => undefined),
  );
  const answerTo = (origin: string) =>
    new Promise<string | number>((resolve) => {
      const url = `${server.origin.replace('http', 'ws')}/control`;
      const token = `token.${tokensOfApp.issue(identity)}`;
      const socket = new WebSocket(url, ['vonglau.v1', token], { origin });
      socket.on('open', () => resolve('open'));
      socket.on('unexpected-response', (_request, answer) => resolve(answer.statusCode ?? 0));
    });
  expect(await answerTo('app://vonglau')).toBe('open');
  expect(await answerTo(server.origin)).toBe(403);
  appGate.close();
  await server.close();
});

test("a window's older token stops working when a new one is issued", async () => {
  const older = tokens.issue(identity);
  tokens.issue(identity);
  expect(await connect({ token: older })).toBe(4401);
});

test('calls are answered, faults cross as data, and the caller is told by the host', async () => {
  const socket = await open();
  const layout = { id: 1, name: 'wall.set-layout', input: { displayId: 'd1', layout: '9x9' } };
  expect(await ask(socket, layout)).toEqual({
    id: 1,
    ok: false,
    fault: { code: 'unknown-layout', message: 'no layout' },
  });
  const focus = { id: 2, name: 'window.focus', input: { kind: 'operator', displayId: null, windowId: 'x' } };
  expect(await ask(socket, focus)).toMatchObject({ id: 2, fault: { code: 'caller', message: 'wall-1' } });
  expect(await ask(socket, { id: 3, name: 'toString', input: {} })).toMatchObject({
    fault: { code: 'unknown-call' },
  });
  expect(await ask(socket, { id: 4, name: 'wall.set-layout', input: { layout: 7 } })).toMatchObject({
    ok: false,
  });
});

test('what is no call closes the socket', async () => {
  const socket = await open();
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.send('garbage');
  expect(await closed).toBe(1008);
});

test('an event reaches the windows of its kind only', async () => {
  const socket = await open();
  const next = new Promise((resolve) => socket.once('message', (data) => resolve(JSON.parse(String(data)))));
  control.broadcast('tiles.changed', { displayId: 'd1', tiles: [] }, 'operator');
  control.broadcast('preferences.changed', { language: 'en', theme: 'dark', keys: {} });
  expect(await next).toEqual({
    event: 'preferences.changed',
    value: { language: 'en', theme: 'dark', keys: {} },
  });
});
