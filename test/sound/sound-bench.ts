import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import type { WebSocket } from 'ws';
import { createDecodeLanes } from '../../src/main/core/decode/decode-lanes.ts';
import { createLogger } from '../../src/main/core/log/logger.ts';
import { MediaSockets } from '../../src/main/core/media/media-sockets.ts';
import { loadPageFiles } from '../../src/main/core/serve/page-files.ts';
import { startPageServer } from '../../src/main/core/serve/page-server.ts';
import { openSocketGate } from '../../src/main/core/serve/socket-gate.ts';
import { WindowTokens } from '../../src/main/core/serve/window-tokens.ts';
import {
  createStreamDirectory,
  type StreamDirectoryControl,
} from '../../src/main/core/streams/stream-directory.ts';
import { parseCamerasFile } from '../../src/shared/camera/cameras-file.ts';
import { bridgeGlobal } from '../../src/shared/contract/window-identity.ts';
import type { City } from '../../src/simulator/city.ts';
import { launchTestBrowser } from '../support/test-browser.ts';
import './tested-sound.ts';

/** The desk's sound in a real browser, on the core's own streams and sockets, with the cameras of a city. */
export interface SoundBench {
  readonly streams: StreamDirectoryControl;
  readonly page: Page;
  /** Media sockets that are open. */
  sockets(): number;
  /** Bytes that the page has received over sockets, and the kinds of what it sent. */
  readonly traffic: { receivedBytes: number; readonly sent: string[] };
  /** Ends every socket, as a core that goes away does. */
  cut(): void;
  /** Closes everything; gives what the page complained of. */
  close(): Promise<readonly string[]>;
}

const window = { windowId: 'desk', kind: 'operator', displayId: null } as const;

export async function openSoundBench(city: City, lingerMs: number): Promise<SoundBench> {
  const folder = await buildSoundPage();
  const logger = createLogger(() => undefined);
  const streams = createStreamDirectory({ ffmpeg: { path: 'ffmpeg' }, logger, lingerMs });
  streams.setCameras(parseCamerasFile(city.camerasJson()).cameras);
  const pages = await startPageServer(await loadPageFiles(folder));
  const tokens = new WindowTokens();
  const lanes = createDecodeLanes({
    ffmpeg: { path: 'ffmpeg', version: '5.1' },
    logger,
    streams,
    method: () => 'software',
  });
  const media = new MediaSockets(streams, lanes, logger);
  const open = new Set<WebSocket>();
  const accept: typeof media.accept = (socket, caller) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    media.accept(socket, caller);
  };
  const gate = openSocketGate({ pages, pageOrigin: pages.origin }, tokens, { '/media': accept }, logger);
  const browser = await launchTestBrowser(['--mute-audio']);
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  const traffic = { receivedBytes: 0, sent: [] as string[] };
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      traffic.receivedBytes += payload.length;
    });
    socket.on('framesent', ({ payload }) => {
      traffic.sent.push(String(JSON.parse(String(payload)).type));
    });
  });
  const bridge = { origin: pages.origin, token: tokens.issue(window) };
  await page.addInitScript(([name, value]) => Reflect.set(globalThis, name, value), [
    bridgeGlobal,
    bridge,
  ] as const);
  await page.goto(`${pages.origin}/sound.html`);
  await page.waitForFunction(() => globalThis.testedSound !== undefined);
  return {
    streams,
    page,
    sockets: () => open.size,
    traffic,
    cut: () => {
      for (const socket of open) socket.terminate();
    },
    async close() {
      await browser.close();
      gate.close();
      await pages.close();
      await lanes.dispose();
      await streams.dispose();
      await rm(folder, { recursive: true });
      return complaints;
    },
  };
}

async function buildSoundPage(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'vonglau-sound-page-'));
  await build({
    configFile: false,
    root: import.meta.dirname,
    base: './',
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2024',
      modulePreload: { polyfill: false },
      rollupOptions: { input: join(import.meta.dirname, 'sound.html') },
    },
  });
  return outDir;
}
