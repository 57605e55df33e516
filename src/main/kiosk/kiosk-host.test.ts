import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { PNG } from 'pngjs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type LocalPages, startLocalPages } from '../../../test/local-pages.ts';
import { until } from '../../../test/support/until.ts';
import type { HostWindow, WindowSpec } from '../core/host.ts';
import { createLogger } from '../core/log/logger.ts';
import { ProcessTree } from '../core/report/process-tree.ts';
import { createKioskHost, type KioskHost } from './kiosk-host.ts';

const token = 'the-token-of-the-window';
const opened: { dispose(): Promise<void> }[] = [];
/** One browser for most tests: it must outlive all that is done in it. */
let host: KioskHost;
const lines: string[] = [];
const logger = createLogger((level, line) => lines.push(`${level} ${line}`));

beforeAll(async () => {
  host = await createKioskHost({ logger, headless: true, displays: 2 });
});
afterAll(() => host.dispose());
afterEach(async () => {
  for (const item of opened.splice(0).reverse()) await item.dispose();
  lines.length = 0;
});

async function startHost(): Promise<KioskHost> {
  const made = await createKioskHost({ logger, headless: true, displays: 2 });
  opened.push(made);
  return made;
}

async function startPages(pages: Record<string, string>): Promise<LocalPages> {
  const local = await startLocalPages(pages);
  opened.push({ dispose: () => local.close() });
  return local;
}

/** Opens a window that is closed after the test. */
async function open(spec: WindowSpec, signal?: AbortSignal): Promise<HostWindow> {
  const window = await host.openWindow(spec, signal);
  opened.push({ dispose: () => window.close() });
  return window;
}

function wall(local: LocalPages, over: Partial<WindowSpec> = {}): WindowSpec {
  return {
    identity: { windowId: 'wall-1', kind: 'wall', displayId: 'headless-1' },
    bounds: { x: 0, y: 0, width: 1920, height: 1080 },
    fullscreen: true,
    title: 'wall',
    url: `${local.origin}/wall`,
    bridge: { origin: local.origin, token },
    ...over,
  };
}

/** Processes of a browser whose command line has `part`. */
function processesOf(part: string): number[] {
  const members = new ProcessTree().members(host.browserPids()).map(({ pid }) => pid);
  return members.filter((pid) => commandLine(pid).includes(part));
}

function commandLine(pid: number): string {
  return existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : '';
}

const colour = (name: string) => `<body style="margin:0;background:${name}">`;

test('opens windows on virtual displays, each with its endpoint before any script of the page', async () => {
  const page = `${colour('rgb(10,200,30)')}<script>say(JSON.stringify([vonglauBridge, innerWidth, innerHeight, devicePixelRatio]));
    setInterval(() => say('at ' + screenX), 100)</script>`;
  const local = await startPages({ '/wall': page });
  const displays = await host.displays();
  expect(displays.map(({ id }) => id)).toEqual(['headless-1', 'headless-2']);
  const bounds = displays[1]?.bounds ?? { x: 0, y: 0, width: 0, height: 0 };
  const window = await open(wall(local, { bounds }));
  await until('the window stands on the second display', () => local.said.includes('at 1920'));
  const first = local.said.find((text) => !text.startsWith('at ')) ?? '';
  expect(JSON.parse(first)).toEqual([{ origin: local.origin, token }, 1920, 1080, 1]);
  const photo = await until('a picture of the page', async () => {
    const png = PNG.sync.read(Buffer.from(await window.screenshot()));
    return png.data[1] === 200 && png;
  });
  expect([photo.width, photo.height, ...photo.data.subarray(0, 3)]).toEqual([1920, 1080, 10, 200, 30]);
  expect(processesOf(token)).toEqual([]);
  expect(lines.join('\n')).not.toContain(token);
});

test("reports a page's console errors and uncaught exceptions with the window's id", async () => {
  const local = await startPages({
    '/wall': `<script>console.error('first', 1); setTimeout(() => { throw new Error('second') }); console.warn('quiet')</script>`,
  });
  const errors: string[] = [];
  host.onConsoleError(({ windowId, text }) => errors.push(`${windowId}: ${text}`));
  await open(wall(local));
  await until('both errors', () => errors.length >= 2);
  expect(errors[0]).toBe('wall-1: first 1');
  expect(errors[1]).toContain('wall-1: Uncaught Error: second');
  expect(errors.join()).not.toContain('quiet');
  expect(lines.join('\n')).toContain('warn [kiosk] [wall-1] console: first 1');
});

