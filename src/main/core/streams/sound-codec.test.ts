import { expect, test } from 'vitest';
import { makeNut } from '../../../../test/support/ffmpeg-nut.ts';
import { NutReader } from './nut-reader.ts';
import type { NutStream } from './nut-stream-header.ts';
import { soundConfig } from './sound-codec.ts';

/** The sound of a NUT file that ffmpeg makes with these arguments for it. */
async function soundOf(args: readonly string[]): Promise<NutStream> {
  const streams: NutStream[] = [];
  const reader = new NutReader({ onStreams: (all) => streams.push(...all), onFrame: () => undefined });
  reader.push(await makeNut(['-c:v', 'mjpeg', ...args]));
  const sound = streams.find(({ kind }) => kind === 'audio');
  if (!sound) throw new Error('no sound');
  return sound;
}

test.each([
  ['pcm_alaw', { codec: 'pcm_alaw', fourcc: '0x0006', sampleRateHz: 8000, channels: 1 }],
  ['pcm_mulaw', { codec: 'pcm_mulaw', fourcc: '0x0007', sampleRateHz: 8000, channels: 1 }],
  ['pcm_s16be', { codec: 'pcm_s16be', fourcc: '0x10DSP', sampleRateHz: 8000, channels: 1 }],
  ['pcm_s16le', { codec: 'pcm_s16le', fourcc: 'PSD0x10', sampleRateHz: 8000, channels: 1 }],
  ['aac', { codec: 'aac', fourcc: '0x00ff', sampleRateHz: 8000, channels: 1 }],
  ['mp2', { codec: 'mp2', fourcc: '0x0050', sampleRateHz: 16_000, channels: 1 }],
  ['g722', { codec: 'adpcm_g722', fourcc: '0x028f', sampleRateHz: 8000, channels: 1 }],
  ['flac', { codec: 'other', fourcc: '0xf1ac', sampleRateHz: 8000, channels: 1 }],
] as const)('%s is told as ffmpeg writes it', async (encoder, config) => {
  expect(soundConfig(await soundOf(['-c:a', encoder]))).toEqual(config);
});

test('two channels and another rate are told', async () => {
  const sound = await soundOf(['-c:a', 'aac', '-ac', '2', '-ar', '44100']);
  expect(soundConfig(sound)).toMatchObject({ sampleRateHz: 44_100, channels: 2 });
  // An AudioSpecificConfig: AAC-LC, 44100 Hz, two channels.
  expect([...sound.extradata.subarray(0, 2)]).toEqual([0x12, 0x10]);
});
