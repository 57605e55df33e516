import type { CameraInfo } from '../../../shared/camera/camera.ts';
import { localTime } from './local-time.ts';

/** Forbidden in file names by one system or another; \p{C}: invisible characters, also those that turn the direction of writing. */
const forbidden = /[<>:"/\\|?*\p{C}]/gu;
/** With date, time and a counter it stays below the 255 bytes of every file system. */
const maxNameBytes = 180;

/** The camera as an operator knows it: `0127 Tràng Tiền`. */
export function cameraTitle({ number, name }: Pick<CameraInfo, 'number' | 'name'>): string {
  return `${String(number).padStart(4, '0')} ${name}`;
}

/** Name of a picture's file, without its ending: `0127 Tràng Tiền 2026-11-22 14-32-10.123`. `atMs`: epoch milliseconds. */
export function snapshotName(camera: Pick<CameraInfo, 'number' | 'name'>, atMs: number): string {
  const { date, time } = localTime(atMs);
  const title = cameraTitle(camera).normalize('NFC').replace(/\s+/g, ' ').replace(forbidden, '');
  return `${cutTo(maxNameBytes, title.trim())} ${date} ${time.replaceAll(':', '-')}`;
}

/** The longest beginning of whole characters, as a reader counts them, that fits. */
function cutTo(maxBytes: number, text: string): string {
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (Buffer.byteLength(kept + segment) > maxBytes) break;
    kept += segment;
  }
  return kept.trim();
}