test('a killed renderer is told once, and the window can be opened again', async () => {
  const local = await startPages({ '/wall': colour('red') });
  const window = await open(wall(local));
  const told: string[] = [];
  window.onGone((why) => told.push(why));
  for (const pid of processesOf('--type=renderer')) process.kill(pid, 'SIGKILL');
  await until('the window is gone', () => told.length > 0);
  const again = await open(wall(local));
  expect((await again.screenshot()).length).toBeGreaterThan(100);
  expect(told).toEqual(['crashed']);
  const late: string[] = [];
  window.onGone((why) => late.push(why));
  await until('a late listener is told', () => late.length > 0);
});

test('a killed browser takes its windows along, and the next window starts another', async () => {
  const local = await startPages({ '/wall': colour('red') });
  const windows = await Promise.all([open(wall(local)), open(wall(local))]);
  const told: string[] = [];
  for (const window of windows) window.onGone((why) => told.push(why));
  const [pid = 0] = host.browserPids();
  process.kill(pid, 'SIGKILL');
  await until('both windows are gone', () => told.length === 2);
  const again = await Promise.all([open(wall(local)), open(wall(local))]);
  expect(host.browserPids()).toHaveLength(1);
  expect(host.browserPids()).not.toContain(pid);
  for (const window of again) expect((await window.screenshot()).length).toBeGreaterThan(100);
  expect(told).toEqual(['crashed', 'crashed']);
});

test('a window that is closed says so and is no more', async () => {
  const local = await startPages({ '/wall': colour('red') });
  const window = await open(wall(local));
  const told: string[] = [];
  window.onGone((why) => told.push(why));
  await window.close();
  await window.close();
  expect(told).toEqual(['closed']);
  await expect(window.screenshot()).rejects.toThrow();
});

test('a page cannot leave the core, open windows or frames of others', async () => {
  const foreign = await startLocalPages({ '/trap': 'caught' });
  opened.push({ dispose: () => foreign.close() });
  const local = await startPages({
    '/wall': `${colour('red')}<iframe src="${foreign.origin}/trap"></iframe><script>
      addEventListener('message', () => undefined);
      say('popup ' + Boolean(globalThis.open('${foreign.origin}/trap', '_blank')));
      location.href = '${foreign.origin}/trap';
      setInterval(() => say('still here'), 300);
    </script>`,
  });
  const window = await open(wall(local));
  await until('the page stayed', () => local.said.filter((text) => text === 'still here').length >= 3);
  expect(foreign.asked).toEqual([]);
  expect((await window.screenshot()).length).toBeGreaterThan(100);
  expect(local.asked).toEqual(['/wall']);
  expect(lines.join('\n')).toContain(`navigation to ${foreign.origin}/trap blocked`);
});

test('a page that is not there is a named fault and leaves no window', async () => {
  const local = await startPages({});
  await local.close();
  const opening = open(wall(local));
  await expect(opening).rejects.toMatchObject({ fault: { code: 'page-unreachable' } });
});

test('opening is given up when cancelled', async () => {
  const local = await startPages({ '/wall': colour('red') });
  await expect(open(wall(local), AbortSignal.abort())).rejects.toMatchObject({
    name: 'CancelledError',
  });
});

test('disposing ends the browser and removes its profile', async () => {
  const local = await startPages({ '/wall': colour('red') });
  const others = profiles();
  const own = await startHost();
  const [pid = 0] = own.browserPids();
  const window = await own.openWindow(wall(local));
  const told: string[] = [];
  window.onGone((why) => told.push(why));
  expect(profiles()).toHaveLength(others.length + 1);
  await own.dispose();
  expect(commandLine(pid)).toBe('');
  expect(profiles()).toEqual(others);
  expect(told).toHaveLength(1);
  await expect(own.openWindow(wall(local))).rejects.toMatchObject({ name: 'CancelledError' });
});

function profiles(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith(`vonglau-chromium-${process.pid}-`));
}

test('a browser whose core was killed ends by itself, and its profile goes at the next start', async () => {
  const hostModule = fileURLToPath(new URL('./kiosk-host.ts', import.meta.url));
  const loggerModule = fileURLToPath(new URL('../core/log/logger.ts', import.meta.url));
  const script = `
    import { createKioskHost } from ${JSON.stringify(hostModule)};
    import { createLogger } from ${JSON.stringify(loggerModule)};
    const host = await createKioskHost({ logger: createLogger(() => undefined), headless: true });
    console.log(host.browserPids()[0]);`;
  const core = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [word] = await once(core.stdout, 'data');
  const browserPid = Number(String(word));
  const profile = /--user-data-dir=([^\0]+)/.exec(commandLine(browserPid))?.[1] ?? '';
  expect(existsSync(profile)).toBe(true);
  core.kill('SIGKILL');
  await until('the browser has ended', () => commandLine(browserPid) === '');
  await startHost();
  expect(existsSync(profile)).toBe(false);
});
