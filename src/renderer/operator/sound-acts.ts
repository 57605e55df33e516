import type { SoundChoice } from '../audio/sound-desk.ts';
import { selection } from './desk-acts.ts';
import type { Operator } from './operator-store.ts';
import { cameraAt } from './selected-tile.ts';

/** The camera on the selected tile and the stream that shows it; null when the tile is empty. */
export function selectedSound(operator: Operator): SoundChoice | null {
  const place = selection(operator);
  const cameraId = cameraAt(operator.session.store.getState().wall, place);
  if (place === null || cameraId === null) return null;
  const report = operator.store.getState().reports.get(place.displayId)?.tiles.get(place.tile);
  return { cameraId, role: report?.stream ?? 'sub' };
}
