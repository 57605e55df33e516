import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { type WebSocket, WebSocketServer } from 'ws';
import { securityHeaders } from '../../src/main/core/serve/page-server.ts';
import { faultOf } from '../../src/shared/base/fault.ts';
import { cameraPieces, camerasPerPiece } from '../../src/shared/camera/camera-piece.ts';
import type { CallInput, CallName, CallOutput } from '../../src/shared/contract/calls.ts';
import { CallMessage } from '../../src/shared/contract/envelope.ts';
import type { EventName, EventValue } from '../../src/shared/contract/events.ts';
import type { WindowIdentity } from '../../src/shared/contract/window-identity.ts';
import { usualAnswers } from './usual-answers.ts';

/** What the fake core knows; a test may change it at any time. */
export interface FakeCoreState {
  start: Omit<CallOutput<'session.start'>, 'window' | 'cameraTotal'>;
  /** Identity per token; a socket with another token is closed with 4401. */
  readonly windows: Map<string, WindowIdentity>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

/** Their names change with what is in them, and a page is loaded hundreds of times. */
const kept = { 'Cache-Control': 'public, max-age=3600, immutable' };

/** A core of scripted answers for tests of the pages: serves built pages under the real policy and speaks the contract. */
export class FakeCore {
  readonly state: FakeCoreState;
  readonly received: { name: CallName; input: unknown }[] = [];
  /** What calls of a name are answered with, made from their input; what it throws is the fault, what it promises is answered later; all others get the usual answer, or `{}`. */
  readonly answers = new Map<CallName, (input: unknown) => unknown>();
  /** Path of a page with nothing in it, of the same origin and policy as the others. */
  readonly emptyPage = '/empty.html';
  private readonly emptyBytes = '<!doctype html><link rel="icon" href="data:,"><title>empty</title>';
  private readonly pagesDir: string;
  private readonly server = createServer((request, response) => void this.serve(request, response));
  private sockets = new WebSocketServer({ noServer: true, handleProtocols: () => 'vonglau.v1' });
  private readonly tokens = new Map<WebSocket, string>();
  private waiters: (() => void)[] = [];
  private port = 0;

  constructor(pagesDir: string, state: FakeCoreState) {
    this.pagesDir = pagesDir;
    this.state = state;
    this.server.on('upgrade', (request, stream, head) => {
      this.sockets.handleUpgrade(request, stream, head, (socket) => this.accept(socket, request));
    });
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Listens; after `stop` on the same port again, as a core that was restarted would not, but a page cannot tell. */
  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(this.port, '127.0.0.1', resolve));
    const address = this.server.address();
    if (address !== null && typeof address === 'object') this.port = address.port;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets.clients) socket.terminate();
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  /** Waits until no page with that token is connected any more: all that it said is among what was received. */
  async gone(token: string): Promise<void> {
    const open = [...this.tokens].filter(([, one]) => one === token);
    await Promise.all(open.map(([socket]) => once(socket, 'close')));
  }

  broadcast<N extends EventName>(event: N, value: EventValue<N>): void {
    for (const socket of this.sockets.clients) socket.send(JSON.stringify({ event, value }));
  }

  /** The input of the first call of that name that satisfies `wanted`, now or later; the test's own time limit ends the waiting. */
  async seen<N extends CallName>(
    name: N,
    wanted: (input: CallInput<N>) => boolean = () => true,
  ): Promise<CallInput<N>> {
    for (;;) {
      const call = this.received.find((one) => one.name === name && wanted(one.input as CallInput<N>));
      if (call) return call.input as CallInput<N>;
      await new Promise<void>((resolve) => this.waiters.push(resolve));
    }
  }

  private accept(socket: WebSocket, request: IncomingMessage): void {
    const token = /token\.([^, ]+)/.exec(request.headers['sec-websocket-protocol'] ?? '')?.[1] ?? '';
    const window = this.state.windows.get(token);
    this.tokens.set(socket, token);
    socket.on('close', () => this.tokens.delete(socket));
    if (!window) socket.close(4401, 'unknown token');
    else if (request.url === '/control') this.listenTo(socket, window);
  }

  private listenTo(socket: WebSocket, window: WindowIdentity): void {
    socket.on('message', (data) => this.answer(socket, window, CallMessage.parse(JSON.parse(String(data)))));
  }

  private answer(socket: WebSocket, window: WindowIdentity, { id, name, input }: CallMessage): void {
    // A call's name comes from the page under test; a wrong one fails the test by never being seen.
    this.received.push({ name: name as CallName, input });
    const made = this.answers.get(name as CallName) ?? usualAnswers.get(name as CallName);
    const send = (answer: object) => socket.send(JSON.stringify({ id, ...answer }));
    const refuse = (error: unknown) => send({ ok: false, fault: faultOf(error) });
    try {
      const output = name === 'session.start' ? this.started(socket, window) : (made?.(input) ?? {});
      if (output instanceof Promise)
        output.then((value: unknown) => send({ ok: true, output: value }), refuse);
      else send({ ok: true, output });
    } catch (error) {
      refuse(error);
    }
    for (const wake of this.waiters.splice(0)) wake();
  }

  /** As the true core does: a long list comes in pieces after the answer. */
  private started(socket: WebSocket, window: WindowIdentity): CallOutput<'session.start'> {
    const { start } = this.state;
    const { length: cameraTotal } = start.cameras;
    if (cameraTotal <= camerasPerPiece) return { ...start, window, cameraTotal };
    setImmediate(() => {
      for (const value of cameraPieces(start.cameras))
        socket.send(JSON.stringify({ event: 'cameras.changed', value }));
    });
    return { ...start, window, cameraTotal, cameras: [] };
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = normalize(new URL(request.url ?? '/', this.origin).pathname);
    try {
      const bytes = path === this.emptyPage ? this.emptyBytes : await readFile(join(this.pagesDir, path));
      const type = types[extname(path)] ?? 'application/octet-stream';
      const headers = { ...securityHeaders(`127.0.0.1:${this.port}`), 'Content-Type': type };
      response.writeHead(200, path.startsWith('/assets/') ? { ...headers, ...kept } : headers);
      response.end(bytes);
    } catch (error) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end(String(error));
    }
  }
}
