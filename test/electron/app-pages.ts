import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { pageOrigin } from '../../src/main/core/remote-host/host-calls.ts';
import { loadPageFiles } from '../../src/main/core/serve/page-files.ts';
import { pageResponse } from '../../src/main/core/serve/page-response.ts';

/** What app:// is in Electron, for a Chromium that knows no such scheme: an address of the pages whose sockets reach the core as if they came from app://. */
export interface AppPages {
  readonly origin: string;
  /** Where the core's sockets are now, such as `127.0.0.1:4000`. */
  coreHost: string;
  close(): void;
}

export async function openAppPages(folder: string): Promise<AppPages> {
  const files = await loadPageFiles(folder);
  const server = createServer((request, response) => {
    const asked = { method: request.method ?? '', url: `${pageOrigin}${request.url ?? ''}` };
    void answer(pageResponse(files, asked, host())).then(({ status, headers, body }) => {
      response.writeHead(status, headers);
      response.end(body);
    });
  });
  const host = () => `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const pages: AppPages = { origin: '', coreHost: '', close: () => closeAll() };
  const tunnels = new Set<Duplex>();
  server.on('upgrade', (request, stream) => tunnel(request, stream, pages.coreHost, tunnels));
  const closeAll = () => {
    for (const stream of tunnels) stream.destroy();
    server.close();
    server.closeAllConnections();
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(pages, { origin: `http://${host()}` });
}

async function answer(page: Response) {
  return {
    status: page.status,
    headers: Object.fromEntries(page.headers),
    body: Buffer.from(await page.arrayBuffer()),
  };
}

function tunnel(request: IncomingMessage, stream: Duplex, coreHost: string, open: Set<Duplex>): void {
  const [host = '', port] = coreHost.split(':');
  const core = connect(Number(port), host);
  const told: Record<string, string> = { host: coreHost, origin: pageOrigin };
  const head = Object.entries({ ...request.headers, ...told }).map(
    ([name, value]) => `${name}: ${String(value)}`,
  );
  core.write(`GET ${request.url ?? ''} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n`);
  for (const end of [stream, core]) {
    open.add(end);
    // A page or a core that goes takes its other end along.
    end
      .on('error', () => undefined)
      .on('close', () => {
        open.delete(end);
        stream.destroy();
        core.destroy();
      });
  }
  core.pipe(stream).pipe(core);
}
