import type { SimAudio } from '../city-options.ts';
import { createFrameTemplate } from '../rtp/frame-template.ts';
import { joined } from '../rtp/payloads.ts';
import { encodeSound } from './encode-sound.ts';
import { evenSounds } from './even-sound.ts';
import type { MediaLoop, MediaUnit } from './media-loop.ts';
import { type SoundSource, soundOf } from './sound-of.ts';

const loopSeconds = 12;
const aac = { payloadType: 97, sampleRate: 16_000, samplesPerUnit: 1024 } as const;

/** AAC-LC (object type 2), 16 kHz (index 8), one channel: AudioSpecificConfig of ISO/IEC 14496-3. */
const aacConfig = '1408';
const adtsHeadBytes = 7;
const adtsOutput = ['-c:a', 'aac', '-b:a', '32k', '-f', 'adts'];

const made = new Map<string, Promise<MediaLoop>>();

/** Sound as a track: packets of one size (even-sound.ts) or AAC (RFC 3640, AAC-hbr, 16 kHz), made once. */
export function audioLoop(kind: SimAudio, source: SoundSource, ffmpeg: string): Promise<MediaLoop> {
  const key = `${kind} ${source}`;
  const known = made.get(key);
  if (known) return known;
  const loop = kind === 'aac' ? makeAac(source, ffmpeg) : makeEven(kind, source, ffmpeg);
  made.set(key, loop);
  loop.catch(() => made.delete(key));
  return loop;
}

async function makeEven(
  kind: Exclude<SimAudio, 'aac'>,
  source: SoundSource,
  ffmpeg: string,
): Promise<MediaLoop> {
  const { payloadType, rtpmap, sampleRate, unitsPerSecond, bytesPerUnit, encode } = evenSounds[kind];
  const coded = await encode(soundOf(source, sampleRate, loopSeconds), ffmpeg);
  const units = Array.from({ length: Math.floor(coded.length / bytesPerUnit) }, (_, index) =>
    audioUnit(coded.subarray(index * bytesPerUnit, (index + 1) * bytesPerUnit), payloadType, index),
  );
  return {
    kind: 'audio',
    payloadType,
    clockRate: sampleRate,
    unitsPerSecond,
    units,
    sdp: [`a=rtpmap:${payloadType} ${rtpmap}`],
  };
}

async function makeAac(source: SoundSource, ffmpeg: string): Promise<MediaLoop> {
  const { payloadType, sampleRate, samplesPerUnit } = aac;
  const frames = cutAdts(
    await encodeSound(ffmpeg, soundOf(source, sampleRate, loopSeconds), sampleRate, adtsOutput),
  );
  return {
    kind: 'audio',
    payloadType,
    clockRate: sampleRate,
    unitsPerSecond: sampleRate / samplesPerUnit,
    // One access unit a packet: AU-headers-length of 16 bits, then 13 bits of size and 3 of index (RFC 3640 section 3.3.6).
    units: frames.map((frame, index) =>
      audioUnit(
        joined([0, 16, (frame.length >> 5) & 255, (frame.length << 3) & 255], frame),
        payloadType,
        index,
      ),
    ),
    sdp: [
      `a=rtpmap:${payloadType} mpeg4-generic/${sampleRate}/1`,
      `a=fmtp:${payloadType} streamtype=5;profile-level-id=1;mode=AAC-hbr;sizelength=13;indexlength=3;indexdeltalength=3;config=${aacConfig}`,
    ],
  };
}

function audioUnit(payload: Uint8Array, payloadType: number, displayIndex: number): MediaUnit {
  return { template: createFrameTemplate([payload], payloadType), keyframe: true, displayIndex };
}

/** Access units of an ADTS stream (ISO/IEC 13818-7 section 6.2), without their heads. */
function cutAdts(stream: Buffer): Uint8Array[] {
  const frames: Uint8Array[] = [];
  for (let at = 0; at + adtsHeadBytes <= stream.length; ) {
    const length = (stream.readUIntBE(at + 3, 3) >> 5) & 0x1fff;
    frames.push(stream.subarray(at + adtsHeadBytes, at + length));
    at += length;
  }
  return frames;
}
