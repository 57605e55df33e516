import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join, normalize } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { WebSocketServer } from 'ws';
import { assemblyScriptPlugin } from '../../build/vite.config.ts';
import type { TileReport } from '../../src/shared/wall/tile-report.ts';
import { type AccessUnit, accessUnits } from './access-units.ts';
import { serveMedia } from './media-source.ts';
import { treeUsage, usageBetween } from './process-tree.ts';

/**
 * Measures the window's half of the wall alone: a played media socket, the built video worker and a headless Chromium.
 *   node bench/lane/index.ts [--seconds 15] [--warmup 5] [--layout 8x8] [--batch 5] [--labels none|plain|boxed] [--video file] [--flag --x]... [--display]
 * Prints JSON. `--video`: any file whose video ffmpeg can copy as H.264; without it a moving test picture is encoded. `--display`: a window on $DISPLAY.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '15' },
    warmup: { type: 'string', default: '5' },
    layout: { type: 'string', default: '8x8' },
    batch: { type: 'string', default: '5' },
    fps: { type: 'string', default: '25' },
    labels: { type: 'string', default: 'none' },
    video: { type: 'string' },
    display: { type: 'boolean', default: false },
    chromium: { type: 'string', default: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium' },
    flag: { type: 'string', multiple: true, default: [] },
    perf: { type: 'string' },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'vonglau-lane-'));
const told = new Map<string, unknown>();
try {
  process.stdout.write(`${JSON.stringify(await measure(), null, 1)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure() {
  const units = loadUnits();
  await buildPage();
  const server = serve(units);
  await once(server, 'listening');
  const browser = launch(server);
  try {
    await delay(Number(values.warmup) * 1000);
    const browserPid = browser.pid ?? 0;
    const [before, own, startedAtMs] = [treeUsage(browserPid), process.cpuUsage(), performance.now()];
    const presentedBefore = presentedCounts();
    const perf = values.perf
      ? spawn('perf', ['record', '-a', '-F', '499', '-o', values.perf, 'sleep', '5'])
      : null;
    await delay(Number(values.seconds) * 1000);
    perf?.kill();
    const elapsedS = (performance.now() - startedAtMs) / 1000;
    const sourceUs = process.cpuUsage(own);
    const usage = usageBetween(before, treeUsage(browserPid), elapsedS);
    const sourcePercent = Math.round((sourceUs.user + sourceUs.system) / elapsedS / 1000) / 10;
    return {
      ...summary(presentedBefore, elapsedS),
      browser: usage,
      sourcePercent,
      painter: told.get('painter'),
      fault: told.get('fault'),
    };
  } finally {
    browser.kill('SIGTERM');
    await Promise.race([once(browser, 'exit'), delay(3000)]);
    if (browser.exitCode === null) browser.kill('SIGKILL');
    server.close();
    server.closeAllConnections();
    setTimeout(() => process.exit(), 500).unref();
  }
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function loadUnits(): AccessUnit[] {
  const file = join(folder, 'picture.h264');
  const moving = 'testsrc2=size=640x360:rate=25:duration=20,noise=alls=6:allf=t';
  const x264 = [
    '-c:v',
    'libx264',
    '-preset',
    'veryfast',
    '-tune',
    'zerolatency',
    '-b:v',
    '700k',
    '-maxrate',
    '700k',
    '-bufsize',
    '700k',
    '-g',
    '50',
  ];
  const input = values.video
    ? ['-i', values.video, '-c', 'copy', '-bsf:v', 'h264_mp4toannexb']
    : ['-f', 'lavfi', '-i', moving, ...x264];
  const { status, stderr } = spawnSync('ffmpeg', [
    '-v',
    'error',
    '-nostdin',
    ...input,
    '-an',
    '-f',
    'h264',
    file,
  ]);
  if (status !== 0) throw new Error(`ffmpeg: ${stderr}`);
  return accessUnits(readFileSync(file));
}

async function buildPage(): Promise<void> {
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'page'),
    base: './',
    logLevel: 'error',
    plugins: [assemblyScriptPlugin()],
    worker: { format: 'es', plugins: () => [assemblyScriptPlugin()] },
    build: {
      outDir: join(folder, 'page'),
      emptyOutDir: true,
      target: 'es2024',
      modulePreload: { polyfill: false },
    },
  });
}

function serve(units: readonly AccessUnit[]): Server {
  const types: Record<string, string> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (path.startsWith('/told/')) {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        told.set(path.slice(6), JSON.parse(String(Buffer.concat(chunks))));
        response.end();
      });
      return;
    }
    if (path === '/favicon.ico') return void response.writeHead(204).end();
    response.setHeader('content-type', types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream');
    response.setHeader(
      'content-security-policy',
      "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'",
    );
    response.end(readFileSync(join(folder, 'page', path)));
  });
  const sockets = new WebSocketServer({
    server,
    perMessageDeflate: false,
    handleProtocols: () => 'vonglau.v1',
  });
  const config = { codec: 'h264', fourcc: 'H264', width: 640, height: 360 } as const;
  sockets.on('connection', (socket) => {
    const stop = serveMedia(socket, {
      units,
      fps: Number(values.fps),
      config,
      batchMs: Number(values.batch),
    });
    socket.on('close', stop);
  });
  return server.listen(0, '127.0.0.1');
}

function launch(server: Server): ChildProcess {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const quiet = [
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-default-browser-check',
    '--disable-extensions',
  ];
  const flags = [
    ...(values.display ? ['--start-fullscreen', '--window-position=0,0'] : ['--headless=new']),
    ...quiet,
    '--disable-gpu',
    '--no-sandbox',
    '--window-size=1920,1080',
    '--force-device-scale-factor=1',
    `--user-data-dir=${join(folder, 'profile')}`,
    ...values.flag,
  ];
  const url = `http://127.0.0.1:${port}/index.html?layout=${values.layout}&labels=${values.labels}`;
  const log = join(folder, 'chromium.log');
  writeFileSync(log, '');
  return spawn(values.chromium, [...flags, values.display ? `--app=${url}` : url], { stdio: 'ignore' });
}

function tiles(): TileReport[] {
  // Told by our own page above.
  return (told.get('tiles') ?? []) as TileReport[];
}

/** Pictures presented until now, worked back from rate and time of each tile's report. */
function presentedCounts(): { atMs: number; tiles: TileReport[] } {
  return { atMs: performance.now(), tiles: tiles() };
}

