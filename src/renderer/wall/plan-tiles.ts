import type { CameraInfo } from '../../shared/camera/camera.ts';
import { chooseRole } from '../../shared/wall/choose-role.ts';
import { layoutRects, parseLayout, type TileRect } from '../../shared/wall/layout.ts';
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
}

/** Lays the wanted tiles of a display out in its window. An unknown layout gives no tiles. */
export function planTiles(
  display: DisplayView,
  cameras: ReadonlyMap<string, CameraInfo>,
  { width, height }: WindowSize,
): PlannedTile[] {
  const layout = parseLayout(display.layout);
  if (layout === null) return [];
  return layoutRects(layout, width, height).map((rect, tile) => {
    const cameraId = display.tiles[tile] ?? null;
    return { tile, rect, cameraId, camera: cameraId === null ? null : (cameras.get(cameraId) ?? null) };
  });
}

/** What the video engine is asked for: every tile that has a camera, with the stream that suits the tile's height. */
export function tileWishes(tiles: readonly PlannedTile[]): TileWish[] {
  return tiles.flatMap(({ tile, rect, camera }) =>
    camera === null
      ? []
      : [
          {
            tile,
            rect,
            cameraId: camera.id,
            roles: camera.roles,
            role: chooseRole(camera.roles, rect.height),
          },
        ],
  );
}
