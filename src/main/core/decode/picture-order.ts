import { mostReorderedMs } from '../../../shared/media/reordering.ts';
import type { LanePicture } from './lane-picture.ts';

type PictureTime = Pick<LanePicture, 'generation' | 'ptsMs' | 'arrivedAtMs'>;

/** Whether a picture of another decoder is newer than the last one shown, also when the camera's clock was set back between them. */
export function isNewer(picture: PictureTime, shown: PictureTime | null): boolean {
  if (shown === null || picture.generation > shown.generation) return true;
  if (picture.generation < shown.generation) return false;
  const laterMs = picture.arrivedAtMs - shown.arrivedAtMs;
  return laterMs > 2 * mostReorderedMs || (picture.ptsMs > shown.ptsMs && laterMs > -mostReorderedMs);
}
