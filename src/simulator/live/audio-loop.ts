import { BugError } from '../../shared/base/assert.ts';
import type { ClipStore } from '../clip/clip-store.ts';
import { createFrameTemplate } from '../rtp/frame-template.ts';
import type { MediaLoop } from './media-loop.ts';
import { streetSound } from './street-sound.ts';

const sampleRate = 8000;
const samplesPerUnit = 320;
const payloadTypePcma = 8;

let pcma: MediaLoop | null = null;

/** Street sound as a track: PCMA (RFC 3551, 8 kHz, 40 ms a packet). */
export async function audioLoop(kind: 'pcma' | 'aac', _store: ClipStore): Promise<MediaLoop> {
  if (kind !== 'pcma') throw new BugError('no AAC');
  pcma ??= makePcma();
  return pcma;
}

function makePcma(): MediaLoop {
  const samples = streetSound(sampleRate, 12);
  const units = Array.from({ length: Math.floor(samples.length / samplesPerUnit) }, (_, index) => {
    const piece = samples.subarray(index * samplesPerUnit, (index + 1) * samplesPerUnit);
    const template = createFrameTemplate([Uint8Array.from(piece, toALaw)], payloadTypePcma);
    return { template, keyframe: true, displayIndex: index };
  });
  return {
    kind: 'audio',
    payloadType: payloadTypePcma,
    clockRate: sampleRate,
    unitsPerSecond: sampleRate / samplesPerUnit,
    units,
    sdp: [`a=rtpmap:${payloadTypePcma} PCMA/${sampleRate}`],
  };
}

/** G.711 A-law of a sample of 16 bits. */
function toALaw(sample: number): number {
  const sign = sample >= 0 ? 0x80 : 0;
  const magnitude = Math.min(0x7fff, sample >= 0 ? sample : -sample - 1) >> 3;
  const exponent = Math.max(0, 31 - Math.clz32(Math.max(magnitude, 1)) - 4);
  const mantissa = (magnitude >> Math.max(1, exponent)) & 0x0f;
  const segment = magnitude < 32 ? 0 : exponent;
  return (sign | (segment << 4) | mantissa) ^ 0x55;
}
