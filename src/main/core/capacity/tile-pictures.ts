import { encodeRecords } from '../../../shared/media/media-codec.ts';
import { fittedSize } from '../decode/fitted-size.ts';
import type { ProbeClip } from './probe-clip.ts';

/** More would only make the message longer. */
const pictureCount = 2;
const frameMs = 40;

/**
 * A media message with finished pictures of the clip's shape in the tile, as the ffmpeg lane sends them. Painting costs the same whatever they show; each
 * shows another grey, so that none can be taken for the one before.
 */
export function tilePictures(clip: ProbeClip, tile: { width: number; height: number }): Uint8Array {
  const size = fittedSize(clip, tile);
  const place = { slot: 1, generation: 1 } as const;
  const { codec, fourcc, width, height } = clip;
  return encodeRecords([
    {
      kind: 'config',
      ...place,
      config: { codec, fourcc, width, height },
      extradata: clip.extradata,
    },
    ...Array.from({ length: pictureCount }, (_, index) => ({
      kind: 'picture' as const,
      ...place,
      flags: 0,
      ptsMs: index * frameMs,
      arrivedAtMs: index * frameMs,
      ...size,
      matrix: 'bt709' as const,
      fullRange: false,
      planes: new Uint8Array((size.width * size.height * 3) / 2).fill(64 + 64 * index),
    })),
  ]);
}
