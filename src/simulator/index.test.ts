import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { parseCamerasFile } from '../shared/camera/cameras-file.ts';
import { barcodes, overTcp } from './test-city.ts';

const Up = z.object({
  up: z.literal(true),
  port: z.number(),
  controlPort: z.number(),
  tlsPort: z.number().nullable(),
});

function run(...args: string[]) {
  const child = spawn(process.execPath, [new URL('./index.ts', import.meta.url).pathname, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

it('announces itself in one JSON line, writes cameras.json for its owner only, and ends cleanly', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vonglau-city-'));
  const file = join(folder, 'cameras.json');
  const child = run(
    ...[
      '--cameras',
      '1',
      '--port',
      '0',
      '--cache',
      join(tmpdir(), 'vonglau-test-city'),
      '--cameras-json',
      file,
    ],
    ...['--user', 'op', '--password', 'secret', '--h264-only'],
  );
  const [line] = await once(createInterface(child.stdout), 'line');
  const { port } = Up.parse(JSON.parse(String(line)));
  const { cameras, problems } = parseCamerasFile(await readFile(file, 'utf8'));
  expect(problems).toEqual([]);
  expect(cameras[0]?.streams[1]?.url).toBe(`rtsp://op:secret@127.0.0.1:${port}/cam/1/sub`);
  expect((await stat(file)).mode & 0o077).toBe(0);
  expect((await barcodes(overTcp(cameras[0]?.streams[1]?.url ?? ''), 1))[0]?.camera).toBe(1);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

it.each([[['--cameras', 'many']], [['--colour']], [['--port', '99999']]])('refuses %j', async (args) => {
  const child = run(...args);
  const [complaint, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect(code).toBe(1);
  expect(complaint).toContain('--cameras N');
});

it('says what is missing when there is no ffmpeg', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vonglau-city-'));
  const child = spawn(
    process.execPath,
    [new URL('./index.ts', import.meta.url).pathname, '--port', '0', '--cache', folder],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, VONGLAU_FFMPEG: '/nowhere/ffmpeg' } },
  );
  const [complaint, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect(code).toBe(1);
  expect(complaint).toContain('ffmpeg not found: /nowhere/ffmpeg');
});
