import { placeCamera } from '../desk-acts.ts';
import type { Operator } from '../operator-store.ts';
import { rememberCamera } from './browser-store.ts';

/** Puts a listed camera on the selected tile. */
export function placeFromList(operator: Operator, cameraId: string): void {
  placeCamera(operator, cameraId);
  rememberCamera(operator, cameraId);
}
