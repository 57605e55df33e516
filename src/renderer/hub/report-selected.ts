import { selection } from '../operator/desk-acts.ts';
import type { Operator } from '../operator/operator-store.ts';
import { cameraAt } from '../operator/selected-tile.ts';

/** Asks what is wrong with the selected tile's camera. False without a hub or a camera. */
export function reportSelected(operator: Operator): boolean {
  if (operator.hub.store.getState().view.person === null) return false;
  if (cameraAt(operator.session.store.getState().wall, selection(operator)) === null) return false;
  operator.store.setState({ dialog: 'report' });
  return true;
}
