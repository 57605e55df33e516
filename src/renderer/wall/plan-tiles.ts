import type { CameraInfo } from '../../shared/camera/camera.ts';
import { chooseRole } from '../../shared/wall/choose-role.ts';
import { fitPicture, layoutRects, type TileRect } from '../../shared/wall/layout.ts';
import type { PictureRegion } from '../../shared/wall/picture-region.ts';
import type { DisplayView } from '../../shared/wall/wall-view.ts';
import type { TileWish } from '../video/video-wall.ts';

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

/** What the video engine is asked for: every tile that has a camera, with the stream that suits the tile's height. */
export function tileWishes(tiles: readonly PlannedTile[]): TileWish[] {
  return tiles.flatMap(({ tile, rect, camera, region }) =>
    camera === null
      ? []
      : [
          {
            tile,
            rect,
            cameraId: camera.id,
            roles: camera.roles,
            region,
            // A part of the picture asks for as many lines as the whole would have.
            role: chooseRole(camera.roles, rect.height / (region?.height ?? 1)),
          },
        ],
  );
}
