import type { ScaleExpressions } from './hardware-methods.ts';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Keeps a whole number that a division made a hair too small. */
const hair = 0.001;

/** The size of a picture that is fitted into a tile: its own shape, even, never larger than it is. */
export function fittedSize(picture: PictureSize, tile: PictureSize): PictureSize {
  const scale = Math.min(1, tile.width / picture.width, tile.height / picture.height);
  const even = (length: number) => 2 * Math.max(1, Math.trunc((length * scale) / 2 + hair));
  return { width: even(picture.width), height: even(picture.height) };
}

/** The same as expressions of ffmpeg's scalers: what counts is the size that is decoded, whatever the stream's header said. */
export function fittedExpressions({ width, height }: PictureSize): ScaleExpressions {
  const even = (length: string) => `2*max(1,trunc(${length}*min(1,min(${width}/iw,${height}/ih))/2+${hair}))`;
  return { width: even('iw'), height: even('ih') };
}
