import type { StreamConfig } from '../../../shared/media/media-message.ts';
import type { FeedLane } from '../../../shared/wall/feed-order.ts';

/** Core milliseconds of one picture: some for every picture, some for each million pixels decoded, some for each million drawn. */
export interface CostGuess {
  readonly picture: number;
  readonly sourceMegapixel: number;
  readonly tileMegapixel: number;
}

/**
 * What a picture costs where this machine was not measured: a quarter more than two cores of 2 GHz without a graphics card were seen to need (H.264,
 * 640x360 and 1920x1080, 8 to 64 feeds at once), other codecs by how much longer ffmpeg takes for them. The ffmpeg lane pays two hand-overs for each
 * picture and scales cheaply, so it wins from about a megapixel on.
 */
export const costGuesses: Readonly<Record<FeedLane, Readonly<Record<StreamConfig['codec'], CostGuess>>>> = {
  webcodecs: {
    h264: { picture: 0.2, sourceMegapixel: 2.4, tileMegapixel: 2 },
    // Decoded only where the graphics card does it; what remains is handing the pictures over.
    hevc: { picture: 0.3, sourceMegapixel: 2, tileMegapixel: 2 },
    // Every picture goes through the browser's own image decoder.
    mjpeg: { picture: 0.8, sourceMegapixel: 6, tileMegapixel: 2 },
    mpeg4: { picture: 0.2, sourceMegapixel: 2.4, tileMegapixel: 2 },
    other: { picture: 0.3, sourceMegapixel: 4, tileMegapixel: 2 },
  },
  ffmpeg: {
    h264: { picture: 0.6, sourceMegapixel: 1.65, tileMegapixel: 4 },
    hevc: { picture: 0.6, sourceMegapixel: 2.6, tileMegapixel: 4 },
    mjpeg: { picture: 0.6, sourceMegapixel: 3.5, tileMegapixel: 4 },
    mpeg4: { picture: 0.6, sourceMegapixel: 1.65, tileMegapixel: 4 },
    other: { picture: 0.6, sourceMegapixel: 3.5, tileMegapixel: 4 },
  },
};

/** Core milliseconds a second whatever a feed's pictures cost: its pull (by the core or by an ffmpeg that copies), its way to the window, and a window that is drawn. */
export const fixedMsPerSecond = { pull: 2, feed: 2, window: 100 } as const;

/** Of a feed that decodes half of its pictures: how much of the whole they take; where groups are cut in halves the dear keyframes are all among them. */
export const halfGuess = 0.53;

/** Of a feed that decodes keyframes only: how many come in a second, at most usually, and how much dearer one is than the average picture. */
export const keyframeGuess = { perSecond: 1, dearer: 2 } as const;
