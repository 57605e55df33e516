import type { StreamConfig } from '../../../shared/media/media-message.ts';
import { fittedSize, type PictureSize } from './fitted-size.ts';

/** A wall of 8 x 8 tiles on 1920 x 1080 has tiles of 15 x 15 such steps, 4 x 4 of 30 x 30. */
const step = { width: 16, height: 9 };

/**
 * The room that a decoder is started for: what was wished, rounded up so that a small change of a tile starts nothing anew, and never
 * more than the stream has where its size is known.
 */
export function sizeBucket(
  wish: PictureSize,
  stream: Pick<StreamConfig, 'width' | 'height'> | null,
): PictureSize {
  if (stream === null || stream.width < 2 || stream.height < 2)
    return { width: upTo(wish.width, step.width), height: upTo(wish.height, step.height) };
  const width = Math.min(stream.width, upTo(fittedSize(stream, wish).width, step.width));
  return { width, height: Math.ceil((width * stream.height) / stream.width) };
}

function upTo(length: number, multiple: number): number {
  return Math.ceil(length / multiple) * multiple;
}
