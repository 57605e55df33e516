import { selection } from '../operator/desk-acts.ts';
import type { Operator } from '../operator/operator-store.ts';
import { cameraAt } from '../operator/selected-tile.ts';
import { mayWithCamera } from './may-with-camera.ts';
import { askPush } from './push-question.ts';

/** The selected tile's camera goes to another desk. False without a hub or a camera. */
export function pushSelected(operator: Operator): boolean {
  if (operator.hub.store.getState().view.person === null) return false;
  const cameraId = cameraAt(operator.session.store.getState().wall, selection(operator));
  if (cameraId === null) return false;
  mayWithCamera(operator, 'push', cameraId, () =>
    askPush(operator, { kind: 'camera', cameraId, tile: null }),
  );
  return true;
}
