import { afterEach, expect, test, vi } from 'vitest';
import { type AppBench, openAppBench, specOf } from '../../../test/electron/app-bench.ts';

let bench: AppBench;
afterEach(() => bench.dispose());

const open = async (...args: string[]) => {
  bench = await openAppBench();
  await bench.start(...args);
};

test('a second start ends at once, and starts no core', async () => {
  bench = await openAppBench((world) => {
    world.first = false;
  });
  await bench.start();
  expect(bench.seen.exitCodes).toEqual([0]);
  expect(bench.children).toEqual([]);
});

test('the first one shows its desk when a second is started, and takes its files over', async () => {
  await open();
  const core = await bench.core();
  await core.main.ask('window.open', { opening: 1, spec: specOf('operator') });
  bench.app.fire('second-instance', {}, ['vonglau', '--verbose', 'a.vonglau', 'notes.txt'], '/folder');
  expect(bench.windows[0]?.shown).toBe(1);
  await expect
    .poll(() => core.told)
    .toEqual([{ name: 'files.open', input: { paths: ['/folder/a.vonglau'] } }]);
});

test('files of the command line and of macOS wait for the core', async () => {
  bench = await openAppBench();
  const started = bench.start('/evidence/b.vonglau', '.');
  bench.app.fire('open-file', {}, '/evidence/c.vonglau');
  await started;
  const core = await bench.core();
  const paths = ['/evidence/b.vonglau', '/evidence/c.vonglau'];
  await expect.poll(() => core.told).toEqual([{ name: 'files.open', input: { paths } }]);
});

test('the core is told what was asked, the system’s language, and whether secrets can be kept', async () => {
  bench = await openAppBench((world) => {
    world.locale = 'en-GB';
  });
  await bench.start('--cameras', '/c.json', '--displays', '2', '--some-switch-of-chromium=1');
  await bench.core();
  expect(bench.coreStart()).toMatchObject({
    wishes: { cameras: '/c.json', displays: 2, layout: null },
    dataDirectory: bench.dataDirectory,
    language: 'en',
    keepsSecrets: true,
    restarted: null,
  });
  expect(bench.children[0]?.entry).toMatch(/main\/core\.js$/);
});

test('a key that everybody knows counts as none', async () => {
  bench = await openAppBench((world) => {
    world.backend = 'basic_text';
  });
  await bench.start();
  await bench.core();
  expect(bench.coreStart().keepsSecrets).toBe(false);
});

test('wrong options are told and end it', async () => {
  await open('--displays', 'many');
  expect(bench.seen.errors[0]).toContain('--displays');
  expect(bench.seen.exitCodes).toEqual([2]);
});

test('pages that are not there are told and end it', async () => {
  bench = await openAppBench();
  await bench.dispose();
  await bench.start();
  await expect.poll(() => bench.seen.exitCodes).toEqual([2]);
  expect(bench.seen.errors[0]).toContain('pages are not built');
  bench = await openAppBench();
});

test('Chromium’s own traffic is off, and what the command line disables stays disabled', async () => {
  bench = await openAppBench();
  bench.seen.switches.set('disable-features', 'Mine');
  await bench.start();
  expect(bench.seen.switches.get('disable-background-networking')).toBe('');
  expect(bench.seen.switches.get('proxy-server')).toBe('http://127.0.0.1:9');
  expect(bench.seen.switches.get('disable-features')).toMatch(/^Mine,.*AsyncDns/);
  expect(bench.seen.paths.get('userData')).toBe(`${bench.dataDirectory}/electron`);
});

test('on Wayland it starts itself again on X11, once', async () => {
  const { platform } = process;
  Object.defineProperty(process, 'platform', { value: 'linux' });
  vi.stubEnv('DISPLAY', ':7');
  try {
    bench = await openAppBench();
    bench.seen.switches.set('ozone-platform', 'wayland');
    await bench.start();
    expect(bench.seen.relaunched[0]?.args).toContain('--ozone-platform=x11');
    expect(bench.seen.exitCodes).toEqual([0]);
    expect(bench.children).toEqual([]);
    await bench.dispose();
    bench = await openAppBench();
    bench.seen.switches.set('ozone-platform', 'x11');
    await bench.start();
    expect(bench.seen.relaunched).toEqual([]);
    await bench.core();
  } finally {
    Object.defineProperty(process, 'platform', { value: platform });
    vi.unstubAllEnvs();
  }
});
