import { faultOf } from '../../shared/base/fault.ts';
import type { CallInput, CallName, CallOutput } from '../../shared/contract/calls.ts';
import { pageTimeMs } from '../session/page-time.ts';
import { rememberCamera } from './cameras/browser-store.ts';
import { type Operator, type SaidCode, saidCodes, saidForMs, type TilePlace } from './operator-store.ts';
import { selectedTile } from './selected-tile.ts';

/** Tells the outcome of an act in the line under the wall, where nothing moves for it. */
export function say({ store }: Operator, code: SaidCode, detail: string): void {
  store.setState({ said: { code, detail, untilMs: pageTimeMs() + saidForMs } });
}

/** Asks the core; a refusal is told to the operator in words. */
export function ask<N extends CallName>(
  operator: Operator,
  name: N,
  input: CallInput<N>,
  then?: (output: CallOutput<N>) => void,
): void {
  operator.session.bridge.call(name, input).then(then, (error: unknown) => {
    const { code, message } = faultOf(error);
    const known = saidCodes.find((one) => one === code);
    say(operator, known ?? 'call-failed', message);
  });
}

export function selection(operator: Operator): TilePlace | null {
  return selectedTile(operator.session.store.getState().wall, operator.store.getState().selected);
}

/** Puts a camera on the selected tile, or takes it off. */
export function placeCamera(operator: Operator, cameraId: string | null): void {
  const place = selection(operator);
  if (place) putCamera(operator, place, cameraId);
}

/** Puts a camera on a tile (null takes it off) and counts it among the recent ones. */
export function putCamera(operator: Operator, place: TilePlace, cameraId: string | null): void {
  if (cameraId !== null) rememberCamera(operator, cameraId);
  ask(operator, 'wall.place', { ...place, cameraId });
}
