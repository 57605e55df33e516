import type { Fault } from '../../shared/base/fault.ts';
import type { StreamRole } from '../../shared/camera/stream-role.ts';
import type { BridgeEndpoint } from '../../shared/contract/window-identity.ts';
import type { FeedLane, FeedTier } from '../../shared/wall/feed-order.ts';
import type { TileRect } from '../../shared/wall/layout.ts';
import type { PictureRegion } from '../../shared/wall/picture-region.ts';
import type { TileReport } from '../../shared/wall/tile-report.ts';
import type { TileReason } from '../../shared/wall/tile-state.ts';

/**
 * A camera wanted in a tile: `roles` are the streams it has, `role` the one wanted, decoded by `lane`, as many of its pictures as `tier` says; `rect` where, in
 * the canvas's pixels, `region` which part of the picture (null: all). `ordered` is null when the window chose all this by itself; else it carries why this is not the best.
 */
export interface TileWish {
  readonly tile: number;
  readonly cameraId: string;
  readonly roles: readonly StreamRole[];
  readonly role: StreamRole;
  readonly lane: FeedLane;
  readonly tier: FeedTier;
  readonly ordered: { readonly reason: TileReason | null } | null;
  readonly rect: TileRect;
  readonly region: PictureRegion | null;
}

/** A tile's picture as a PNG file, whole and in its stream's own size whatever part of it is shown; `arrivedAtMs` is core time. */
export interface TilePicture {
  readonly png: Blob;
  readonly cameraId: string;
  readonly width: number;
  readonly height: number;
  readonly arrivedAtMs: number;
  readonly stream: StreamRole;
}

/** The frame that a tile shows, as it leaves the worker. Whoever has it closes it. */
export type ShownFrame = Pick<TilePicture, 'cameraId' | 'arrivedAtMs' | 'stream'> & {
  readonly frame: VideoFrame;
};

/** Width and height of the canvas in pixels. */
export interface CanvasSize {
  readonly width: number;
  readonly height: number;
}

/** The painters with what one 640x360 picture into a 240x135 tile cost each (null = does not work here), and the one chosen. */
export interface PainterResult {
  painter: string;
  measured: { painter: string; msPerTile: number | null }[];
}

/** Window to worker. `atMs`: epoch milliseconds of the wish. `id` comes back with what was asked for. */
export type ToWorker =
  | { readonly type: 'start'; readonly canvas: OffscreenCanvas; readonly bridge: BridgeEndpoint }
  | {
      readonly type: 'tiles';
      readonly size: CanvasSize;
      readonly tiles: readonly TileWish[];
      readonly atMs: number;
    }
  /** Whether the page can be seen: a hidden one's decoders may rest. */
  | { readonly type: 'visible'; readonly visible: boolean }
  | { readonly type: 'still'; readonly id: number; readonly maxWidth: number; readonly quality: number }
  | { readonly type: 'picture'; readonly id: number; readonly tile: number };

/** Worker to window. `alive` comes four times a second while rounds of painting end: its absence is how the window notices a worker that hangs. */
export type FromWorker =
  | { readonly type: 'alive' }
  | { readonly type: 'tiles'; readonly reports: readonly TileReport[] }
  | { readonly type: 'painter'; readonly result: PainterResult }
  | { readonly type: 'still'; readonly id: number; readonly jpeg: Blob | null }
  | { readonly type: 'picture'; readonly id: number; readonly shown: ShownFrame | null }
  | { readonly type: 'fault'; readonly fault: Fault };
