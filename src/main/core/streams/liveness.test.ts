import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FrameRhythm } from './frame-rhythm.ts';
import { Liveness } from './liveness.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => void vi.useRealTimers());

/** Lets time pass, and what is judged at its end be judged. */
async function pass(ms: number): Promise<void> {
  vi.advanceTimersByTime(ms);
  await new Promise((resolve) => setImmediate(resolve));
}

function watch(rhythm = new FrameRhythm()) {
  const said: string[] = [];
  const now = () => Date.now();
  const liveness = new Liveness(
    { rhythm, firstWithinMs: 5000, now },
    {
      onSilent: () => said.push('silent'),
      onAgain: () => said.push('again'),
      onLost: () => said.push('lost'),
    },
  );
  const frames = async (count: number, everyMs: number) => {
    for (let index = 0; index < count; index++) {
      await pass(everyMs);
      liveness.frame(now());
    }
  };
  return { said, liveness, frames };
}

describe('a connection', () => {
  test('that brings nothing is lost after a while', async () => {
    const { said } = watch();
    await pass(4999);
    expect(said).toEqual([]);
    await pass(1);
    expect(said).toEqual(['lost']);
  });

  test('at 25 pictures a second is silent after 1.5 s and lost after 5 s', async () => {
    const { said, frames } = watch();
    await frames(100, 40);
    await pass(1499);
    expect(said).toEqual([]);
    await pass(1);
    expect(said).toEqual(['silent']);
    await pass(3499);
    expect(said).toEqual(['silent']);
    await pass(1);
    expect(said).toEqual(['silent', 'lost']);
  });

  test('at one picture in two seconds is given its time', async () => {
    const { said, frames } = watch();
    await frames(10, 2000);
    await pass(7999);
    expect(said).toEqual([]);
    await pass(1);
    expect(said).toEqual(['silent']);
    await pass(3000);
    expect(said).toEqual(['silent', 'lost']);
  });

  test('that brings pictures again is told once', async () => {
    const { said, frames } = watch();
    await frames(50, 40);
    await pass(2000);
    await frames(50, 40);
    expect(said).toEqual(['silent', 'again']);
    await pass(1600);
    expect(said).toEqual(['silent', 'again', 'silent']);
  });

  test('that is over is no longer judged', async () => {
    const { said, frames, liveness } = watch();
    await frames(5, 40);
    liveness.dispose();
    await pass(60_000);
    expect(said).toEqual([]);
  });
});

test('pictures that waited while this process stood still count before the silence does', async () => {
  vi.useRealTimers();
  const rhythm = new FrameRhythm();
  for (let at = -1000; at <= 0; at += 40) rhythm.arrived(performance.now() + at);
  const said: string[] = [];
  const liveness = new Liveness(
    { rhythm, firstWithinMs: 60_000, now: () => performance.now() },
    {
      onSilent: () => said.push('silent'),
      onAgain: () => said.push('again'),
      onLost: () => said.push('lost'),
    },
  );
  liveness.frame(performance.now());
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A TCP server's address is an AddressInfo.
  const reader = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const [writer] = await once(server, 'connection');
  const came = once(reader, 'data').then(() => liveness.frame(performance.now()));
  // In the loop's last phase: what comes next are the timers that have become due, before anything is read.
  await new Promise((resolve) => setImmediate(resolve));
  writer.write('a picture');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, rhythm.silentAfterMs() + 500);
  await came;
  await new Promise((resolve) => setImmediate(resolve));
  for (const open of [writer, reader]) open.destroy();
  server.close();
  liveness.dispose();
  expect(said).toEqual([]);
});

describe('the rhythm', () => {
  test('outlives a connection, and the pause between two does not count', () => {
    const rhythm = new FrameRhythm();
    for (let at = 0; at <= 20_000; at += 1000) rhythm.arrived(at);
    rhythm.paused();
    rhythm.arrived(40_000);
    expect(rhythm.intervalMs).toBe(1000);
    expect(rhythm.silentAfterMs()).toBe(4000);
    expect(rhythm.dropAfterMs()).toBe(7000);
  });
});
