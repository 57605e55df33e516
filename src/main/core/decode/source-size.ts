import type { PictureSize } from './fitted-size.ts';

/**
 * Reads the size of the pictures that are decoded from the line with which ffmpeg's filters begin (level verbose), `[graph 0 input from stream 0:0 @ 0x1]
 * [verbose] w:640 h:360 pixfmt:yuv420p ...`: a stream that changes in the middle says its new size nowhere else. Null for any other line.
 */
export function sourceSize(line: string): PictureSize | null {
  const found = /^\[graph \S+ input from stream 0:0\b.*\] w:(\d+) h:(\d+) /.exec(line);
  return found && { width: Number(found[1]), height: Number(found[2]) };
}
