import type { DisplayReport, TilePlace } from '../../operator/operator-store.ts';

/**
 * The time of the picture that a tile shows now, epoch milliseconds of this machine: of a live one as old as it was when its window last said so, of one that
 * stands still its own. Null: the tile has no picture.
 */
export function pictureMoment(
  reports: ReadonlyMap<string, DisplayReport>,
  { displayId, tile }: TilePlace,
  cameraId: string,
  nowMs: number,
): number | null {
  const display = reports.get(displayId);
  const report = display?.tiles.get(tile);
  if (!display || report?.cameraId !== cameraId || report.pictureAtMs === null) return null;
  if (report.state !== 'live') return Math.round(report.pictureAtMs);
  return Math.round(nowMs - Math.max(0, display.arrivedAtMs - report.pictureAtMs));
}
