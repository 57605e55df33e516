import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { ExpectedError } from '../../shared/base/fault.ts';
import { createScene } from '../scene/scene.ts';
import { createYuvPicture } from '../scene/yuv.ts';
import type { Clip, CodedFrame } from './clip.ts';
import { type ClipSpec, loopFrames } from './clip-spec.ts';
import { encoderArgs } from './encoder-args.ts';

/** Draws a clip and has ffmpeg encode it. Throws ExpectedError `no-ffmpeg` or `encoder-failed`. */
export async function encodeClip(spec: ClipSpec, ffmpeg: string, signal: AbortSignal): Promise<Clip> {
  const child = spawn(ffmpeg, encoderArgs(spec), {
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    signal,
    killSignal: 'SIGKILL',
  });
  const bitstream = child.stdio[3] as Readable; // a pipe that the child writes: Node types it as either kind
  const outcome = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`ffmpeg ended with ${code}`))));
  });
  child.stdin.on('error', () => undefined); // told by the write that failed
  const [lines, bytes, complaint] = [collect(child.stdout), collect(bitstream), collect(child.stderr)];
  try {
    // Drawing waits for the encoder to be there: without one it would be for nothing.
    await Promise.race([once(child, 'spawn'), outcome]);
    await Promise.all([outcome, drawInto(child.stdin, spec)]);
  } catch (error) {
    throw encoderFault(error, ffmpeg, (await complaint).toString());
  }
  return {
    width: spec.width,
    height: spec.height,
    fps: spec.fps,
    frames: cutFrames((await lines).toString(), await bytes),
  };
}

async function drawInto(stdin: Writable, spec: ClipSpec): Promise<void> {
  const frames = loopFrames(spec);
  const draw = createScene({ ...spec, frames, loopSeconds: frames / spec.fps });
  // Two pictures in turn: one is drawn while the other goes out.
  const pictures = [
    createYuvPicture(spec.width, spec.height),
    createYuvPicture(spec.width, spec.height),
  ] as const;
  let written: Promise<void> = Promise.resolve();
  for (let frame = 0; frame < frames; frame++) {
    const picture = pictures[frame % 2 === 0 ? 0 : 1];
    draw(picture, frame);
    await written;
    written = writeWhole(stdin, picture.bytes);
    // Failing before it is awaited is no accident: the next turn throws it.
    written.catch(() => undefined);
  }
  await written;
  stdin.end();
}

function writeWhole(stdin: Writable, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stdin.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}

async function collect(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Cuts the bitstream by framecrc's lines: "stream, dts, pts, duration, size, crc[, F=flags]"; flags are told when not a plain keyframe. */
export function cutFrames(lines: string, bytes: Uint8Array): CodedFrame[] {
  const packets = lines
    .split('\n')
    .filter((line) => /^\d+,/.test(line))
    .map((line) => {
      const [, , pts, , size, , flags] = line.split(',').map((field) => field.trim());
      return {
        pts: Number(pts),
        size: Number(size),
        keyframe: flags === undefined || !flags.startsWith('F='),
      };
    });
  let at = 0;
  const first = Math.min(...packets.map(({ pts }) => pts));
  return packets.map(({ pts, size, keyframe }) => {
    const frame = { bytes: bytes.subarray(at, at + size), keyframe, displayIndex: pts - first };
    at += size;
    return frame;
  });
}

function encoderFault(error: unknown, ffmpeg: string, complaint: string): unknown {
  if (!(error instanceof Error) || error.name === 'AbortError') return error;
  if ('code' in error && error.code === 'ENOENT')
    return new ExpectedError({
      code: 'no-ffmpeg',
      message: `ffmpeg not found: ${ffmpeg}; install it or set VONGLAU_FFMPEG`,
    });
  return new ExpectedError({
    code: 'encoder-failed',
    message: error.message,
    detail: complaint.slice(-2000),
  });
}
