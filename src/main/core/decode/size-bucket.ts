import type { StreamConfig } from '../../../shared/media/media-message.ts';
import { fittedSize, type PictureSize } from './fitted-size.ts';

/** A wall of 8 x 8 tiles on 1920 x 1080 has tiles of 15 x 15 such steps, 4 x 4 of 30 x 30. */
const step = { width: 16, height: 9 };

/** The most that travels as raw pictures, in pixels each way: 4K ones are 12 MB each. */
const most = { width: 3840, height: 2160 };

/**
 * The room that a decoder is started for: what was wished, rounded up so that a small change of a tile starts nothing anew, and never
 * more than the stream has where its size is known, nor than a 4K picture.
 */
export function sizeBucket(
  asked: PictureSize,
  stream: Pick<StreamConfig, 'width' | 'height'> | null,
): PictureSize {
  const wish = { width: Math.min(asked.width, most.width), height: Math.min(asked.height, most.height) };
  if (stream === null || stream.width < 2 || stream.height < 2)
    return { width: upTo(wish.width, step.width), height: upTo(wish.height, step.height) };
  const width = Math.min(stream.width, upTo(fittedSize(stream, wish).width, step.width));
  return { width, height: Math.ceil((width * stream.height) / stream.width) };
}

function upTo(length: number, multiple: number): number {
  return Math.ceil(length / multiple) * multiple;
}
