import { spawnSync } from 'node:child_process';
import { h264NalType, hevcNalType, nalUnits } from '../../src/renderer/video/annex-b.ts';

/** One coded picture as the core sends it. */
export interface CodedPicture {
  readonly keyframe: boolean;
  readonly payload: Uint8Array;
}

const startCode = Uint8Array.of(0, 0, 0, 1);

const outputs = new Map<string, Uint8Array>();

/**
 * Runs ffmpeg, once for the same options, and gives back what it wrote. `VONGLAU_FFMPEG` names another than the one in PATH. Throws with its
 * words when it fails.
 */
export function ffmpegOutput(options: readonly string[]): Uint8Array {
  const known = JSON.stringify(options);
  const output = outputs.get(known) ?? runFfmpeg(options);
  outputs.set(known, output);
  return output;
}

function runFfmpeg(options: readonly string[]): Uint8Array {
  const program = process.env.VONGLAU_FFMPEG ?? 'ffmpeg';
  const all = ['-v', 'error', '-nostdin', ...options, 'pipe:1'];
  const { status, stdout, stderr, error } = spawnSync(program, all, { maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${program}: ${error?.message ?? stderr}`);
  return stdout;
}

/** Encodes an ffmpeg filter source as H.264 pictures, one slice each. `x264` are more of the encoder's options. */
export function h264Pictures(source: string, frames: number, x264: readonly string[] = []): CodedPicture[] {
  return pictures(h264Stream(source, frames, x264), 'h264');
}

/** The same as one Annex B stream. */
export function h264Stream(source: string, frames: number, x264: readonly string[] = []): Uint8Array {
  const encoder = ['-c:v', 'libx264', '-preset', 'veryfast', '-x264-params', 'slices=1:sliced-threads=0'];
  const format = x264.includes('-pix_fmt') ? [] : ['-pix_fmt', 'yuv420p'];
  return ffmpegOutput([
    ...['-f', 'lavfi', '-i', source, '-frames:v', `${frames}`],
    ...[...encoder, ...format, ...x264, '-f', 'h264'],
  ]);
}

/** Encodes an ffmpeg filter source as H.265 in Annex B. */
export function hevcStream(source: string, frames: number, options: readonly string[] = []): Uint8Array {
  const encoder = ['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=error'];
  return ffmpegOutput([
    ...['-f', 'lavfi', '-i', source, '-frames:v', `${frames}`],
    ...[...encoder, '-pix_fmt', 'yuv420p', ...options, '-f', 'hevc'],
  ]);
}

/** Splits a stream into pictures: what stands before a picture's slice (parameter sets, SEI) belongs to it. */
export function pictures(stream: Uint8Array, codec: 'h264' | 'hevc'): CodedPicture[] {
  const all: CodedPicture[] = [];
  let parts: Uint8Array[] = [];
  for (const unit of nalUnits(stream)) {
    parts.push(startCode, unit);
    const type = codec === 'h264' ? h264NalType(unit) : hevcNalType(unit);
    const slice = codec === 'h264' ? type >= 1 && type <= 5 : type < 32;
    if (!slice) continue;
    all.push({ keyframe: codec === 'h264' ? type === 5 : type >= 16, payload: Buffer.concat(parts) });
    parts = [];
  }
  return all;
}

/** JPEG files one after another, as ffmpeg writes them. */
export function jpegPictures(source: string, frames: number): CodedPicture[] {
  const bytes = ffmpegOutput([
    ...['-f', 'lavfi', '-i', source, '-frames:v', `${frames}`, '-c:v', 'mjpeg', '-q:v', '3'],
    ...['-pix_fmt', 'yuvj420p', '-f', 'mjpeg'],
  ]);
  const starts: number[] = [];
  for (let at = 0; at + 2 < bytes.length; at++)
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd8 && bytes[at + 2] === 0xff) starts.push(at);
  return starts.map((start, index) => ({ keyframe: true, payload: bytes.slice(start, starts[index + 1]) }));
}
