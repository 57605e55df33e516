import { faultOf } from '../../shared/base/fault.ts';
import type { CallInput, CallName } from '../../shared/contract/calls.ts';
import { layoutNames } from '../../shared/wall/layout.ts';
import { neighbourTile } from './neighbour-tile.ts';
import type { OperatorAct } from './operator-keys.ts';
import type { Operator, TilePlace } from './operator-store.ts';
import { selectedTile } from './selected-tile.ts';

const longestNumber = 7;

/** Asks the core; a refusal is told to the operator in words. */
export function ask<N extends CallName>({ session }: Operator, name: N, input: CallInput<N>): void {
  session.bridge.call(name, input).catch((error: unknown) => {
    const { code, message } = faultOf(error);
    if (code === 'disconnected') session.tell('disconnected', '');
    else session.tell('call-failed', message);
  });
}

export function selection(operator: Operator): TilePlace | null {
  return selectedTile(operator.session.store.getState().wall, operator.store.getState().selected);
}

export function placeCamera(operator: Operator, cameraId: string | null): void {
  const place = selection(operator);
  if (place) ask(operator, 'wall.place', { ...place, cameraId });
}

/** Does what a key asked for. False when it had nothing to do: then the key keeps its usual meaning. */
export function perform(operator: Operator, act: OperatorAct): boolean {
  const { typed } = operator.store.getState();
  switch (act.act) {
    case 'move':
      return move(operator, act.direction);
    case 'next-display':
      return nextDisplay(operator);
    case 'digit':
      operator.store.setState({ typed: (typed + act.digit).slice(0, longestNumber) });
      return true;
    case 'rub':
      operator.store.setState({ typed: typed.slice(0, -1) });
      return typed !== '';
    case 'drop':
      operator.store.setState({ typed: '' });
      return typed !== '';
    case 'place':
      return placeTyped(operator, typed);
    case 'clear':
      placeCamera(operator, null);
      return true;
    case 'layout':
      return setLayout(operator, act.index);
    case 'wall':
      ask(operator, 'window.focus', { kind: 'wall', displayId: selection(operator)?.displayId ?? null });
      return true;
    case 'search':
      document.querySelector<HTMLInputElement>('.camera-search input')?.focus();
      return true;
  }
}

function move(operator: Operator, direction: Parameters<typeof neighbourTile>[2]): boolean {
  const place = selection(operator);
  const display = operator.session.store.getState().wall.displays.find(({ id }) => id === place?.displayId);
  if (!place || !display) return false;
  operator.store.setState({
    selected: { ...place, tile: neighbourTile(display.grid, place.tile, direction) },
  });
  return true;
}

function nextDisplay(operator: Operator): boolean {
  const { displays } = operator.session.store.getState().wall;
  const at = displays.findIndex(({ id }) => id === selection(operator)?.displayId);
  const next = displays[at + 1];
  if (!next) return false;
  operator.store.setState({ selected: { displayId: next.id, tile: 0 } });
  return true;
}

function placeTyped(operator: Operator, typed: string): boolean {
  if (typed === '') return false;
  const { cameras } = operator.session.store.getState();
  const camera = [...cameras.values()].find(({ number }) => number === Number(typed));
  if (!camera) return true;
  placeCamera(operator, camera.id);
  operator.store.setState({ typed: '' });
  return true;
}

function setLayout(operator: Operator, index: number): boolean {
  const place = selection(operator);
  const layout = layoutNames[index];
  if (place && layout) ask(operator, 'wall.set-layout', { displayId: place.displayId, layout });
  return true;
}
