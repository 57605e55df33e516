import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AppBench, openAppBench, specOf } from '../../../test/electron/app-bench.ts';
import { FakeContents } from '../../../test/electron/fake-electron.ts';

let bench: AppBench;
const ownPage = { requestingUrl: 'app://vonglau/operator.html', isMainFrame: true };

beforeEach(async () => {
  bench = await openAppBench();
  await bench.start();
  const core = await bench.core();
  await core.main.ask('window.open', { opening: 1, spec: specOf('wall') });
});
afterEach(() => bench.dispose());

/** What the two handlers say: they must agree. */
function isAllowed(permission: string, details: object): boolean {
  const { request, check } = bench.seen;
  const contents = new FakeContents();
  let requested: boolean | null = null;
  const answer = (granted: boolean) => {
    requested = granted;
  };
  // The handlers look at no more of the window than a fake has.
  Reflect.apply(request ?? (() => undefined), null, [contents, permission, answer, details]);
  const checked: unknown = Reflect.apply(check ?? (() => null), null, [
    contents,
    permission,
    'app://vonglau',
    details,
  ]);
  expect(checked).toBe(requested);
  return checked === true;
}

test('every renderer is sandboxed before any window is made', () => {
  expect(bench.seen.sandboxed).toBe(true);
});

test.each([
  'media',
  'geolocation',
  'notifications',
  'openExternal',
  'display-capture',
  'usb',
  'clipboard-read',
  'unknown',
])('a page is not allowed %s, neither asked nor checked', (permission) => {
  expect(isAllowed(permission, ownPage)).toBe(false);
});

test.each(['loopback-network', 'fileSystem'])(
  '%s is for our own pages only, in their main frame',
  (permission) => {
    expect(isAllowed(permission, ownPage)).toBe(true);
    expect(isAllowed(permission, { ...ownPage, isMainFrame: false })).toBe(false);
    expect(isAllowed(permission, { ...ownPage, requestingUrl: 'https://evil.example/' })).toBe(false);
    expect(isAllowed(permission, { isMainFrame: true })).toBe(false);
  },
);

test('no device, no download, no spelling server', () => {
  expect(Reflect.apply(bench.seen.device ?? (() => true), null, [{}])).toBe(false);
  expect(bench.module.session.defaultSession.fire('will-download')).toBe(true);
  expect(bench.seen.spellchecker).toBe(false);
});

test.each([
  ['app://vonglau/wall.html', true],
  ['app://vonglau/assets/a.js', true],
  ['ws://127.0.0.1:4000/control', true],
  ['blob:app://vonglau/1', true],
  ['data:image/png;base64,', true],
  ['https://evil.example/', false],
  ['http://127.0.0.1:4000/', false],
  ['ws://evil.example/', false],
  ['ws://127.0.0.1.evil.example:80/', false],
  ['file:///etc/passwd', false],
  ['app://other/', false],
])('a request for %s is let out: %s', (url, wanted) => {
  let cancelled: boolean | undefined;
  bench.seen.beforeRequest?.({ url }, ({ cancel }) => {
    cancelled = cancel;
  });
  expect(cancelled).toBe(!wanted);
});

test('no window leaves its page, opens another, or takes a webview', () => {
  const contents = bench.windows[0]?.webContents;
  if (!contents) throw new Error('no window');
  const leaves = (url: string, isMainFrame = true) =>
    !contents.fire('will-frame-navigate', { url, isMainFrame });
  expect(leaves('app://vonglau/wall.html')).toBe(true);
  expect(leaves('https://evil.example/')).toBe(false);
  expect(leaves('file:///etc/passwd')).toBe(false);
  expect(leaves('app://vonglau/wall.html', false)).toBe(false);
  expect(contents.fire('will-redirect')).toBe(true);
  expect(contents.fire('will-attach-webview')).toBe(true);
  const opened: unknown = Reflect.apply(contents.openHandler ?? (() => null), null, [
    { url: 'app://vonglau/wall.html' },
  ]);
  expect(opened).toEqual({ action: 'deny' });
});

test('pages come from app:// with the policy of the core’s own server, and nothing else does', async () => {
  expect(bench.seen.schemes).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
  const get = async (url: string, method = 'GET') => bench.seen.serve?.(new Request(url, { method }));
  const page = await get('app://vonglau/wall.html?x=1');
  expect(page?.status).toBe(200);
  expect(await page?.text()).toContain('<title>wall</title>');
  expect(page?.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const policy = page?.headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'self' ws://127.0.0.1:4000;");
  expect(page?.headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(page?.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  for (const url of ['app://other/wall.html', 'app://vonglau/../package.json', 'app://vonglau/none.html'])
    expect((await get(url))?.status).toBe(404);
  expect((await get('app://vonglau/wall.html', 'POST'))?.status).toBe(404);
});
