import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { startChild } from './child.ts';
import { childPids } from './child-registry.ts';

const node = process.execPath;
const never = new AbortController().signal;

function isRunning(pid: number): boolean {
  return spawnSync('kill', ['-0', String(pid)]).status === 0;
}

function start(script: string, signal: AbortSignal = never, secrets: string[] = []) {
  return startChild({ kind: 'ffmpeg', command: node, args: ['-e', script], signal, secrets });
}

describe('a child', () => {
  test('gets its input, gives its output and its end', async () => {
    const child = start(
      'process.stdin.pipe(process.stdout); process.stdin.on("end", () => (process.exitCode = 3))',
    );
    const chunks: Uint8Array[] = [];
    child.onStdout((chunk) => chunks.push(chunk));
    child.feed('xin chào');
    expect(await child.ended).toEqual({ code: 3, signal: null, stderrTail: [], spawnError: null });
    expect(Buffer.concat(chunks).toString()).toBe('xin chào');
  });

  test('is written to as it reads', async () => {
    const child = start('process.stdin.on("data", (chunk) => process.stdout.write(chunk))');
    let read = 0;
    const piece = new Uint8Array(200_000).fill(7);
    child.onStdout((chunk) => {
      read += chunk.byteLength;
    });
    expect(child.write(piece)).toBe(false);
    child.onDrain(() => (read < 5 * piece.byteLength ? child.write(piece) : child.endInput()));
    expect((await child.ended).code).toBe(0);
    expect(read).toBeGreaterThanOrEqual(5 * piece.byteLength);
    expect(read % piece.byteLength).toBe(0);
  });

  test('is counted while it runs', async () => {
    const stop = new AbortController();
    const child = start('setInterval(() => {}, 1000)', stop.signal);
    expect(childPids('ffmpeg')).toContain(child.pid);
    stop.abort();
    await child.ended;
    expect(childPids('ffmpeg')).not.toContain(child.pid);
  });

  test('keeps its last lines of standard error, without secrets', async () => {
    const script = 'for (let i = 0; i < 99; i++) console.error(i, "rtsp://me:se@cret1@host/", "word cret1x")';
    const { stderrTail } = await start(script, never, ['cret1x']).ended;
    expect(stderrTail).toHaveLength(40);
    expect(stderrTail.at(-1)).toBe('98 rtsp://***@host/ word ***');
  });

  test('that cannot be started says so', async () => {
    const child = startChild({
      kind: 'ffmpeg',
      command: join(dirname(node), 'no-such-program'),
      args: [],
      signal: never,
    });
    child.feed('lost');
    expect(await child.ended).toMatchObject({ code: null, spawnError: expect.stringContaining('ENOENT') });
    expect(childPids()).toEqual([]);
  });

  test('that ends before it reads its input does no harm', async () => {
    const child = start('process.exit(0)');
    child.feed('x'.repeat(1_000_000));
    expect(await child.ended).toMatchObject({ code: 0 });
  });
});

describe('stopping', () => {
  test('asks first', async () => {
    const stop = new AbortController();
    const child = start(
      'process.on("SIGTERM", () => process.exit(7)); console.log("up"); setInterval(() => {}, 1000)',
      stop.signal,
    );
    child.onStdout(() => stop.abort());
    expect(await child.ended).toMatchObject({ code: 7, signal: null });
  });

  test('kills who does not listen', async () => {
    const stop = new AbortController();
    const child = start(
      'process.on("SIGTERM", () => {}); console.log("up"); setInterval(() => {}, 1000)',
      stop.signal,
    );
    child.onStdout(() => stop.abort());
    expect(await child.ended).toMatchObject({ code: null, signal: 'SIGKILL' });
  });

  test('before the start ends it too', async () => {
    const child = start('setInterval(() => {}, 1000)', AbortSignal.abort());
    expect((await child.ended).signal).toBe('SIGTERM');
  });
});

test('no child outlives this process', async () => {
  const child = join(import.meta.dirname, 'child.ts');
  const script = `
    import { startChild } from ${JSON.stringify(child)};
    const options = { kind: 'ffmpeg', command: process.execPath, signal: new AbortController().signal };
    const stubborn = "process.on('SIGTERM', () => {}); console.log('up'); setInterval(() => {}, 1000)";
    const held = startChild({ ...options, args: ['-e', stubborn] });
    held.onStdout(() => { console.log(held.pid); process.exit(0); });`;
  const { stdout } = spawnSync(node, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  const pid = Number(stdout.trim());
  expect(pid).toBeGreaterThan(1);
  await vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: 20_000 });
});
