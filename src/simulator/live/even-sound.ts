import type { SimAudio } from '../city-options.ts';
import { toALaw } from './a-law.ts';
import { encodeSound } from './encode-sound.ts';

/** A codec whose packets are all of one size. */
export interface EvenSound {
  readonly payloadType: number;
  readonly rtpmap: string;
  readonly sampleRate: number;
  readonly unitsPerSecond: number;
  readonly bytesPerUnit: number;
  encode(samples: Int16Array, ffmpeg: string): Promise<Uint8Array>;
}

const narrow = { sampleRate: 8000, unitsPerSecond: 25 } as const;
const opusCodec = ['-c:a', 'libopus', '-b:a', '32k', '-vbr', 'off', '-frame_duration', '20'];

/** G.711, uncompressed and G.726 at 32 kbit/s (RFC 3551 sections 4.5.14, 4.5.11 and 4.5.4), Opus at a constant rate (RFC 7587). */
export const evenSounds: Readonly<Record<Exclude<SimAudio, 'aac'>, EvenSound>> = {
  pcma: {
    ...narrow,
    payloadType: 8,
    rtpmap: 'PCMA/8000',
    bytesPerUnit: 320,
    encode: async (samples) => Uint8Array.from(samples, toALaw),
  },
  pcmu: {
    ...narrow,
    payloadType: 0,
    rtpmap: 'PCMU/8000',
    bytesPerUnit: 320,
    encode: (samples, ffmpeg) => encodeSound(ffmpeg, samples, 8000, ['-f', 'mulaw']),
  },
  l16: {
    ...narrow,
    payloadType: 96,
    rtpmap: 'L16/8000',
    bytesPerUnit: 640,
    encode: async (samples) => Buffer.from(samples.buffer.slice(0)).swap16(),
  },
  g726: {
    ...narrow,
    payloadType: 98,
    rtpmap: 'G726-32/8000',
    bytesPerUnit: 160,
    encode: (samples, ffmpeg) =>
      encodeSound(ffmpeg, samples, 8000, ['-c:a', 'g726le', '-code_size', '4', '-f', 'g726le']),
  },
  opus: {
    payloadType: 99,
    rtpmap: 'opus/48000/2',
    sampleRate: 48_000,
    unitsPerSecond: 50,
    bytesPerUnit: 80,
    encode: (samples, ffmpeg) =>
      encodeSound(ffmpeg, samples, 48_000, ['-map', '0:a', ...opusCodec, '-f', 'data']),
  },
};
