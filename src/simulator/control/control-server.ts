import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { StreamRole } from '../../shared/camera/stream-role.ts';
import type { CameraSite } from '../camera/camera-site.ts';
import { SimFault } from '../sim-fault.ts';

const maxBodyBytes = 4096;

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Commands to the city over HTTP on 127.0.0.1: `GET /cameras`, `POST /cameras/<n>/fault` (a SimFault as JSON), `DELETE /cameras/<n>/fault`,
 * `GET /cameras/<n>/frames/<frame>?role=main|sub` (when it was last sent, epoch ms). Requests of web pages (an Origin) are refused.
 */
export async function startControlServer(
  port: number,
  sites: readonly CameraSite[],
): Promise<{ readonly port: number; dispose(): Promise<void> }> {
  const byNumber = new Map(sites.map((site) => [site.number, site]));
  const server = createServer((request, response) => {
    respond(request, byNumber)
      .catch(
        (error: unknown): Answer => ({
          status: 400,
          body: { error: error instanceof Error ? error.message : String(error) },
        }),
      )
      .then((answer) => send(response, answer));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the control server has no port');
  return {
    port: address.port,
    dispose: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function respond(request: IncomingMessage, sites: ReadonlyMap<number, CameraSite>): Promise<Answer> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (request.headers.origin !== undefined) return { status: 403, body: { error: 'not for web pages' } };
  if (request.method === 'GET' && url.pathname === '/cameras')
    return { status: 200, body: [...sites.values()].map(summary) };
  const match = /^\/cameras\/(\d+)\/(fault|frames\/(\d+))$/.exec(url.pathname);
  const site = sites.get(Number(match?.[1]));
  if (!match || !site) return { status: 404, body: { error: 'no such camera or path' } };
  if (match[3] !== undefined) {
    const role = StreamRole.parse(url.searchParams.get('role') ?? 'sub');
    const frame = Number(match[3]);
    return {
      status: 200,
      body: { camera: site.number, role, frame, sentAtMs: site.frameSentAtMs(role, frame) },
    };
  }
  if (request.method === 'DELETE') await site.setFault(null);
  else if (request.method === 'POST') await site.setFault(SimFault.parse(JSON.parse(await bodyOf(request))));
  else return { status: 405, body: { error: 'POST or DELETE' } };
  return { status: 200, body: summary(site) };
}

function summary(site: CameraSite): unknown {
  const { codecs, fps, audio } = site.plan;
  return {
    number: site.number,
    codec: codecs.main,
    subCodec: codecs.sub,
    fps,
    audio,
    connections: site.connections,
    fault: site.activeFault,
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) {
    body += z.instanceof(Buffer).parse(chunk).toString();
    if (body.length > maxBodyBytes) throw new Error('the command is too long');
  }
  return body;
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(`${JSON.stringify(body)}\n`);
}
