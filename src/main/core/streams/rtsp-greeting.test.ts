import { expect, onTestFinished, test } from 'vitest';
import { startGarbageServer, startSilentServer, startWebServer } from '../../../simulator/odd-servers.ts';
import { rtspGreeting } from './rtsp-greeting.ts';

const ask = (port: number) =>
  rtspGreeting(`rtsp://user:secret@127.0.0.1:${port}/cam`, new AbortController().signal);

test.each([
  ['a web server', startWebServer, 'other'],
  ['garbage', startGarbageServer, 'other'],
  ['a port that answers nothing', startSilentServer, 'silent'],
] as const)('%s', async (_what, start, greeting) => {
  const server = await start();
  onTestFinished(() => server.dispose());
  expect(await ask(server.port)).toBe(greeting);
});

test.each([
  'rtsp://admin:s3cret@[2001:db8:1]/x',
  'rtsp://cam^1/x',
  'rtsp://127.0.0.1:99999/',
  'rtsps://127.0.0.1/',
  'no address',
])('an address that nothing can be connected to is silent: %s', async (url) => {
  expect(await rtspGreeting(url, AbortSignal.timeout(5000))).toBe('silent');
});

test('a closed port, and a question that is cancelled', async () => {
  expect(await ask(9)).toBe('silent');
  expect(await rtspGreeting('rtsp://127.0.0.1:9/', AbortSignal.abort())).toBe('silent');
});
