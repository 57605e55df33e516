import type { CameraInfo } from '../../shared/camera/camera.ts';
import { chooseRole } from '../../shared/wall/choose-role.ts';
import type { FeedOrder } from '../../shared/wall/feed-order.ts';
import { fitPicture, layoutRects, type TileRect } from '../../shared/wall/layout.ts';
import type { PictureRegion } from '../../shared/wall/picture-region.ts';
import type { DisplayView } from '../../shared/wall/wall-view.ts';
import type { TileWish } from '../video/video-wall.ts';
import type { FeedOrders } from './order-follower.ts';

/** A window's inside in device pixels, and how many of them a CSS pixel has. */
export interface WindowSize {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

/** One tile of the window: its place in device pixels and what is wanted there. A camera that is not in the list any more has no `camera`. */
export interface PlannedTile {
  readonly tile: number;
  readonly rect: TileRect;
  readonly cameraId: string | null;
  readonly camera: CameraInfo | null;
  /** The part of the picture that is wanted; null for all of it. */
  readonly region: PictureRegion | null;
}

/** Lays the wanted tiles of a display out in its window; a maximised one is there alone. */
export function planTiles(
  display: DisplayView,
  cameras: ReadonlyMap<string, CameraInfo>,
  { width, height }: WindowSize,
): PlannedTile[] {
  const { grid, maximised } = display;
  const rects = layoutRects(grid, width, height);
  const planned = rects.map((rect, tile) => {
    const cameraId = display.tiles[tile] ?? null;
    const camera = cameraId === null ? null : (cameras.get(cameraId) ?? null);
    return { tile, rect, cameraId, camera, region: display.zooms[tile] ?? null };
  });
  if (maximised === null) return planned;
  const whole = { x: 0, y: 0, width, height };
  return planned.filter(({ tile }) => tile === maximised).map((one) => ({ ...one, rect: whole }));
}

/** Where a 16:9 picture stands in its tile, in device pixels; a picture of another shape is off by its bars. */
export function pictureRect({ rect }: PlannedTile): TileRect {
  return fitPicture(rect, 16, 9);
}

/**
 * What the video engine is asked for: every tile that has a camera, as the core ordered it; where it has not yet, with the stream that suits the tile's
 * height and decoded in the window: a picture waits for nobody.
 */
export function tileWishes(tiles: readonly PlannedTile[], orders: FeedOrders): TileWish[] {
  return tiles.flatMap(({ tile, rect, camera, region }) => {
    if (camera === null) return [];
    const { id: cameraId, roles } = camera;
    return [{ tile, rect, cameraId, roles, region, ...howToShow({ tile, rect, camera, region }, orders) }];
  });
}

type Shown = Pick<PlannedTile, 'tile' | 'rect' | 'region'> & { readonly camera: CameraInfo };

function howToShow(
  { tile, rect, camera, region }: Shown,
  orders: FeedOrders,
): Pick<TileWish, 'role' | 'lane' | 'tier' | 'ordered'> {
  const order = orderFor(tile, camera, orders);
  if (order) {
    const { role, lane, tier, reason } = order;
    return { role, lane, tier, ordered: { reason } };
  }
  // A part of the picture asks for as many lines as the whole would have.
  const role = chooseRole(camera.roles, rect.height / (region?.height ?? 1));
  return { role, lane: 'webcodecs', tier: 'all', ordered: null };
}

/** A camera that has just moved keeps its order until the core has given one for the new tile. */
function orderFor(tile: number, { id, roles }: CameraInfo, orders: FeedOrders): FeedOrder | undefined {
  const own = orders.get(tile);
  const order = own?.cameraId === id ? own : [...orders.values()].find(({ cameraId }) => cameraId === id);
  return order && roles.includes(order.role) ? order : undefined;
}