function summary(before: { tiles: TileReport[] }, elapsedS: number) {
  const now = tiles();
  const sorted = (pick: (tile: TileReport) => number) => now.map(pick).sort((a, b) => a - b);
  const fps = sorted((tile) => tile.presentedFps);
  const first = sorted((tile) => tile.firstPictureMs ?? Infinity);
  const p95 = sorted((tile) => tile.ageMs?.p95 ?? Infinity);
  const dropped = now.reduce((sum, tile) => sum + tile.dropped, 0);
  return {
    elapsedS: Math.round(elapsedS * 10) / 10,
    tiles: now.length,
    live: now.filter((tile) => tile.state === 'live').length,
    presentedFps: { slowest: fps[0], median: fps[fps.length >> 1] },
    receivedFps: sorted((tile) => tile.receivedFps)[0],
    firstPictureMs: { median: first[first.length >> 1], last: first.at(-1) },
    ageP95Ms: { median: p95[p95.length >> 1], worst: p95.at(-1) },
    ageP50Ms: sorted((tile) => tile.ageMs?.p50 ?? Infinity)[now.length >> 1],
    ageMaxMs: sorted((tile) => tile.ageMs?.max ?? Infinity).at(-1),
    dropped,
    droppedInRun: dropped - before.tiles.reduce((sum, tile) => sum + tile.dropped, 0),
  };
}
