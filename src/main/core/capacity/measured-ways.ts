import type { MeasuredCodec } from '../../../shared/capacity/capacity.ts';
import type { FeedLane } from '../../../shared/wall/feed-order.ts';
import type { ClipSize } from './clip-recipes.ts';

/** Tiles that are measured: of an 8x8, a 4x4 and a 2x2 layout on a display of 1920x1080. */
export const tileSizes = {
  small: { width: 240, height: 135 },
  medium: { width: 480, height: 270 },
  large: { width: 960, height: 540 },
} as const;
export type TileSize = keyof typeof tileSizes;

/** One way from packet to glass. */
export interface MeasuredWay {
  readonly lane: FeedLane;
  readonly codec: MeasuredCodec;
  readonly size: ClipSize;
  readonly tile: TileSize;
}

/** The usual ways first: whoever stops a measurement half way has learnt the most. */
export const measuredWays: readonly MeasuredWay[] = [
  { lane: 'webcodecs', codec: 'h264', size: 'sub', tile: 'small' },
  { lane: 'ffmpeg', codec: 'h264', size: 'sub', tile: 'small' },
  { lane: 'webcodecs', codec: 'h264', size: 'main', tile: 'small' },
  { lane: 'ffmpeg', codec: 'h264', size: 'main', tile: 'small' },
  { lane: 'webcodecs', codec: 'h264', size: 'main', tile: 'large' },
  { lane: 'ffmpeg', codec: 'h264', size: 'main', tile: 'large' },
  { lane: 'webcodecs', codec: 'h264', size: 'sub', tile: 'medium' },
  { lane: 'ffmpeg', codec: 'h264', size: 'sub', tile: 'medium' },
  { lane: 'webcodecs', codec: 'h264', size: 'main', tile: 'medium' },
  { lane: 'ffmpeg', codec: 'h264', size: 'main', tile: 'medium' },
  { lane: 'webcodecs', codec: 'hevc', size: 'sub', tile: 'small' },
  { lane: 'ffmpeg', codec: 'hevc', size: 'sub', tile: 'small' },
  { lane: 'ffmpeg', codec: 'hevc', size: 'sub', tile: 'medium' },
  { lane: 'webcodecs', codec: 'hevc', size: 'main', tile: 'large' },
  { lane: 'ffmpeg', codec: 'hevc', size: 'main', tile: 'small' },
  { lane: 'ffmpeg', codec: 'hevc', size: 'main', tile: 'medium' },
  { lane: 'ffmpeg', codec: 'hevc', size: 'main', tile: 'large' },
  { lane: 'webcodecs', codec: 'mjpeg', size: 'sub', tile: 'small' },
  { lane: 'ffmpeg', codec: 'mjpeg', size: 'sub', tile: 'small' },
  { lane: 'webcodecs', codec: 'mjpeg', size: 'main', tile: 'medium' },
  { lane: 'ffmpeg', codec: 'mjpeg', size: 'main', tile: 'medium' },
  { lane: 'ffmpeg', codec: 'mpeg4', size: 'sub', tile: 'small' },
  { lane: 'ffmpeg', codec: 'mpeg4', size: 'main', tile: 'medium' },
];
