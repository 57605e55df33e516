import { readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CancelledError } from '../../../shared/base/fault.ts';
import { decodeRecords } from '../../../shared/media/media-codec.ts';
import type { FfmpegProgram } from '../ffmpeg/ffmpeg-program.ts';
import { type Ffmpeg, findFfmpeg } from '../ffmpeg/find.ts';
import { childPids } from '../process/child-registry.ts';
import { clipMessage } from './probe-clip.ts';
import { probeClips } from './probe-clips.ts';

const never = new AbortController().signal;
let ffmpeg: Ffmpeg;
let root: string;
const folder = () => mkdtemp(join(root, 'clips-'));

beforeAll(async () => {
  ffmpeg = await findFfmpeg();
  root = await mkdtemp(join(tmpdir(), 'vonglau-clips-'));
});
afterAll(() => rm(root, { recursive: true }));

/** An ffmpeg without some of its encoders. */
function ffmpegWithout(encoders: string): FfmpegProgram {
  const path = join(root, `without-${encoders.replaceAll('|', '-')}`);
  const script = `#!/bin/sh\ncase "$*" in\n*-encoders) "${ffmpeg.path}" "$@" | grep -Ev "${encoders}" ;;\n*) exec "${ffmpeg.path}" "$@" ;;\nesac\n`;
  writeFileSync(path, script, { mode: 0o755 });
  return { path, env: ffmpeg.env ?? {} };
}

test('clips are streams as cameras send them, made once', async () => {
  const directory = await folder();
  const recipes = [
    { codec: 'h264', size: 'sub' },
    { codec: 'mjpeg', size: 'sub' },
    { codec: 'mpeg4', size: 'sub' },
  ] as const;
  const steps: number[] = [];
  const made = await probeClips(
    { ffmpeg, directory, recipes, onProgress: (done) => steps.push(done) },
    never,
  );
  expect(steps).toEqual([0, 1 / 3, 2 / 3, 1]);
  for (const [index, { clip }] of made.entries()) {
    expect(clip).toMatchObject({ codec: recipes[index]?.codec, width: 640, height: 360 });
    expect(clip?.packets).toHaveLength(50);
    const times = clip?.packets.map(({ ptsMs }) => Math.round(ptsMs));
    expect(times).toEqual(Array.from({ length: 50 }, (_, picture) => picture * 40));
  }
  // One GOP; only JPEG pictures all stand alone.
  expect(made.map(({ clip }) => clip?.packets.filter(({ keyframe }) => keyframe).length)).toEqual([1, 50, 1]);
  const names = readdirSync(directory);
  expect(names).toHaveLength(3);
  const times = () => names.map((name) => statSync(join(directory, name)).mtimeMs);
  const before = times();
  const again = await probeClips({ ffmpeg, directory, recipes }, never);
  expect(times()).toEqual(before);
  expect(again).toEqual(made);
});

test('a clip that was cut off is made anew', async () => {
  const directory = await folder();
  const recipes = [{ codec: 'h264', size: 'sub' }] as const;
  const [made] = await probeClips({ ffmpeg, directory, recipes }, never);
  const [name = ''] = readdirSync(directory);
  truncateSync(join(directory, name), 50_000);
  const [again] = await probeClips({ ffmpeg, directory, recipes }, never);
  expect(again?.clip?.packets).toHaveLength(50);
  expect(again?.clip?.packets.length).toBe(made?.clip?.packets.length);
  expect(readdirSync(directory)).toEqual([name]);
});

test('without an encoder a codec is not measured, and that is said; the others are', async () => {
  const lacking = ffmpegWithout('libx265|libkvazaar');
  const recipes = [
    { codec: 'hevc', size: 'sub' },
    { codec: 'h264', size: 'sub' },
  ] as const;
  const made = await probeClips({ ffmpeg: lacking, directory: await folder(), recipes }, never);
  expect(made[0]).toMatchObject({ clip: null, problem: expect.stringMatching(/hevc.*no encoder libx265/) });
  expect(made[1]?.problem).toBeNull();
});

test('stopped half way, no encoder runs on and no half clip is left', async () => {
  const directory = await folder();
  const stop = new AbortController();
  const recipes = [{ codec: 'h264', size: 'main' }] as const;
  const making = probeClips({ ffmpeg, directory, recipes }, stop.signal);
  await expect.poll(() => readdirSync(directory)).toEqual([expect.stringMatching(/\.new$/)]);
  stop.abort();
  await expect(making).rejects.toBeInstanceOf(CancelledError);
  expect(childPids('ffmpeg')).toEqual([]);
  expect(readdirSync(directory)).toEqual([]);
});

test('a clip travels to a window as one media message', async () => {
  const recipes = [{ codec: 'h264', size: 'sub' }] as const;
  const [made] = await probeClips({ ffmpeg, directory: await folder(), recipes }, never);
  const clip = made?.clip;
  if (!clip) throw new Error('no clip');
  const records = [...decodeRecords(clipMessage(clip))];
  expect(records[0]).toMatchObject({ kind: 'config', config: { codec: 'h264', width: 640, height: 360 } });
  expect(records.slice(1).map((record) => (record.kind === 'packet' ? record.flags : -1))).toEqual([
    1,
    ...Array(49).fill(0),
  ]);
});
