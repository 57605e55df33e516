import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AppBench, openAppBench, specOf } from '../../../test/electron/app-bench.ts';
import type { FakeCore } from '../../../test/electron/fake-core.ts';

let bench: AppBench;
let core: FakeCore;

beforeEach(async () => {
  bench = await openAppBench();
  await bench.start();
  core = await bench.core();
});
afterEach(() => bench.dispose());

const openWindow = (kind: 'operator' | 'wall' | 'zoom', opening = 1) =>
  core.main.ask('window.open', { opening, spec: specOf(kind) });
const told = (name: string) => core.told.filter((one) => one.name === name).map(({ input }) => input);
const labels = () => bench.seen.menu?.map((item) => item.label);

test('a core that dies takes its windows along and is started again, which the next one knows', async () => {
  await openWindow('wall');
  core.exit(9);
  await bench.core(1);
  expect(bench.windows[0]?.destroyed).toBe(true);
  expect(bench.coreStart(1).restarted).toBe('code 9');
  expect(bench.seen.exitCodes).toEqual([]);
});

test('a core that ended on purpose ends the app', async () => {
  core.exit(0);
  await expect.poll(() => bench.seen.exitCodes).toEqual([0]);
  expect(bench.children).toHaveLength(1);
});

test('a core that cannot start is explained, not started again', async () => {
  await core.main.ask('failed', { message: 'no ffmpeg here' });
  // As waitpid tells of exit code 2.
  core.exit(512);
  await expect.poll(() => bench.seen.exitCodes).toEqual([2]);
  expect(bench.seen.errors).toEqual(['no ffmpeg here']);
  expect(bench.children).toHaveLength(1);
});

test('who closes the desk ends the app, without a question when nothing is lost', async () => {
  await openWindow('operator');
  expect(bench.windows[0]?.fire('close')).toBe(true);
  await expect.poll(() => told('end')).toHaveLength(1);
  expect(bench.seen.questions).toEqual([]);
  core.exit(0);
  await expect.poll(() => bench.seen.exitCodes).toEqual([0]);
});

test('something unsaved is asked about in the person’s language; staying stays, and it can be asked again', async () => {
  await core.main.ask('language', 'en');
  core.unsaved = ['cameras'];
  expect(bench.app.fire('before-quit')).toBe(true);
  await expect.poll(() => bench.seen.questions).toHaveLength(1);
  expect(bench.seen.questions[0]?.detail).toContain('the camera list');
  expect(told('end')).toEqual([]);
  bench.world.answer = 1;
  await expect
    .poll(() => {
      bench.app.fire('before-quit');
      return told('end').length;
    })
    .toBe(1);
});

test('the core dies while it is asked: the app closes all the same', async () => {
  bench.app.fire('before-quit');
  core.exit(9);
  await expect.poll(() => bench.seen.exitCodes).toEqual([0]);
});

test('the menu follows the person’s language and leads to the desk', async () => {
  await openWindow('operator');
  await core.main.ask('language', 'vi');
  expect(labels()).toContain('Cửa sổ');
  await core.main.ask('language', 'en');
  expect(labels()).toEqual(['Vọng Lâu', 'Edit', 'View', 'Window']);
  const items = bench.seen.menu?.at(-1)?.submenu;
  const desk = Array.isArray(items) ? items.find(({ label }) => label === 'Operator desk') : undefined;
  Reflect.apply(desk?.click ?? (() => undefined), null, []);
  expect(bench.windows[0]?.shown).toBe(1);
});

test('displays keep their ids, and every change of them is told', async () => {
  const bounds = { x: 0, y: 0, width: 800, height: 600 };
  bench.world.displays = [
    { id: 77, label: 'Dell', bounds },
    { id: 78, label: '', bounds: { ...bounds, x: 800 } },
  ];
  expect(await core.main.ask('displays', {})).toEqual([
    { id: 'screen-77', name: 'Dell', bounds, primary: true },
    { id: 'screen-78', name: '800x600+800+0', bounds: { ...bounds, x: 800 }, primary: false },
  ]);
  for (const event of ['display-added', 'display-removed', 'display-metrics-changed'])
    bench.module.screen.fire(event);
  await expect.poll(() => told('displays.changed')).toHaveLength(3);
});

test('a machine that slept says so', async () => {
  bench.module.powerMonitor.fire('suspend');
  bench.module.powerMonitor.fire('resume');
  await expect.poll(() => told('woke')).toHaveLength(1);
  expect(told('woke')[0]).toMatchObject({ asleepMs: expect.any(Number) });
});

test('secrets are sealed by the system and opened by it only', async () => {
  const plain = new Uint8Array([0, 1, 254, 255]);
  const sealed = await core.main.ask('secret.seal', plain);
  expect(Buffer.from(sealed).includes(Buffer.from(plain))).toBe(false);
  expect([...(await core.main.ask('secret.open', sealed))]).toEqual([...plain]);
  const elsewhere = core.main.ask('secret.open', new Uint8Array([1, 2, 3]));
  await expect(elsewhere).rejects.toMatchObject({ fault: { code: 'secret-unreadable' } });
});

test('a call that is not as agreed is refused', async () => {
  const spec = { ...specOf('wall'), url: 'https://elsewhere.example/' };
  await expect(core.main.ask('window.open', { opening: 1, spec })).rejects.toMatchObject({
    fault: { code: 'bug' },
  });
  expect(bench.windows).toEqual([]);
});
