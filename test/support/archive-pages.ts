import { connect } from 'node:net';
import type { Browser } from 'playwright-core';
import { pageOrigin } from '../../src/main/core/remote-host/host-calls.ts';
import { loadPageFiles } from '../../src/main/core/serve/page-files.ts';
import { startPageServer } from '../../src/main/core/serve/page-server.ts';
import { bridgeGlobal } from '../../src/shared/contract/window-identity.ts';

/** Pages in Chromium as Electron shows them: built files, served from memory, a window's endpoint in each. */
export interface ArchivePages {
  /** What the pages complained about. */
  readonly errors: readonly string[];
  /** Loads the page of a window that the core wants, in a new tab. */
  open(url: string, bridge: { origin: string; token: string }): Promise<void>;
  close(): Promise<void>;
}

/** Plain Chromium has no app://, so the pages come from loopback, and their sockets reach the core with the origin that it expects of Electron. */
export async function openArchivePages(folder: string, browser: Browser): Promise<ArchivePages> {
  const pages = await startPageServer(await loadPageFiles(folder));
  const errors: string[] = [];
  let core = new URL(pages.origin);
  pages.server.on('upgrade', ({ method, url, rawHeaders }, socket, head) => {
    const there = connect(Number(core.port), core.hostname);
    const own = new Map([
      ['host', core.host],
      ['origin', pageOrigin],
    ]);
    const lines = rawHeaders.flatMap((name, at) =>
      at % 2 === 0 ? [`${name}: ${own.get(name.toLowerCase()) ?? rawHeaders[at + 1]}`] : [],
    );
    there.write(`${method} ${url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    there.write(head);
    there.pipe(socket).pipe(there);
    for (const end of [there, socket]) {
      end.on('error', (error) => errors.push(String(error)));
      // A server waits for its upgraded sockets, and one whose other end has gone would never read on to its own.
      end.on('close', () => {
        there.destroy();
        socket.destroy();
      });
    }
  });
  return {
    errors,
    async open(url, bridge) {
      core = new URL(bridge.origin);
      const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      page.on('pageerror', (error) => errors.push(String(error)));
      await page.addInitScript(([name, endpoint]) => void Reflect.set(globalThis, name, endpoint), [
        bridgeGlobal,
        { origin: pages.origin, token: bridge.token },
      ] as const);
      await page.goto(url.replace(pageOrigin, pages.origin));
    },
    close: () => pages.close(),
  };
}
