import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { CancelledError } from '../../../shared/base/fault.ts';
import { laneArguments } from '../decode/lane-arguments.ts';
import { type Ffmpeg, findFfmpeg } from '../ffmpeg/find.ts';
import { childPids } from '../process/child-registry.ts';
import { measureLane } from './measure-lane.ts';
import type { ProbeClip } from './probe-clip.ts';
import { probeClips } from './probe-clips.ts';
import { probeHardware } from './probe-hardware.ts';

const never = new AbortController().signal;
const tile = { width: 240, height: 135 };
const usual = { method: 'software', tile, cores: 2, forMs: 200 } as const;
let ffmpeg: Ffmpeg;
let root: string;
let sub: ProbeClip;
let main: ProbeClip;
let old: ProbeClip;

beforeAll(async () => {
  ffmpeg = await findFfmpeg();
  root = await mkdtemp(join(tmpdir(), 'vonglau-lane-'));
  const recipes = [
    { codec: 'h264', size: 'sub' },
    { codec: 'h264', size: 'main' },
    { codec: 'mpeg4', size: 'sub' },
  ] as const;
  const clips = (await probeClips({ ffmpeg, directory: root, recipes }, never)).map(({ clip }) => clip);
  const [first, second, third] = clips;
  if (!first || !second || !third) throw new Error('this machine makes no clips');
  [sub, main, old] = [first, second, third];
});
afterAll(() => rm(root, { recursive: true }));

describe('a way through the ffmpeg lane', () => {
  test('costs more for a larger picture, within what any machine may be', async () => {
    const small = await measureLane({ ...usual, ffmpeg, clip: sub }, never);
    const large = await measureLane({ ...usual, ffmpeg, clip: main }, never);
    if ('problem' in small || 'problem' in large) throw new Error(JSON.stringify([small, large]));
    expect(small.msPerPicture).toBeGreaterThan(0.02);
    expect(small.msPerPicture).toBeLessThan(100);
    // Nine times the pixels: never as cheap, whatever else runs on the machine.
    expect(large.msPerPicture).toBeGreaterThan(1.5 * small.msPerPicture);
    expect(childPids('ffmpeg')).toEqual([]);
  });

  test('that a method does not know is told without trying', async () => {
    const told = await measureLane({ ...usual, ffmpeg, clip: old, method: 'qsv' }, never);
    expect(told).toEqual({ problem: 'qsv does not decode mpeg4', lasting: true });
  });

  test('that gives no picture says why', async () => {
    const garbage = {
      ...sub,
      packets: sub.packets.map((packet) => ({ ...packet, payload: new Uint8Array(9) })),
    };
    const told = await measureLane({ ...usual, ffmpeg, clip: garbage, patienceMs: 1000 }, never);
    expect(told).toMatchObject({ problem: expect.stringMatching(/\w+/), lasting: true });
    const missing = { ...ffmpeg, path: join(root, 'no-such-program') };
    const gone = await measureLane({ ...usual, ffmpeg: missing, clip: sub }, never);
    expect(gone).toMatchObject({ problem: expect.stringContaining('ENOENT') });
    expect(childPids('ffmpeg')).toEqual([]);
  });

  test('that cannot be ended is left after a while: the measurement goes on', async () => {
    const told = await measureLane(
      { ...usual, ffmpeg: { ...ffmpeg, path: endless() }, clip: sub, cores: 1, patienceMs: 500 },
      never,
    );
    expect(told).toEqual({ problem: 'the decoder hangs and cannot be ended', lasting: true });
  });

  test('stopped half way leaves no decoder', async () => {
    const stop = new AbortController();
    const measuring = measureLane({ ...usual, ffmpeg, clip: sub, forMs: 60_000 }, stop.signal);
    await expect.poll(() => childPids('ffmpeg')).toHaveLength(2);
    stop.abort();
    await expect(measuring).rejects.toBeInstanceOf(CancelledError);
    expect(childPids('ffmpeg')).toEqual([]);
  });
});

describe('a hardware method', () => {
  test('that this machine cannot have says so in words of ffmpeg', async () => {
    // No ffmpeg for Linux has Apple's, and none for a Mac has Microsoft's.
    const method = process.platform === 'darwin' ? 'd3d11va' : 'videotoolbox';
    const told = await probeHardware(method, { ffmpeg, clip: sub, tile }, never);
    expect(told).toMatchObject({ method, works: false });
    expect(told.detail).toMatch(/device type|hwaccel|device/i);
  });

  test('works when every picture of the clip came, and not when some are missing', async () => {
    const probe = (path: string) =>
      probeHardware('vaapi', { ffmpeg: { ...ffmpeg, path }, clip: sub, tile }, never);
    expect(await probe(pretendCard('whole', []))).toMatchObject({ method: 'vaapi', works: true });
    expect(await probe(pretendCard('lossy', ['-frames:v', '20']))).toEqual({
      method: 'vaapi',
      works: false,
      detail: 'gave 20 pictures of 50',
    });
  });
});

/** A program whose pipes stay open when it is killed, as one that hangs in a driver looks from outside. */
function endless(): string {
  const [path, pidFile] = [join(root, 'endless'), join(root, 'endless.pid')];
  writeFileSync(path, `#!/bin/sh\nsleep 600 &\necho $! > "${pidFile}"\nexec tail -f /dev/null\n`, {
    mode: 0o755,
  });
  onTestFinished(() => void process.kill(Number(readFileSync(pidFile, 'utf8'))));
  return path;
}

/** An ffmpeg that decodes in software whatever method it is told: it stands for a graphics card. */
function pretendCard(name: string, more: readonly string[]): string {
  const args = laneArguments({
    method: 'software',
    codec: 'h264',
    tileWidth: tile.width,
    tileHeight: tile.height,
    ffmpegVersion: ffmpeg.version,
  });
  const quoted = [...args.slice(0, -1), ...more, ...args.slice(-1)].map((arg) => `"${arg}"`).join(' ');
  const path = join(root, name);
  writeFileSync(path, `#!/bin/sh\nexec "${ffmpeg.path}" ${quoted}\n`, { mode: 0o755 });
  return path;
}
