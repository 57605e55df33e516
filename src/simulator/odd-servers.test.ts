import { expect, it, onTestFinished } from 'vitest';
import { closedPort, startGarbageServer, startSilentServer, startWebServer } from './odd-servers.ts';
import { ffmpeg } from './test-city.ts';

it.each([
  ['a web server', startWebServer],
  ['one that never answers', startSilentServer],
  ['one that sends garbage', startGarbageServer],
])('%s gives ffmpeg no picture', async (_, start) => {
  const server = await start();
  onTestFinished(() => server.dispose());
  const input = ['-rtsp_transport', 'tcp', '-timeout', '1000000', '-i', server.url];
  const { code, complaint } = await ffmpeg(input, ['-f', 'null', '-']);
  expect(code).not.toBe(0);
  expect(complaint).not.toContain('refused');
});

it('a closed port refuses', async () => {
  const { complaint } = await ffmpeg(['-i', `rtsp://127.0.0.1:${await closedPort()}/`], ['-f', 'null', '-']);
  expect(complaint).toContain('refused');
});
