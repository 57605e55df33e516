import { z } from 'zod';
import type { Clip } from './clip.ts';

const Head = z.object({
  width: z.number(),
  height: z.number(),
  fps: z.number(),
  frames: z.array(z.object({ size: z.number(), keyframe: z.boolean(), displayIndex: z.number() })).min(1),
});

/** A clip as one file: length of the head (u32, little endian), the head as JSON, the frames' bytes back to back. */
export function writeClip({ frames, ...rest }: Clip): Buffer {
  const list = frames.map(({ bytes, keyframe, displayIndex }) => ({
    size: bytes.byteLength,
    keyframe,
    displayIndex,
  }));
  const head = Buffer.from(JSON.stringify({ ...rest, frames: list }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.byteLength);
  return Buffer.concat([length, head, ...frames.map(({ bytes }) => bytes)]);
}

/** Throws on a file that is not whole. */
export function readClip(file: Buffer): Clip {
  const start = 4 + file.readUInt32LE(0);
  const { frames, ...rest } = Head.parse(JSON.parse(file.subarray(4, start).toString()));
  let at = start;
  const cut = frames.map(({ size, keyframe, displayIndex }) => {
    const bytes = file.subarray(at, at + size);
    at += size;
    return { bytes, keyframe, displayIndex };
  });
  if (at !== file.byteLength) throw new Error(`clip file is ${file.byteLength} bytes, its head says ${at}`);
  return { ...rest, frames: cut };
}
