import { spawn } from 'node:child_process';
import { buffer } from 'node:stream/consumers';
import { NutReader } from '../../src/main/core/streams/nut-reader.ts';
import type { NutStream } from '../../src/main/core/streams/nut-stream-header.ts';
import type { Packet } from '../../src/main/core/streams/packet.ts';
import { streamCodec } from '../../src/main/core/streams/stream-codec.ts';
import type { StreamConfig } from '../../src/shared/media/media-message.ts';

/** Pictures that carry their number, encoded by the real ffmpeg. */
export interface NumberedClip {
  readonly config: StreamConfig;
  readonly extradata: Uint8Array;
  /** In the order of decoding; `arrivedAtMs` is 0. */
  readonly packets: readonly Packet[];
  /** Of a picture by its number. */
  readonly ptsMsOf: (number: number) => number;
}

export interface NumberedClipOptions {
  /** Codec and its options, as ffmpeg's arguments. */
  readonly encoder: readonly string[];
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly pictures: number;
  /** Number of the first picture. */
  readonly first?: number;
}

const bits = 12;

const clips = new Map<string, Promise<NumberedClip>>();

/**
 * Draws pictures of twelve upright bars, black or white, that are the number in binary over a grey that changes, and encodes them. The same clip
 * is made once.
 */
export function numberedClip(options: NumberedClipOptions): Promise<NumberedClip> {
  const known = JSON.stringify(options);
  const clip = clips.get(known) ?? makeClip(options);
  clips.set(known, clip);
  return clip;
}

async function makeClip(options: NumberedClipOptions): Promise<NumberedClip> {
  const { encoder, width, height, fps, pictures, first = 0 } = options;
  const input = ['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', `${width}x${height}`, '-r', String(fps)];
  const args = ['-v', 'error', ...input, '-i', 'pipe:0', ...encoder, '-f', 'nut', 'pipe:1'];
  const ffmpeg = spawn('ffmpeg', args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const drawn = Array.from({ length: pictures }, (_, index) => draw(first + index, width, height));
  ffmpeg.stdin.end(Buffer.concat(drawn));
  return readClip(new Uint8Array(await buffer(ffmpeg.stdout)), { first, fps });
}

function readClip(nut: Uint8Array, { first, fps }: { first: number; fps: number }): NumberedClip {
  let video: NutStream | undefined;
  const packets: Packet[] = [];
  const reader = new NutReader({
    onStreams: ([stream]) => {
      video = stream;
    },
    onFrame: ({ ptsMs, keyframe, payload }) =>
      packets.push({ ptsMs, keyframe, payload: payload.slice(), arrivedAtMs: 0 }),
  });
  reader.push(nut);
  if (video === undefined) throw new Error('ffmpeg made no clip');
  const { fourcc, width, height, extradata } = video;
  const startMs = Math.min(...packets.map(({ ptsMs }) => ptsMs));
  const ptsMsOf = (number: number) => startMs + ((number - first) * 1000) / fps;
  return { config: { codec: streamCodec(fourcc), fourcc, width, height }, extradata, packets, ptsMsOf };
}

function draw(number: number, width: number, height: number): Uint8Array {
  const picture = new Uint8Array((width * height * 3) / 2).fill(128);
  for (let x = 0; x < width; x++) {
    const isWhite = (number >> Math.floor((x * bits) / width)) & 1;
    for (let y = 0; y < height / 2; y++) picture[y * width + x] = isWhite ? 220 : 30;
    for (let y = Math.ceil(height / 2); y < height; y++) picture[y * width + x] = (x + y + number * 3) % 200;
  }
  return picture;
}

/** The number of an I420 picture of any size. */
export function pictureNumber(planes: Uint8Array, width: number, height: number): number {
  let number = 0;
  const row = Math.floor(height / 4) * width;
  for (let bit = 0; bit < bits; bit++)
    if ((planes[row + Math.floor(((bit + 0.5) * width) / bits)] ?? 0) > 125) number |= 1 << bit;
  return number;
}
