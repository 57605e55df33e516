import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeNut, probeNut } from '../../../../test/support/ffmpeg-nut.ts';
import { runs } from '../../../../test/support/runs.ts';
import { NutReader } from './nut-reader.ts';
import type { NutStream } from './nut-stream-header.ts';

const kinds = {
  'H.264 with B-frames': ['-map', '0', '-c:v', 'libx264', '-bf', '3', '-g', '10'],
  'H.264 with G.711': ['-c:v', 'libx264', '-tune', 'zerolatency', '-c:a', 'pcm_alaw'],
  'H.264 with AAC': ['-c:v', 'libx264', '-c:a', 'aac'],
  'H.265': ['-map', '0', '-c:v', 'libx265', '-x265-params', 'log-level=none:keyint=10'],
  MJPEG: ['-map', '0', '-c:v', 'mjpeg', '-q:v', '2'],
  // Its packets begin with bytes that NUT leaves out.
  'H.264 with MP3': ['-c:v', 'libx264', '-c:a', 'libmp3lame', '-ar', '44100'],
  'MPEG-4': ['-map', '0', '-c:v', 'mpeg4', '-g', '10'],
  'uncompressed pictures larger than a pipe': [
    '-map',
    '0',
    '-s',
    '640x360',
    '-c:v',
    'rawvideo',
    '-frames:v',
    '3',
  ],
  'version 4': ['-map', '0', '-c:v', 'libx264', '-syncpoints', 'timestamped', '-strict', '-2'],
} as const;

interface ReadFrame {
  readonly streamIndex: number;
  readonly ptsMs: number;
  readonly keyframe: boolean;
  readonly size: number;
  readonly hash: string;
}

interface Read {
  readonly streams: readonly NutStream[];
  readonly frames: readonly ReadFrame[];
  readonly garbage: number;
}

function read(chunks: Iterable<Uint8Array>): Read {
  let streams: readonly NutStream[] = [];
  const frames: ReadFrame[] = [];
  const reader = new NutReader({
    onStreams: (found) => {
      expect(streams).toEqual([]);
      streams = found;
    },
    onFrame: ({ streamIndex, ptsMs, keyframe, payload }) => {
      const hash = createHash('sha1').update(payload).digest('hex');
      frames.push({ streamIndex, ptsMs, keyframe, size: payload.byteLength, hash });
    },
  });
  for (const chunk of chunks) reader.push(Buffer.from(chunk));
  return { streams, frames, garbage: reader.garbage };
}

function* cutAt(bytes: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  let turn = 0;
  for (let at = 0; at < bytes.byteLength; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

let folder = '';
const files = new Map<string, Uint8Array>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nut-reader-'));
  for (const [kind, args] of Object.entries(kinds)) files.set(kind, await makeNut(args));
});
afterAll(() => rm(folder, { recursive: true }));

function fileOf(kind: string): Uint8Array {
  const file = files.get(kind);
  if (file === undefined) throw new Error(`no file of ${kind}`);
  return file;
}

describe.each(Object.keys(kinds))('%s', (kind) => {
  test('is read as ffprobe reads it', async () => {
    const path = join(folder, `${kind.replaceAll(/\W/g, '')}.nut`);
    await writeFile(path, fileOf(kind));
    const probed = await probeNut(path);
    const { frames, garbage } = read([fileOf(kind)]);
    expect(garbage).toBe(0);
    expect(probed.length).toBeGreaterThan(2);
    expect(frames.map(({ hash, streamIndex, keyframe }) => [streamIndex, hash, keyframe])).toEqual(
      probed.map(({ hash, streamIndex, keyframe }) => [streamIndex, hash, keyframe]),
    );
    for (const [index, frame] of frames.entries())
      expect(frame.ptsMs).toBeCloseTo(probed[index]?.ptsMs ?? Number.NaN, 2);
  });

  test('is read alike byte by byte', () => {
    expect(read(cutAt(fileOf(kind), [1]))).toEqual(read([fileOf(kind)]));
  });

  test('is read alike however it is cut', () => {
    const whole = read([fileOf(kind)]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 70_000 }), { minLength: 1, maxLength: 20 }), (sizes) => {
        expect(read(cutAt(fileOf(kind), sizes))).toEqual(whole);
      }),
      { numRuns: 15 },
    );
  });
});

describe('headers', () => {
  test('tell codec, size and parameter sets', () => {
    const [video, audio] = read([fileOf('H.264 with G.711')]).streams;
    expect(video).toMatchObject({ kind: 'video', fourcc: 'H264', width: 96, height: 64 });
    expect([...(video?.extradata.subarray(0, 5) ?? [])]).toEqual([0, 0, 0, 1, 0x67]);
    expect(audio).toMatchObject({ kind: 'audio', width: 0 });
    expect(read([fileOf('H.265')]).streams[0]?.fourcc).toBe('HEVC');
    expect(read([fileOf('MJPEG')]).streams[0]?.fourcc).toBe('MJPG');
  });
});

describe('bytes that are not NUT', () => {
  test('are skipped up to the next syncpoint, and the pictures after it are right', () => {
    const good = fileOf('H.264 with B-frames');
    const whole = read([good]).frames;
    const bad = good.slice();
    bad.fill(0x4e, 4000, 4400);
    const { frames, garbage } = read([bad]);
    expect(garbage).toBeGreaterThan(0);
    expect(frames.at(-1)).toEqual(whole.at(-1));
    expect(frames.length).toBeLessThanOrEqual(whole.length);
  });

  test('before the file do not matter', () => {
    const noise = new Uint8Array(5000).map((_, index) => (index * 7919) % 251);
    const good = fileOf('MJPEG');
    expect(read([noise, good]).frames).toEqual(read([good]).frames);
  });

  test('never throw, hang or invent a stream, wherever the damage is', () => {
    const good = fileOf('H.264 with AAC');
    const damage = fc.record({
      at: fc.nat(good.byteLength - 1),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 200 }),
      cut: fc.nat(good.byteLength),
    });
    fc.assert(
      fc.property(damage, ({ at, bytes, cut }) => {
        const bad = good.slice(0, Math.max(cut, at));
        bad.set(bytes.subarray(0, bad.byteLength - at), at);
        const { frames, streams } = read(cutAt(bad, [4096]));
        expect(streams.length).toBeLessThanOrEqual(2);
        for (const { size } of frames) expect(size).toBeLessThanOrEqual(bad.byteLength);
      }),
      { numRuns: runs(60) },
    );
  });

  test('of a size that no picture has are not waited for', () => {
    const good = fileOf('MJPEG');
    const { frames } = read([
      good.subarray(0, 300),
      fc.sample(fc.uint8Array({ minLength: 999, maxLength: 999 }), 1)[0] ?? good,
      good,
    ]);
    expect(frames.at(-1)).toEqual(read([good]).frames.at(-1));
  });
});
