import type { StreamConfig } from '../../../shared/media/media-message.ts';
import { fittedExpressions, type PictureSize } from './fitted-size.ts';
import { type HardwareMethodName, hardwareMethods } from './hardware-methods.ts';

/** How pictures are decoded: by the processor, or by a hardware method of ffmpeg. */
export type LaneMethod = 'software' | HardwareMethodName;

export interface LaneArgumentOptions {
  readonly method: LaneMethod;
  /** Hardware decoders are named by codec; `other` is left to ffmpeg. */
  readonly codec: StreamConfig['codec'];
  /** The room for the picture, which comes out in its own shape, even, and never larger than it is (fitted-size.ts). */
  readonly tileWidth: number;
  readonly tileHeight: number;
  /** As `ffmpeg -version` says it (find.ts). */
  readonly ffmpegVersion: string;
}

const parts = {
  // Level `verbose`: the line that describes the output tells the colours (picture-colour.ts), another one the stream's size (source-size.ts).
  quiet: ['-hide_banner', '-nostats', '-loglevel', 'level+verbose'],
  // Nothing is looked into before the first picture: NUT's header says all that the decoder needs.
  input: ['-fflags', 'nobuffer', '-probesize', '32', '-analyzeduration', '0', '-nofind_stream_info'],
  // One thread: more would hold back as many pictures, and the other feeds have use for the cores. Not -flags low_delay: no codec here gives its
  // pictures earlier with it, and MPEG-4 with B-frames gives them in the wrong order.
  thread: ['-threads', '1'],
  source: ['-f', 'nut', '-i', 'pipe:0', '-map', '0:v:0', '-filter_threads', '1'],
  // The input's times in the input's time base, one picture out for one in. Even this encoder would hold pictures back with more threads.
  raw: ['-c:v', 'rawvideo', '-threads', '1', '-copyts', '-enc_time_base', '-1'],
  output: ['-f', 'nut', '-flush_packets', '1', '-write_index', '0', 'pipe:1'],
} as const;

/**
 * Arguments that make ffmpeg read one video stream as NUT from standard input and write each picture, fitted into the tile, as raw I420 in NUT to standard
 * output, with the time of its packet, as soon as it is decoded. Full-range pictures become limited-range; the colour matrix stays.
 */
export function laneArguments(options: LaneArgumentOptions): string[] {
  return [
    ...parts.quiet,
    ...parts.input,
    ...decoding(options),
    ...parts.source,
    '-vf',
    filters(options),
    ...parts.raw,
    ...passthrough(options.ffmpegVersion),
    ...parts.output,
  ];
}

/** Whether a method may decode a codec at all; whether it does on this machine, only a trial tells. */
export function methodDecodes(method: LaneMethod, codec: StreamConfig['codec']): boolean {
  if (method === 'software') return true;
  const { decoders } = hardwareMethods[method];
  return codec !== 'other' && (decoders === undefined || decoders[codec] !== undefined);
}

function decoding({ method, codec }: LaneArgumentOptions): string[] {
  if (method === 'software') return [...parts.thread];
  const { input, decoders } = hardwareMethods[method];
  const decoder = decoders?.[codec];
  return [...input, ...(decoder === undefined ? [] : ['-c:v', decoder])];
}

function filters({ method, tileWidth, tileHeight }: LaneArgumentOptions): string {
  const tile: PictureSize = { width: tileWidth, height: tileHeight };
  const size = fittedExpressions(tile);
  // After a scaler on the card the same expressions change nothing more, so this one only converts.
  const convert = `scale=w='${size.width}':h='${size.height}':flags=${scaler}:out_range=tv`;
  const before = method === 'software' ? [] : hardwareMethods[method].filters(size);
  return [...before, convert, 'format=yuv420p'].join(',');
}

/** `-fps_mode` came with 5.1, `-vsync` is to go. */
function passthrough(ffmpegVersion: string): string[] {
  return [/^n?5\.0(\D|$)/.test(ffmpegVersion) ? '-vsync' : '-fps_mode', 'passthrough'];
}

const scaler = 'area';
