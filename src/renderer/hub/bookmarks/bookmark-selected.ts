import { say, selection } from '../../operator/desk-acts.ts';
import type { Operator } from '../../operator/operator-store.ts';
import { cameraAt } from '../../operator/selected-tile.ts';
import { pageTimeMs } from '../../session/page-time.ts';
import { mayWithCamera } from '../may-with-camera.ts';
import { askBookmark } from './bookmark-question.ts';
import { pictureMoment } from './picture-moment.ts';

/** Marks the moment that the selected tile shows as the key is pressed; the words come after. False without a camera. */
export function bookmarkSelected(operator: Operator): boolean {
  const place = selection(operator);
  const cameraId = cameraAt(operator.session.store.getState().wall, place);
  if (place === null || cameraId === null) return false;
  if (operator.hub.store.getState().view.person === null) {
    say(operator, 'bookmark-needs-hub', '');
    return true;
  }
  const nowMs = pageTimeMs();
  const shownAtMs = pictureMoment(operator.store.getState().reports, place, cameraId, nowMs);
  const atMs = shownAtMs ?? Math.round(nowMs);
  mayWithCamera(operator, 'bookmark', cameraId, () =>
    askBookmark(operator, { kind: 'new', cameraId, atMs, pictured: shownAtMs !== null }),
  );
  return true;
}
