import type { MediaRecord } from '../../src/shared/media/media-message.ts';
import { coreTimeMs } from './fake-core.ts';

/** The colours in which pictures are painted. */
export const rgb = {
  red: [255, 0, 0],
  green: [0, 255, 0],
  blue: [0, 0, 255],
  white: [255, 255, 255],
} as const;
export type Colour = keyof typeof rgb;
/** Y, Cb, Cr of ITU-R BT.601 and BT.709, limited range. */
const samples = {
  bt601: { red: [81, 90, 240], green: [145, 54, 34], blue: [41, 240, 110], white: [235, 128, 128] },
  bt709: { red: [63, 102, 240], green: [173, 42, 26], blue: [32, 240, 118], white: [235, 128, 128] },
} as const;
interface Painted {
  readonly colours?: readonly [Colour, Colour, Colour, Colour];
  readonly width?: number;
  readonly height?: number;
  readonly matrix?: 'bt601' | 'bt709';
  readonly agoMs?: number;
  readonly flags?: number;
}

/** Far from the times of packets that a test plays: which of them is newer, their arrival tells. */
let lastPtsMs = 3_600_000;

/** A picture of the ffmpeg lane whose quarters have these colours; each one is later than the one before. */
export function picture(slot: number, one: Colour | null, more: Painted = {}): MediaRecord {
  const { width = 320, height = 180, matrix = 'bt601', agoMs = 0, flags = 0 } = more;
  const colours = more.colours ?? ([one, one, one, one] as [Colour, Colour, Colour, Colour]);
  const planes = new Uint8Array((width * height * 3) / 2);
  let at = 0;
  for (const [channel, scale] of [1, 2, 2].entries())
    for (let y = 0; y < height / scale; y++)
      for (let x = 0; x < width / scale; x++) {
        const quarter = (x * scale * 2 < width ? 0 : 1) + (y * scale * 2 < height ? 0 : 2);
        planes[at++] = samples[matrix][colours[quarter] ?? 'white'][channel] ?? 0;
      }
  lastPtsMs += 40;
  const times = { ptsMs: lastPtsMs, arrivedAtMs: coreTimeMs() - agoMs };
  return {
    kind: 'picture',
    slot,
    generation: 1,
    flags,
    ...times,
    width,
    height,
    matrix,
    fullRange: false,
    planes,
  };
}

/** How the decoder of a slot stands. */
export function lane(slot: number, phase: 'running' | 'bad', method = 'software'): MediaRecord {
  return {
    kind: 'lane',
    slot,
    generation: 1,
    status: { phase, method, deaths: phase === 'bad' ? 3 : 0, detail: '' },
  };
}
