import { spawn } from 'node:child_process';
import { buffer } from 'node:stream/consumers';
import { createFrameTemplate } from '../rtp/frame-template.ts';
import { joined } from '../rtp/payloads.ts';
import { toALaw } from './a-law.ts';
import type { MediaLoop, MediaUnit } from './media-loop.ts';
import { streetSound } from './street-sound.ts';

const loopSeconds = 12;
const pcma = { payloadType: 8, sampleRate: 8000, samplesPerUnit: 320 } as const;
const aac = { payloadType: 97, sampleRate: 16_000, samplesPerUnit: 1024 } as const;

/** AAC-LC (object type 2), 16 kHz (index 8), one channel: AudioSpecificConfig of ISO/IEC 14496-3. */
const aacConfig = '1408';
const adtsHeadBytes = 7;

const made = new Map<string, Promise<MediaLoop>>();

/** Street sound as a track: PCMA (RFC 3551, 8 kHz, 40 ms a packet) or AAC (RFC 3640, AAC-hbr, 16 kHz), made once. */
export function audioLoop(kind: 'pcma' | 'aac', ffmpeg: string): Promise<MediaLoop> {
  const known = made.get(kind);
  if (known) return known;
  const loop = kind === 'pcma' ? Promise.resolve(makePcma()) : makeAac(ffmpeg);
  made.set(kind, loop);
  loop.catch(() => made.delete(kind));
  return loop;
}

function makePcma(): MediaLoop {
  const { payloadType, sampleRate, samplesPerUnit } = pcma;
  const samples = streetSound(sampleRate, loopSeconds);
  const pieces = Array.from({ length: Math.floor(samples.length / samplesPerUnit) }, (_, index) =>
    Uint8Array.from(samples.subarray(index * samplesPerUnit, (index + 1) * samplesPerUnit), toALaw),
  );
  return {
    kind: 'audio',
    payloadType,
    clockRate: sampleRate,
    unitsPerSecond: sampleRate / samplesPerUnit,
    units: pieces.map((piece, index) => audioUnit(piece, payloadType, index)),
    sdp: [`a=rtpmap:${payloadType} PCMA/${sampleRate}`],
  };
}

async function makeAac(ffmpeg: string): Promise<MediaLoop> {
  const { payloadType, sampleRate, samplesPerUnit } = aac;
  const frames = cutAdts(await encodeAac(streetSound(sampleRate, loopSeconds), ffmpeg));
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

async function encodeAac(samples: Int16Array, ffmpeg: string): Promise<Buffer> {
  const input = ['-f', 's16le', '-ar', `${aac.sampleRate}`, '-ac', '1', '-i', 'pipe:0'];
  const output = ['-c:a', 'aac', '-b:a', '32k', '-f', 'adts', 'pipe:1'];
  const child = spawn(ffmpeg, ['-hide_banner', '-loglevel', 'error', ...input, ...output], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const failed = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => code !== 0 && reject(new Error(`ffmpeg ended with ${code} on AAC`)));
  });
  child.stdin.end(Buffer.from(samples.buffer));
  return Promise.race([buffer(child.stdout), failed]);
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
