import type { PictureRegion } from '../../shared/wall/picture-region.ts';
import type { SourcePart } from './scale-kernel.ts';

/** What is read of a frame to draw a region of it: `rect` in the frame's coded pixels, and where in it the region lies, to a fraction of a pixel. */
export interface PictureCut {
  readonly rect: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly part: SourcePart;
}

/** The smallest rectangle that holds the region and that 4:2:0 planes can be cut at: it begins at even pixels, and ends at some or with the picture. */
export function pictureCut(visible: PictureCut['rect'], region: PictureRegion): PictureCut {
  const across = cutLine(visible.width, region.x, region.width);
  const down = cutLine(visible.height, region.y, region.height);
  return {
    rect: {
      x: visible.x + across.start,
      y: visible.y + down.start,
      width: across.length,
      height: down.length,
    },
    part: { x: across.offset, y: down.offset, width: across.part, height: down.part },
  };
}

function cutLine(pixels: number, from: number, share: number) {
  const start = Math.min(evenDown(pixels - 1), evenDown(from * pixels));
  const stop = Math.min(pixels, evenDown((from + share) * pixels + 1.999));
  const length = Math.max(1, stop - start);
  const offset = from * pixels - start;
  return { start, length, offset, part: Math.min(length - offset, share * pixels) };
}

function evenDown(pixels: number): number {
  return Math.floor(pixels / 2) * 2;
}
