import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { securityHeaders } from '../../src/main/core/serve/page-server.ts';
import { findChromium } from '../../src/main/kiosk/chromium-find.ts';
import { bundledPreload, preloadScript } from './preload-script.ts';

let browser: Browser;
let code: string;
const page = '<!doctype html><html lang="vi"><title>p</title></html>';
const server = createServer((_request, response) => {
  const { port } = server.address() as AddressInfo;
  response.writeHead(200, { ...securityHeaders(`127.0.0.1:${port}`), 'Content-Type': 'text/html' });
  response.end(page);
});

beforeAll(async () => {
  code = await bundledPreload();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { path } = await findChromium(undefined);
  browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox', '--disable-gpu'] });
});
afterAll(async () => {
  await browser?.close();
  server.close();
});

async function openWith(script: string | null) {
  const opened = await browser.newPage();
  const errors: string[] = [];
  opened.on('pageerror', (error) => errors.push(error.message));
  if (script !== null) await opened.addInitScript({ content: script });
  const { port } = server.address() as AddressInfo;
  await opened.goto(`http://127.0.0.1:${port}/`);
  const seen = await opened.evaluate(() => ({
    names: Object.keys(globalThis),
    bridge: Reflect.get(globalThis, 'vonglauBridge') as unknown,
    frozen: Object.isFrozen(Reflect.get(globalThis, 'vonglauBridge')),
    modules: Reflect.get(globalThis, 'requiredModules') as unknown,
    node: ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in globalThis),
  }));
  await opened.close();
  return { ...seen, errors };
}

test('a page gets its way to the core and nothing else', async () => {
  const endpoint = { origin: 'http://127.0.0.1:4000', token: 't0ken', more: 'that no page should get' };
  const without = await openWith(null);
  const { names, bridge, frozen, modules, node, errors } = await openWith(preloadScript(code, endpoint));
  expect(bridge).toEqual({ origin: 'http://127.0.0.1:4000', token: 't0ken' });
  expect(frozen).toBe(true);
  expect(names.filter((name) => !without.names.includes(name))).toEqual(['vonglauBridge']);
  expect([modules, node, errors]).toEqual([['electron'], [], []]);
});

test('a page for which the main process has no answer gets nothing', async () => {
  const without = await openWith(null);
  const { names, bridge, errors } = await openWith(preloadScript(code, null));
  expect([bridge, errors]).toEqual([undefined, []]);
  expect(names).toEqual(without.names);
});
