import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestCity } from '../../../../test/support/city-for-tests.ts';
import { quickFfmpeg } from '../../../../test/support/quick-ffmpeg.ts';
import type { City } from '../../../simulator/city.ts';
import { splitAnnexB } from '../../../simulator/rtp/annexb.ts';
import { usualTuning } from '../ffmpeg/ingest-tuning.ts';
import { type IngestSink, type PulledFrame, runIngest, type VideoStream } from '../streams/ingest.ts';
import { soundConfig } from '../streams/sound-codec.ts';
import { streamCodec } from '../streams/stream-codec.ts';
import { pullRtsp } from './pull-rtsp.ts';
import { parseRtspAddress } from './rtsp-address.ts';

const small = {
  sizes: { sub: { width: 160, height: 96 }, main: { width: 160, height: 96 } },
  gopSeconds: 1,
} as const;
let city: City;
beforeAll(async () => {
  city = await startTestCity({
    cameras: 4,
    loopSeconds: 2,
    h264Only: false,
    auth: { user: 'viewer', password: 'p@ss: w/örd' },
    overrides: [
      { number: 1, ...small, codec: 'h264', audio: 'aac' },
      { number: 2, ...small, codec: 'hevc', audio: 'pcma' },
      { number: 3, ...small, codec: 'h264', bFrames: 2, audio: 'pcmu' },
      { number: 4, ...small, codec: 'h264', audio: null },
    ],
  });
});
afterAll(() => city.dispose());

/** What comes of a stream until `pictures` have come, and some sound where there is one. */
async function record(run: (sink: IngestSink, signal: AbortSignal) => Promise<unknown>, pictures: number) {
  const stop = new AbortController();
  const seen: { video: VideoStream[]; sound: unknown[]; frames: PulledFrame[]; units: PulledFrame[] } = {
    video: [],
    sound: [],
    frames: [],
    units: [],
  };
  const look = () => {
    if (seen.frames.length >= pictures && (seen.sound[0] === null || seen.units.length > 10)) stop.abort();
  };
  const running = run(
    {
      onVideo: (stream) => seen.video.push(stream),
      onSound: (sound) => seen.sound.push(sound && sound !== 'left-out' ? soundConfig(sound) : sound),
      onFrame: (frame) => {
        seen.frames.push(frame);
        look();
      },
      onAudio: (unit) => {
        seen.units.push(unit);
        look();
      },
    },
    stop.signal,
  );
  // Whatever ends it before it was stopped is a fault.
  await expect(running).rejects.toMatchObject({ name: 'CancelledError' });
  return seen;
}

/** A picture by its NAL units, whatever their start codes and the zeros behind them. */
function picture({ payload }: PulledFrame): string {
  return splitAnnexB(payload)
    .map((unit) => hex(unit).replace(/(?:00)+$/, ''))
    .join();
}

/** B-frames want their times mended, as the supervisor finds out. */
function ffmpegOptions(number: number) {
  const tuning = { ...usualTuning, times: number === 3 ? 'mended' : 'as-sent' } as const;
  return { ffmpeg: quickFfmpeg, url: city.url(number, 'sub'), transport: 'tcp', tuning } as const;
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

test.each([1, 2, 3, 4])('camera %i: the same stream as ffmpeg gives', async (number) => {
  const url = city.url(number, 'sub');
  const address = parseRtspAddress(url);
  if (!address) throw new Error('no address');
  const now = () => performance.now();
  // One loop of the clip and a half: whatever ffmpeg begins with is among our pictures.
  const [own, ffmpeg] = await Promise.all([
    record((sink, signal) => pullRtsp(address, sink, now, signal), 90),
    record((sink, signal) => runIngest(ffmpegOptions(number), sink, signal), 30),
  ]);
  const [mine] = own.video;
  const [theirs] = ffmpeg.video;
  expect(own.video).toHaveLength(1);
  expect(streamCodec(mine?.fourcc ?? '')).toBe(streamCodec(theirs?.fourcc ?? ''));
  expect([mine?.width, mine?.height]).toEqual([theirs?.width, theirs?.height]);
  expect(splitAnnexB(mine?.extradata ?? new Uint8Array()).map(hex)).toEqual(
    splitAnnexB(theirs?.extradata ?? new Uint8Array()).map(hex),
  );
  expect(own.sound).toEqual(ffmpeg.sound);

  const known = new Map(own.frames.map((frame) => [picture(frame), frame]));
  // ffmpeg may take the parameter sets out of the very first picture.
  const compared = ffmpeg.frames.slice(1).map((frame) => ({ frame, ours: known.get(picture(frame)) }));
  expect(compared.filter(({ ours }) => !ours).map(({ frame }) => frame.ptsMs)).toEqual([]);
  expect(compared.map(({ ours }) => ours?.keyframe)).toEqual(compared.map(({ frame }) => frame.keyframe));
  expect(compared.some(({ frame }) => frame.keyframe)).toBe(true);
  const sounds = new Set(own.units.map(({ payload }) => hex(payload)));
  if (own.sound[0] !== null) expect(ffmpeg.units.some(({ payload }) => sounds.has(hex(payload)))).toBe(true);
});

test('times go as ffmpeg’s do', async () => {
  const url = city.url(3, 'sub');
  const address = parseRtspAddress(url);
  if (!address) throw new Error('no address');
  const own = await record((sink, signal) => pullRtsp(address, sink, () => performance.now(), signal), 30);
  const ffmpeg = await record((sink, signal) => runIngest(ffmpegOptions(3), sink, signal), 40);
  const steps = ({ frames }: typeof own) =>
    frames.slice(1).map((frame, index) => Math.round(frame.ptsMs - (frames[index]?.ptsMs ?? 0)));
  expect(new Set(steps(own))).toEqual(new Set(steps(ffmpeg).slice(2)));
});
