import { mayWithCamera } from '../hub/may-with-camera.ts';
import { ask, say, selection } from './desk-acts.ts';
import type { Operator, TilePlace } from './operator-store.ts';
import { cameraAt } from './selected-tile.ts';

/** The selected tile fills its display; when one does already, all are back. */
export function toggleMaximised(operator: Operator): boolean {
  const place = selection(operator);
  if (!place) return false;
  const { wall } = operator.session.store.getState();
  const display = wall.displays.find(({ id }) => id === place.displayId);
  const tile = display?.maximised === null ? place.tile : null;
  ask(operator, 'wall.maximise', { displayId: place.displayId, tile });
  return true;
}

/** X: picks the selected tile's camera up; the next press puts it down on the tile selected then. */
export function carry(operator: Operator): boolean {
  const place = selection(operator);
  if (!place) return false;
  const { carried } = operator.store.getState();
  if (carried) return putDown(operator, carried, place);
  if (cameraAt(operator.session.store.getState().wall, place) === null) return false;
  operator.store.setState({ carried: place });
  return true;
}

/** What was carried from one tile comes to another; what was there goes the other way. */
export function putDown(operator: Operator, from: TilePlace, to: TilePlace): boolean {
  operator.store.setState({ carried: null });
  if (from.displayId !== to.displayId || from.tile !== to.tile) ask(operator, 'wall.swap', { from, to });
  return true;
}

/** The selected tile's picture into a file; where it lies is told. */
export function takeSnapshot(operator: Operator): boolean {
  const place = selection(operator);
  if (!place) return false;
  const take = () =>
    ask(operator, 'tile.snapshot', place, ({ path }) => say(operator, 'snapshot-saved', path));
  const cameraId = cameraAt(operator.session.store.getState().wall, place);
  // A picture that leaves the wall is data extracted (Art. 3.7).
  if (cameraId === null) take();
  else mayWithCamera(operator, 'export', cameraId, take);
  return true;
}
