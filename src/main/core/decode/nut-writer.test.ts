import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeNut } from '../../../../test/support/ffmpeg-nut.ts';
import { type NutFrame, NutReader } from '../streams/nut-reader.ts';
import type { NutStream } from '../streams/nut-stream-header.ts';
import { nutFrame, nutHeaders } from './nut-writer.ts';

function read(nut: Uint8Array) {
  let streams: readonly NutStream[] = [];
  const frames: NutFrame[] = [];
  const reader = new NutReader({
    onStreams: (found) => {
      streams = found;
    },
    onFrame: (frame) => frames.push(frame),
  });
  reader.push(nut);
  return { streams, frames, garbage: reader.garbage };
}

const video = fc.record({
  fourcc: fc.constantFrom('H264', 'HEVC', 'MJPG', 'mp4v'),
  width: fc.integer({ min: 1, max: 8192 }),
  height: fc.integer({ min: 1, max: 8192 }),
  extradata: fc.uint8Array({ maxLength: 9000 }),
});
const frame = fc.record({
  ptsUs: fc.integer({ min: 0, max: 2 ** 50 }),
  keyframe: fc.boolean(),
  payload: fc.uint8Array({ minLength: 1, maxLength: 20_000 }),
});

test('what is written is read back', () => {
  fc.assert(
    fc.property(video, fc.array(frame, { maxLength: 8 }), (stream, wanted) => {
      const parts = wanted.map(({ ptsUs, keyframe, payload }) => nutFrame(ptsUs, keyframe, payload));
      const { streams, frames, garbage } = read(Buffer.concat([nutHeaders(stream), ...parts]));
      expect(garbage).toBe(0);
      expect(streams).toHaveLength(1);
      expect(streams[0]).toMatchObject({ ...stream, kind: 'video', extradata: stream.extradata });
      expect(frames.map(({ keyframe, payload }) => [keyframe, [...payload]])).toEqual(
        wanted.map(({ keyframe, payload }) => [keyframe, [...payload]]),
      );
      for (const [at, { ptsMs }] of frames.entries())
        expect(ptsMs * 1000).toBeCloseTo(wanted[at]?.ptsUs ?? -1, 0);
    }),
    { numRuns: 60 },
  );
});

const kinds = {
  'H.264': ['-c:v', 'libx264', '-tune', 'zerolatency', '-g', '10'],
  'H.264 with B-frames': ['-c:v', 'libx264', '-bf', '3', '-g', '10'],
  'H.265': ['-c:v', 'libx265', '-x265-params', 'log-level=none:keyint=10'],
  MJPEG: ['-c:v', 'mjpeg', '-q:v', '2'],
  'MPEG-4 with B-frames': ['-c:v', 'mpeg4', '-g', '10', '-bf', '2'],
};

/** Hashes of the pictures and their times, as ffmpeg decodes them. */
function pictures(nut: Uint8Array): string[] {
  const args = [
    '-v',
    'error',
    '-copyts',
    '-f',
    'nut',
    '-i',
    'pipe:0',
    '-fps_mode',
    'passthrough',
    '-enc_time_base',
    '1:1000',
  ];
  const text = execFileSync('ffmpeg', [...args, '-f', 'framemd5', '-'], { input: nut, encoding: 'utf8' });
  return text.split('\n').filter((line) => /^\d/.test(line));
}

describe.each(Object.entries(kinds))('%s', (_, encoder) => {
  test('is decoded by ffmpeg as it was before', async () => {
    const nut = await makeNut(['-map', '0:v', ...encoder]);
    const { streams, frames } = read(nut);
    const [stream] = streams;
    if (stream === undefined) throw new Error('ffmpeg made no stream');
    const parts = frames.map(({ ptsMs, keyframe, payload }) =>
      nutFrame(Math.round(ptsMs * 1000), keyframe, payload),
    );
    const written = pictures(Buffer.concat([nutHeaders(stream), ...parts]));
    expect(written.length).toBe(30);
    expect(written).toEqual(pictures(nut));
  });
});
