import type { MeasuredCodec } from '../../../shared/capacity/capacity.ts';
import { clipFps, clipPictures } from './probe-clip.ts';

/** Sizes that are measured: a usual substream's and a usual main stream's. */
export const clipSizes = {
  sub: { width: 640, height: 360 },
  main: { width: 1920, height: 1080 },
} as const;
export type ClipSize = keyof typeof clipSizes;

/** An encoder of ffmpeg and its options; the sizes' bit rates come after them. */
interface EncoderRow {
  readonly encoder: string;
  readonly options: readonly string[];
}

interface CodecRow {
  /** The first that the ffmpeg at hand has is used. */
  readonly encoders: readonly EncoderRow[];
  readonly rate: Readonly<Record<ClipSize, readonly string[]>>;
  readonly pixelFormat: 'yuv420p' | 'yuvj420p';
}

const gop = ['-g', String(clipPictures)];

/**
 * How clips are made. Presets and rates are such that a picture of a clip costs about what one of real footage (pedestrians, encoded at the same rates)
 * costs to decode: README.md has the comparison. Quicker presets leave tools of the codec out and decode too easily.
 */
const codecRows: Readonly<Record<MeasuredCodec, CodecRow>> = {
  h264: {
    encoders: [
      {
        encoder: 'libx264',
        options: ['-preset', 'veryfast', '-profile:v', 'main', '-bf', '0', '-sc_threshold', '0', ...gop],
      },
      { encoder: 'libopenh264', options: ['-profile:v', 'main', ...gop] },
    ],
    rate: { sub: ['-b:v', '700k'], main: ['-b:v', '4M'] },
    pixelFormat: 'yuv420p',
  },
  hevc: {
    encoders: [
      {
        encoder: 'libx265',
        options: ['-preset', 'superfast', '-x265-params', 'bframes=0:keyint=50:log-level=error'],
      },
      { encoder: 'libkvazaar', options: ['-kvazaar-params', 'preset=veryfast,gop=0,period=50'] },
    ],
    rate: { sub: ['-b:v', '340k'], main: ['-b:v', '2300k'] },
    pixelFormat: 'yuv420p',
  },
  mjpeg: {
    encoders: [{ encoder: 'mjpeg', options: [] }],
    rate: { sub: ['-q:v', '2'], main: ['-q:v', '4'] },
    pixelFormat: 'yuvj420p',
  },
  mpeg4: {
    encoders: [{ encoder: 'mpeg4', options: ['-bf', '0', '-sc_threshold', '1000000000', ...gop] }],
    rate: { sub: ['-b:v', '600k'], main: ['-b:v', '3500k'] },
    pixelFormat: 'yuv420p',
  },
};

/** Grows with every change of a recipe: clips made by an older one are made anew. */
const recipesVersion = 3;

export interface ClipRecipe {
  readonly codec: MeasuredCodec;
  readonly size: ClipSize;
}

/** The clips, those that matter most first. */
export const clipRecipes: readonly ClipRecipe[] = [
  { codec: 'h264', size: 'sub' },
  { codec: 'h264', size: 'main' },
  { codec: 'hevc', size: 'sub' },
  { codec: 'hevc', size: 'main' },
  { codec: 'mjpeg', size: 'sub' },
  { codec: 'mjpeg', size: 'main' },
  { codec: 'mpeg4', size: 'sub' },
  { codec: 'mpeg4', size: 'main' },
];

export function clipName({ codec, size }: ClipRecipe): string {
  const { width, height } = clipSizes[size];
  return `${codec}-${width}x${height}-${recipesVersion}.nut`;
}

/** Encoders that a codec's clips can be made with, best first. */
export function encodersOf(codec: MeasuredCodec): string[] {
  return codecRows[codec].encoders.map(({ encoder }) => encoder);
}

/** Arguments that make ffmpeg write the clip to `path`: ffmpeg's moving test picture, with the noise of a sensor over it. */
export function clipArguments({ codec, size }: ClipRecipe, encoder: string, path: string): string[] {
  const { width, height } = clipSizes[size];
  const { encoders, rate, pixelFormat } = codecRows[codec];
  const options = encoders.find((row) => row.encoder === encoder)?.options ?? [];
  const source = `testsrc2=size=${width}x${height}:rate=${clipFps},noise=alls=4:allf=t`;
  return [
    ...['-hide_banner', '-nostdin', '-nostats', '-loglevel', 'warning', '-y'],
    ...['-f', 'lavfi', '-i', source, '-frames:v', String(clipPictures), '-pix_fmt', pixelFormat],
    ...['-c:v', encoder, ...options, ...rate[size]],
    ...['-f', 'nut', path],
  ];
}
